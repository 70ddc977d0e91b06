"""What the operator has given (HOABAN_…): read once, checked, in one frozen value.

Here: the operator's settings and what is wrong with them, in words. Not here: Django's own (settings.py).
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

PROJECT = Path(__file__).resolve().parents[3]
LOCAL = {"localhost", "127.0.0.1", "::1"}
MOST_A_FILE = 200  # MB: a file is read whole into the server's memory
MOST_A_LIBRARY = 1 << 20  # MB
WORDS_FOR_YES, WORDS_FOR_NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}
SHORTEST_SECRET = 32  # signs


class BadSetting(Exception):
    """A setting that cannot be used; the message names it and says what to write instead."""


@dataclass(frozen=True, slots=True)
class S3:
    """A bucket for the content of files. endpoint "": Amazon's own. prefix: before every name, or ""."""

    bucket: str
    prefix: str
    endpoint: str
    region: str
    access_key: str
    secret_key: str


@dataclass(frozen=True, slots=True)
class BackupRules:
    """Of nightly back-ups: their folder, the file that holds their key, and how many of the newest days,
    weeks and months are kept."""

    folder: Path | None
    key_file: Path | None
    days: int
    weeks: int
    months: int


@dataclass(frozen=True, slots=True)
class Given:
    """One installation's settings."""

    demo: bool
    data_dir: Path
    database: dict[str, Any]
    files_dir: Path
    s3: S3 | None
    email: dict[str, Any]
    largest_file: int
    largest_library: int
    law_dirs: tuple[Path, ...]
    province: str
    host: str
    port: int
    base_url: str
    today: date | None
    log: str
    metrics_token: str
    backup: BackupRules

    @property
    def local(self) -> bool:
        """Is the platform reached from this machine only?"""
        return _is_local(self.base_url)


def read(environment: Mapping[str, str] = os.environ) -> Given:
    """The settings, or BadSetting."""
    get = environment.get
    check_everywhere(environment)
    demo = _yes_or_no("HOABAN_DEMO", get("HOABAN_DEMO") or "1")
    data_dir = Path(get("HOABAN_DATA_DIR") or PROJECT / "var" / ("demo" if demo else "real")).resolve()
    host, port = get("HOABAN_HOST") or "127.0.0.1", _port(get("HOABAN_PORT") or "8000")
    given = Given(
        demo=demo,
        data_dir=data_dir,
        database=_database(get("HOABAN_DATABASE_URL") or "", data_dir),
        files_dir=_files(get("HOABAN_FILES_URL") or "") or data_dir / "files",
        s3=_s3(environment),
        email=_email(get("HOABAN_EMAIL_URL") or "", data_dir),
        largest_file=_megabytes("HOABAN_LARGEST_FILE_MB", get("HOABAN_LARGEST_FILE_MB") or "25", MOST_A_FILE),
        largest_library=_megabytes(
            "HOABAN_LARGEST_LIBRARY_MB", get("HOABAN_LARGEST_LIBRARY_MB") or "2048", MOST_A_LIBRARY
        ),
        province=get("HOABAN_PROVINCE") or "11",
        law_dirs=tuple(Path(text) for text in (get("HOABAN_LAW_DIRS") or "").split(":") if text),
        host=host,
        port=port,
        base_url=(get("HOABAN_BASE_URL") or f"http://{_shown(host)}:{port}").rstrip("/"),
        today=_day(get("HOABAN_TODAY") or ""),
        log=_log(get("HOABAN_LOG") or "line"),
        metrics_token=_metrics_token(get("HOABAN_METRICS_TOKEN") or ""),
        backup=_backup(environment),
    )
    _check(given)
    return given


def check_everywhere(environment: Mapping[str, str] = os.environ) -> None:
    """What every command refuses, also one that reads no data: BadSetting."""
    get = environment.get
    _yes_or_no("HOABAN_DEMO", get("HOABAN_DEMO") or "1")
    address = get("HOABAN_BASE_URL") or f"http://{_shown(get('HOABAN_HOST') or '127.0.0.1')}"
    if _day(get("HOABAN_TODAY") or "") and not _is_local(address):
        raise BadSetting("HOABAN_TODAY chỉ dùng khi HOABAN_BASE_URL là máy này; bỏ HOABAN_TODAY.")
    secret, signing = get("HOABAN_SECRET_KEY"), get("HOABAN_SIGNING_KEY")
    if secret and len(secret) < SHORTEST_SECRET:
        raise BadSetting(f"HOABAN_SECRET_KEY cần ít nhất {SHORTEST_SECRET} ký tự; nay chỉ có {len(secret)}.")
    if signing and not re.fullmatch("[0-9a-fA-F]{64}", signing):
        raise BadSetting(
            "HOABAN_SIGNING_KEY phải là khóa Ed25519 viết bằng 64 ký tự 0-9, a-f; "
            "tạo bằng: openssl rand -hex 32"
        )


def _is_local(address: str) -> bool:
    try:
        return (urlsplit(address).hostname or "") in LOCAL
    except ValueError:
        return False


def _yes_or_no(name: str, text: str) -> bool:
    word = text.strip().lower()
    if word not in WORDS_FOR_YES | WORDS_FOR_NO:
        raise BadSetting(f"{name} phải là 1 hoặc 0; nay là “{text}”.")
    return word in WORDS_FOR_YES


def _files(url: str) -> Path | None:
    """The folder that HOABAN_FILES_URL names, as a path or file:///path; None where it names none."""
    scheme, colon, rest = url.partition(":")
    if not colon:
        return Path(url).resolve() if url else None
    if scheme.lower() == "file" and rest.startswith("///"):
        return Path(unquote(rest.removeprefix("//"))).resolve()
    if scheme.lower() == "s3":
        return None
    raise BadSetting(
        "HOABAN_FILES_URL phải là một thư mục, ví dụ /srv/hoaban/files hoặc file:///srv/files, "
        "hoặc một kho s3://ten-kho."
    )


BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")


def _s3(environment: Mapping[str, str]) -> S3 | None:
    """The bucket that HOABAN_FILES_URL names; None where it names a folder."""
    url = environment.get("HOABAN_FILES_URL") or ""
    if not url.lower().startswith("s3:"):
        return None
    bucket, _slash, prefix = url[3:].removeprefix("//").partition("/")
    if "@" in bucket or "?" in url or not BUCKET.fullmatch(bucket):
        # keys do not belong in an address, which is shown in messages and lists of processes
        raise BadSetting(
            "HOABAN_FILES_URL phải có dạng s3://ten-kho hoặc s3://ten-kho/thu-muc: tên kho 3 đến 63 ký tự "
            "a-z, 0-9, “-”, “.”; khóa ghi ở HOABAN_S3_ACCESS_KEY và HOABAN_S3_SECRET_KEY."
        )
    for name in ("HOABAN_S3_ACCESS_KEY", "HOABAN_S3_SECRET_KEY"):
        if not environment.get(name):
            raise BadSetting(f"{name}: kho s3:// cần khóa này; xin người quản lý kho.")
    return S3(
        bucket=bucket,
        prefix=prefix.strip("/"),
        endpoint=_endpoint(environment.get("HOABAN_S3_ENDPOINT") or ""),
        region=environment.get("HOABAN_S3_REGION") or "us-east-1",
        access_key=environment["HOABAN_S3_ACCESS_KEY"],
        secret_key=environment["HOABAN_S3_SECRET_KEY"],
    )


def _endpoint(address: str) -> str:
    """An S3 server's address; in the clear to this machine only, since papers of people go there."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if address and not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL)):
        raise BadSetting(
            "HOABAN_S3_ENDPOINT phải bắt đầu bằng https://, ví dụ https://s3.dienbien.gov.vn; "
            "http:// chỉ dùng cho kho trên chính máy này."
        )
    return address.rstrip("/")


MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def _email(url: str, data_dir: Path) -> dict[str, Any]:
    """Django's EMAIL_… settings for smtp+tls://user:password@host:587/from@domain (STARTTLS), smtps:// (TLS
    from the first byte) or smtp:// (in the clear); without one letters are files in the data folder."""
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(data_dir / "mail"),
        }
    try:
        parts = urlsplit(url)
        port = parts.port or MAIL_PORTS[parts.scheme]
    except (ValueError, KeyError):
        parts, port = urlsplit(""), 0
    sender = unquote(parts.path.strip("/")) or unquote(parts.username or "")
    if not parts.hostname or not re.fullmatch(r"[^@\s]+@[^@\s]+", sender):
        raise BadSetting(
            "HOABAN_EMAIL_URL phải có dạng smtp+tls://tên:mật-khẩu@máy-chủ:587/gui-tu@dia-chi.vn "
            "(hoặc smtps://, smtp://); dấu @ trong tên đăng nhập viết là %40."
        )
    if parts.password and parts.scheme == "smtp" and parts.hostname not in LOCAL:
        raise BadSetting("HOABAN_EMAIL_URL: mật khẩu không gửi qua smtp:// không mã hóa; dùng smtp+tls://")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": sender,
    }


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _check(given: Given) -> None:
    if given.largest_library < given.largest_file:
        raise BadSetting(
            "HOABAN_LARGEST_LIBRARY_MB phải bằng hoặc lớn hơn HOABAN_LARGEST_FILE_MB: "
            "tủ giấy tờ của một chủ thể phải chứa được ít nhất một tệp."
        )
    if given.demo and not given.local:
        raise BadSetting(
            "HOABAN_DEMO: dữ liệu minh họa chỉ chạy tại máy này. "
            "Đặt HOABAN_DEMO=0 khi HOABAN_BASE_URL là địa chỉ thật."
        )
    for folder in given.law_dirs:
        if not folder.is_dir():
            raise BadSetting(f"HOABAN_LAW_DIRS: không có thư mục {folder}.")
    try:
        parts = urlsplit(given.base_url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadSetting("HOABAN_BASE_URL phải là địa chỉ đầy đủ, ví dụ https://ocop.dienbien.gov.vn")


def _log(form: str) -> str:
    if form not in ("line", "json"):
        raise BadSetting(f"HOABAN_LOG phải là line hoặc json; nay là “{form}”.")
    return form


def _metrics_token(token: str) -> str:
    if token and len(token) < SHORTEST_SECRET:
        raise BadSetting(
            f"HOABAN_METRICS_TOKEN cần ít nhất {SHORTEST_SECRET} ký tự; tạo bằng: openssl rand -hex 32"
        )
    return token


def _backup(environment: Mapping[str, str]) -> BackupRules:
    """Where and how nightly back-ups are kept. Read, not opened: the key file is the operator's."""
    key = environment.get("HOABAN_BACKUP_KEY_FILE") or ""
    if key and not os.access(key, os.R_OK):
        raise BadSetting(f"HOABAN_BACKUP_KEY_FILE: không đọc được tệp {key}.")
    keep = environment.get("HOABAN_BACKUP_KEEP") or "7,5,12"
    if not re.fullmatch(r"[0-9]{1,3},[0-9]{1,3},[0-9]{1,3}", keep) or keep.startswith(("0,", "00,", "000,")):
        raise BadSetting(
            "HOABAN_BACKUP_KEEP phải là ba số: giữ bao nhiêu bản ngày, tuần, tháng, ví dụ 7,5,12; "
            "số đầu ít nhất là 1."
        )
    days, weeks, months = map(int, keep.split(","))
    folder = environment.get("HOABAN_BACKUP_DIR") or ""
    return BackupRules(
        Path(folder).resolve() if folder else None, Path(key) if key else None, days, weeks, months
    )


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise BadSetting("HOABAN_PORT phải là số từ 1 đến 65535, ví dụ 8000.")
    return int(text)


def _megabytes(name: str, text: str, most: int) -> int:
    """Bytes, of a whole number of megabytes."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and 0 < int(text) <= most):
        raise BadSetting(f"{name} phải là số megabyte, từ 1 đến {most}; nay là “{text}”.")
    return int(text) << 20


def _day(text: str) -> date | None:
    try:
        if text and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError(text)  # fromisoformat takes weeks and years without lines too
        return date.fromisoformat(text) if text else None
    except ValueError as wrong:
        raise BadSetting("HOABAN_TODAY phải có dạng năm-tháng-ngày, ví dụ 2026-12-01.") from wrong


SQLITE_OPTIONS = {
    # read-then-write deeds queue for the one writer instead of being refused; FULL survives a power cut
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
    "PRAGMA mmap_size=134217728;PRAGMA cache_size=-16000;",
}


PREPARED_AFTER = "3"


def _prepared(after: str) -> dict[str, Any]:
    """A connection keeps the plan of a statement asked so often: planning is most of what small ones cost.

    "off" for a pooler that hands one connection to many in turns and knows no prepared statements.
    """
    if not after.isdecimal() and after != "off":
        raise BadSetting("HOABAN_DATABASE_URL: prepare_threshold phải là một số, ví dụ 3, hoặc off.")
    return {"server_side_binding": True, "prepare_threshold": None if after == "off" else int(after)}


def _database(url: str, data_dir: Path) -> dict[str, Any]:
    """Django's DATABASES entry for sqlite:///path or postgresql://user:password@host:port/name?option=value."""
    try:
        parts = urlsplit(url or f"sqlite:///{data_dir / 'hoaban.sqlite3'}")
        port = str(parts.port or "")
    except ValueError as wrong:
        raise BadSetting("HOABAN_DATABASE_URL không phải một địa chỉ đọc được; xem docs/start.md.") from wrong
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path),
            "OPTIONS": dict(SQLITE_OPTIONS),
            "CONN_MAX_AGE": None,
        }
    if parts.scheme in ("postgres", "postgresql"):
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", parts.hostname or ""),
            "PORT": port or options.pop("port", ""),
            "OPTIONS": {**options, **_prepared(options.get("prepare_threshold", PREPARED_AFTER))},
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,  # one short question a request: its restart refuses nobody
        }
    raise BadSetting("HOABAN_DATABASE_URL phải bắt đầu bằng sqlite:/// và tên tệp, hoặc postgresql://")
