"""A back-up says whose it is, and a broken one that it is broken. Whole ones: tests/cli/test_restore.py."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from hoaban.core.audit.contents import FORMAT, INSTALLATION, NEEDED, BadArchive, Origin, origin_of

PARTS = dict.fromkeys(NEEDED, b"") | {
    "manifest.json": json.dumps({"format": FORMAT}).encode(),
    INSTALLATION: b'{"fields": {"province_code": "20", "demo": false}}\n',
    "files/0f": b"content",
}


def an_archive(path: Path, parts: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for name, content in parts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return path


def test_it_says_of_which_province_and_kind_it_is(tmp_path: Path) -> None:
    assert origin_of(an_archive(tmp_path / "a", PARTS)) == Origin("20", demo=False)


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({**PARTS, "manifest.json": b'{"format": 99}'}, "phiên bản"),
        ({**PARTS, INSTALLATION: b""}, "không nói của tỉnh nào"),
        ({name: PARTS[name] for name in PARTS if name != "keys/secret-key"}, "tệp hỏng"),
    ],
)
def test_what_cannot_be_restored_is_refused(tmp_path: Path, parts: dict[str, bytes], why: str) -> None:
    with pytest.raises(BadArchive, match=why):
        origin_of(an_archive(tmp_path / "a", parts))


def test_a_damaged_end_a_folder_and_nothing_are_refused(tmp_path: Path) -> None:
    damaged = an_archive(tmp_path / "a", PARTS)
    damaged.write_bytes(damaged.read_bytes()[:-6] + b"\0" * 6)  # the checksum
    with tarfile.open(tmp_path / "b", "w:gz") as tar:
        folder = tarfile.TarInfo("files")
        folder.type = tarfile.DIRTYPE
        tar.addfile(folder)

    for path in (damaged, tmp_path / "b", tmp_path / "nothing"):
        with pytest.raises(BadArchive, match="tệp hỏng"):
            origin_of(path)
