"""What can be wrong before the database is asked: folder, disk, keys, fonts, port, address.

Each check takes the settings and gives what it finds. Not here: their order (__init__.py).
"""

from __future__ import annotations

import errno
import os
import re
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hoaban.config.doctor.finding import Finding
from hoaban.config.given import SHORTEST_SECRET, Given

LEAST_FREE = 1 << 30  # bytes: a back-up and a day's papers
LEAST_FREE_NODES = 1000
KEY_FILES = {"secret-key": "HOABAN_SECRET_KEY", "signing-key": "HOABAN_SIGNING_KEY"}
FONTS = {
    "core/documents/fonts": ("be-vietnam-pro-400.ttf", "be-vietnam-pro-700.ttf", "bitter-600.ttf"),
    "web/static/fonts": (
        "be-vietnam-pro-latin-400-normal.woff2", "be-vietnam-pro-vietnamese-400-normal.woff2",
    ),
}  # fmt: skip
FONT_SIGNS = (b"\0\1\0\0", b"OTTO", b"wOF2")
HERE = Path(__file__).resolve().parents[2]


def fonts(given: Given) -> Iterator[Finding]:
    """Without its fonts a paper would be printed with other letters, or with none for ơ, ư, ạ."""
    for folder, names in FONTS.items():
        for name in names:
            path = HERE / folder / name
            try:
                good = path.read_bytes()[:4] in FONT_SIGNS
            except OSError:
                good = False
            if not good:
                yield Finding(
                    "fonts",
                    f"thiếu hoặc hỏng phông chữ {path}",
                    "Chép lại thư mục chương trình từ bản phát hành (git checkout, hoặc giải nén lại).",
                )


def laws(given: Given) -> Iterator[Finding]:
    """An edition of the law that cannot be read judges nothing."""
    from hoaban.programme.edition import known_editions

    do = "Chạy ./hoaban law check, sửa dòng nó nêu hoặc bỏ thư mục ấy khỏi HOABAN_LAW_DIRS."
    library = known_editions(given.law_dirs)
    for place, why in library.unreadable:
        yield Finding("laws", f"bản quy định {place} không đọc được: {why}", do)
    for twice in library.met_twice:
        yield Finding("laws", f"bản quy định {twice.id} có hai lần, lần sau ở {twice.folder}", do)


def folder(given: Given) -> Iterator[Finding]:
    """The data folder is there, may be written, and is of the kind that the settings say."""
    if not given.data_dir.exists():
        yield Finding(
            "folder",
            f"chưa có thư mục dữ liệu {given.data_dir}",
            "Nếu đây là bản cài đặt mới: chạy ./run một lần. Nếu không: HOABAN_DATA_DIR đang trỏ sai chỗ.",
        )
        return
    folders = {"HOABAN_DATA_DIR": given.data_dir}
    if given.s3 is None and given.files_dir.exists():
        folders["HOABAN_FILES_URL"] = given.files_dir
    for name, place in folders.items():
        yield from _written(name, place)
    kind, wanted = given.data_dir / "kind", "demo" if given.demo else "real"
    if kind.is_file() and kind.read_text(encoding="ascii").strip() != wanted:
        yield Finding(
            "folder",
            f"{given.data_dir} là dữ liệu của bản {'thật' if given.demo else 'minh họa'}",
            f"Đặt HOABAN_DEMO={int(not given.demo)}, hoặc HOABAN_DATA_DIR là thư mục khác.",
        )


def _written(name: str, place: Path) -> Iterator[Finding]:
    try:
        with tempfile.TemporaryFile(dir=place) as probe:
            probe.write(b"\0" * 4096)
            probe.flush()
    except OSError as wrong:
        if wrong.errno in (errno.ENOSPC, errno.EDQUOT):
            return  # its own finding: disk
        yield Finding(
            "folder",
            f"{name}: không ghi được vào {place} ({wrong.strerror})",
            f"Cho người chạy Hoa Ban quyền ghi: chown -R <người chạy> {place}; chmod 700 {place}",
        )


def owner(given: Given) -> Iterator[Finding]:
    """What a command run as another user has left behind, the service cannot write; and what others may read
    is no secret any more."""
    mine = given.data_dir.stat().st_uid
    for path in [given.data_dir, *sorted(given.data_dir.iterdir())]:
        facts = path.lstat()
        if facts.st_uid != mine:
            yield Finding(
                "owner",
                f"{path} thuộc về người dùng số {facts.st_uid}, thư mục dữ liệu thuộc về số {mine}",
                f"chown -R {mine} {given.data_dir}, và từ nay chạy ./hoaban bằng đúng người dùng ấy.",
            )
        elif facts.st_mode & 0o077 and not path.is_symlink() and path.name in KEY_FILES:
            yield Finding("owner", f"người khác trên máy đọc được {path}", f"chmod 600 {path}")


def disk(given: Given) -> Iterator[Finding]:
    """A full disk refuses every write."""
    places = {given.data_dir} | ({given.files_dir} if given.s3 is None else set())
    seen: set[int] = set()
    for place in sorted(place for place in places if place.exists()):
        device = place.stat().st_dev
        if device in seen:
            continue
        seen.add(device)
        facts = os.statvfs(place)
        if facts.f_bavail * facts.f_frsize < LEAST_FREE:
            yield Finding(
                "disk",
                f"đĩa chứa {place} chỉ còn {(facts.f_bavail * facts.f_frsize) >> 20} MB trống",
                f"Dọn hoặc mở rộng đĩa: cần {LEAST_FREE >> 20} MB; sao lưu cũ thường chiếm nhiều nhất.",
            )
        elif 0 <= facts.f_favail < LEAST_FREE_NODES and facts.f_files:
            yield Finding(
                "disk", f"đĩa chứa {place} hết chỗ cho tệp mới (inode)", "Xóa bớt tệp nhỏ trên đĩa ấy."
            )


def keys(given: Given) -> Iterator[Finding]:
    """Both keys are there and are keys; one given from outside and one in the folder that differ are two."""
    for name, setting in KEY_FILES.items():
        path, outside = given.data_dir / name, os.environ.get(setting) or ""
        kept = path.read_text(encoding="ascii", errors="replace").strip() if path.is_file() else ""
        if not (kept or outside):
            if _has_worked(given):
                yield Finding(
                    "keys",
                    f"mất khóa {path}",
                    "Lấy lại khóa từ bản sao lưu: tar -xOf <bản sao lưu> keys/" + name + f" > {path}",
                )
        elif not outside and not _is_key(name, kept):
            yield Finding(
                "keys", f"{path} không phải một khóa",
                f"Lấy lại khóa từ bản sao lưu (keys/{name}). Đừng tạo khóa mới: giấy đã in mang chữ ký cũ.",
            )  # fmt: skip
        elif kept and outside and kept != outside.strip():
            yield Finding(
                "keys",
                f"{setting} khác với khóa trong {path}",
                f"Chỉ giữ một: bỏ {setting} nếu khóa trong thư mục là khóa đúng, hoặc xóa {path}.",
            )


def _has_worked(given: Given) -> bool:
    return (given.data_dir / "kind").exists()


def _is_key(name: str, text: str) -> bool:
    if name == "signing-key":
        return bool(re.fullmatch("[0-9a-fA-F]{64}", text))
    return len(text) >= SHORTEST_SECRET


def port(given: Given) -> Iterator[Finding]:
    """The port is free, or it is our own server that has it."""
    from hoaban.config.serve import health

    family = socket.AF_INET6 if ":" in given.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((given.host, given.port))
        except OSError as wrong:
            if wrong.errno != errno.EADDRINUSE:
                yield Finding(
                    "port",
                    f"HOABAN_HOST={given.host}, HOABAN_PORT={given.port}: {wrong.strerror}",
                    "Đặt HOABAN_HOST là địa chỉ của máy này (127.0.0.1), HOABAN_PORT từ 1024 trở lên.",
                )
            elif health(given) != "200":
                yield Finding(
                    "port",
                    f"cổng {given.port} đang có chương trình khác dùng",
                    f"Tìm bằng: ss -ltnp 'sport = :{given.port}', dừng nó, hoặc đặt HOABAN_PORT khác.",
                )


def address(given: Given) -> Iterator[Finding]:
    """Log-ins over the open net want TLS; and a server that others reach past the proxy wants none of it."""
    if not given.local and given.base_url.startswith("http:"):
        yield Finding(
            "address",
            f"HOABAN_BASE_URL={given.base_url}: mật khẩu và phiếu chấm đi qua mạng không mã hóa",
            "Đặt máy chủ trung chuyển có TLS đứng trước (docs/operating.md) và ghi https://",
            is_wrong=False,
        )
