"""A back-up that only the holder of its key can read or make (mã hóa bản sao lưu).

Here: the sealed form, written and read as a stream. Not here: what is inside (archive.py), where the key lies
(config/given.py).

    MAGIC  salt (16 bytes)  nonce (7 bytes)  piece piece …

Each piece is 1 MiB (the last one shorter), AES-256-GCM, under the nonce, its number and whether it is the
last: a piece changed, moved, left out or cut off is found. The key is scrypt of what the key file holds.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"HOABAN-SEALED-1\n"
SALT, NONCE, TAG, PIECE = 16, 7, 16, 1 << 20
HEADER = len(MAGIC) + SALT + NONCE
LAST, MORE = b"\1", b"\0"


class WrongKey(ValueError):
    """The key does not open this back-up, or there is none."""


class Damaged(ValueError):
    """A piece is not as it was written."""


def is_sealed(path: Path) -> bool:
    """Is this file a sealed back-up?"""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


class Sealing(io.RawIOBase):
    """Whatever is written to it is sealed into the file; complete once closed."""

    def __init__(self, file: IO[bytes], key: bytes) -> None:
        salt, self._nonce = os.urandom(SALT), os.urandom(NONCE)
        self._file, self._header = file, MAGIC + salt + self._nonce
        self._cipher, self._number, self._waiting = _cipher(key, salt), 0, bytearray()
        file.write(self._header)

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self._waiting += content
        while len(self._waiting) > PIECE:  # not at its full length: the last piece is told from the others
            self._seal(bytes(self._waiting[:PIECE]), MORE)
            del self._waiting[:PIECE]
        return len(content)

    def finish(self) -> None:
        """Write the last piece."""
        self._seal(bytes(self._waiting), LAST)

    def _seal(self, piece: bytes, which: bytes) -> None:
        nonce = _nonce(self._nonce, self._number, which)
        self._file.write(self._cipher.encrypt(nonce, piece, self._header))
        self._number += 1


class Opening(io.RawIOBase):
    """What was sealed into the file, as it was. Raises WrongKey, Damaged."""

    def __init__(self, file: IO[bytes], key: bytes) -> None:
        self._file, self._header = file, file.read(HEADER)
        salt, self._nonce = self._header[len(MAGIC) : -NONCE], self._header[-NONCE:]
        self._cipher = _cipher(key, salt)
        self._end = os.fstat(file.fileno()).st_size
        self._at, self._number, self._piece = 0, -1, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_END:
            raise io.UnsupportedOperation("the end is known once it was read")
        self._at = offset + (self._at if whence == io.SEEK_CUR else 0)
        return self._at

    def readinto(self, buffer: Any) -> int:
        number, offset = divmod(self._at, PIECE)
        if number != self._number and not self._open(number):
            return 0
        part = self._piece[offset : offset + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def _open(self, number: int) -> bool:
        """Open this piece; False where there is none any more."""
        begin = HEADER + number * (PIECE + TAG)
        if number and begin >= self._end:
            return False
        self._file.seek(begin)
        sealed = self._file.read(PIECE + TAG)
        which = LAST if begin + len(sealed) >= self._end else MORE
        try:
            piece = self._cipher.decrypt(_nonce(self._nonce, number, which), sealed, self._header)
        except InvalidTag as wrong:
            raise (Damaged if number else WrongKey)(number) from wrong
        self._number, self._piece = number, piece
        return True


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=1 << 15, r=8, p=1).derive(key.strip()))


def _nonce(prefix: bytes, number: int, which: bytes) -> bytes:
    return prefix + number.to_bytes(4, "big") + which
