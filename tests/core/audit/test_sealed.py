"""What is sealed is read with its key alone, and only as it was written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hoaban.core.audit.sealed import HEADER, PIECE, TAG, Damaged, Opening, Sealing, WrongKey, is_sealed

KEY = b"mot khoa"


def sealed(path: Path, content: bytes) -> Path:
    with path.open("wb") as file:
        into = Sealing(file, KEY)
        assert into.writable()
        for begin in range(0, len(content), 700_001):
            into.write(content[begin : begin + 700_001])
        into.finish()
    return path


def opened(path: Path, key: bytes = KEY) -> bytes:
    with path.open("rb") as file:
        inside = Opening(file, key)
        assert inside.readable()
        assert inside.seekable()
        return inside.read()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 5])
def test_what_went_in_comes_out(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)

    path = sealed(tmp_path / "a", content)

    assert is_sealed(path)
    assert opened(path, KEY + b"\n") == content
    assert not content or content[:16] not in path.read_bytes()


def test_a_place_in_it_is_found_again(tmp_path: Path) -> None:
    content = os.urandom(2 * PIECE)
    with sealed(tmp_path / "a", content).open("rb") as file:
        inside = Opening(file, KEY)
        inside.seek(PIECE + 7)
        inside.seek(3, os.SEEK_CUR)
        assert inside.tell() == PIECE + 10
        assert inside.read(5) == content[PIECE + 10 : PIECE + 15]
        with pytest.raises(OSError, match="end"):
            inside.seek(0, os.SEEK_END)


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    with pytest.raises(WrongKey):
        opened(sealed(tmp_path / "a", b"x"), b"khoa khac")


@pytest.mark.parametrize("what", ["changed", "cut", "left out", "moved"])
def test_whatever_was_done_to_it_is_found(tmp_path: Path, what: str) -> None:
    path = sealed(tmp_path / "a", os.urandom(3 * PIECE))
    whole, piece = path.read_bytes(), PIECE + TAG
    first, second = whole[HEADER : HEADER + piece], whole[HEADER + piece : HEADER + 2 * piece]
    rest = whole[HEADER + 2 * piece :]
    path.write_bytes(
        {
            "changed": whole[: HEADER + piece + 9] + b"!" + whole[HEADER + piece + 10 :],
            "cut": whole[: HEADER + 2 * piece],
            "left out": whole[: HEADER + piece] + rest,
            "moved": whole[:HEADER] + first + rest[:piece] + second,
        }[what]
    )

    with pytest.raises(Damaged):
        opened(path)
