"""What a back-up says of itself, asked before there is a place to read it into: of which installation it is.

Here: whether the file is whole, and its province and kind. Django is not needed, nor is anything written.
Not here: how a back-up is written and read (archive.py).
"""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from hoaban.core.audit.sealed import Opening, WrongKey, is_sealed

FORMAT = 1
INSTALLATION = "tables/units.installation.jsonl"
NEEDED = ("manifest.json", INSTALLATION, "tables/audit.entry.jsonl", "keys/secret-key", "keys/signing-key")
UNREADABLE = (OSError, tarfile.TarError, zlib.error, ValueError, KeyError, TypeError, EOFError)
PIECE = 1 << 20


class BadArchive(Exception):
    """The file is no back-up that can be read, or the place is not empty; the message says which."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The installation that a back-up was made of."""

    province: str
    demo: bool


@contextmanager
def opened(path: Path, key: bytes | None) -> Iterator[IO[bytes]]:
    """The tar of a back-up, unpacked, and unsealed with the key where it is sealed. Raises WrongKey."""
    with path.open("rb") as file:
        inside: IO[bytes] = file
        if is_sealed(path):
            if not key:
                raise WrongKey(path)
            inside = io.BufferedReader(Opening(file, key), PIECE)
        with gzip.GzipFile(fileobj=inside) as whole:
            yield whole  # type: ignore[misc]


def origin_of(path: Path, key: bytes | None = None) -> Origin:
    """Read the file to its end, and say of which installation it is. Raises BadArchive."""
    try:
        kept = _small_parts(path, key)
        if json.loads(kept["manifest.json"])["format"] != FORMAT:
            raise BadArchive("bản sao lưu này của một phiên bản Hoa Ban khác.")
        for name in NEEDED:
            if name not in kept:
                raise KeyError(name)
        fields = json.loads(kept[INSTALLATION].splitlines()[0])["fields"]
        return Origin(str(fields["province_code"]), bool(fields["demo"]))
    except WrongKey as wrong:
        raise BadArchive(
            f"{path} đã được mã hóa, "
            + (
                "khóa trong HOABAN_BACKUP_KEY_FILE không mở được."
                if key
                else "hãy đặt HOABAN_BACKUP_KEY_FILE."
            )
        ) from wrong
    except IndexError as wrong:
        raise BadArchive(f"{path} không phải bản sao lưu đọc được: không nói của tỉnh nào.") from wrong
    except UNREADABLE as wrong:
        raise BadArchive(f"{path} không phải bản sao lưu đọc được: tệp hỏng, thiếu hoặc không có.") from wrong


def _small_parts(path: Path, key: bytes | None) -> dict[str, bytes]:
    """Everything is read, so that a file cut short is found; what says whose it is, is kept."""
    kept: dict[str, bytes] = {}
    with opened(path, key) as whole, tarfile.open(fileobj=whole, mode="r|") as tar:
        for entry in tar:
            file = tar.extractfile(entry)
            if file is None:
                raise KeyError(entry.name)
            if entry.name in ("manifest.json", INSTALLATION):
                kept[entry.name] = file.read()
                continue
            kept[entry.name] = b""
            while file.read(PIECE):
                pass
        while whole.read(PIECE):  # to the very end: there stands the checksum
            pass
    return kept
