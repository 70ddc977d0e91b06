"""The program that opens a workbook, asked in this process."""

from __future__ import annotations

from typing import Any

import pytest

from given.workbooks import a_workbook
from hoaban.core.documents import opening
from hoaban.core.documents.opening import LOCKED, TOO_LARGE, UNREADABLE, opened


def test_a_workbook_opens_sheet_by_sheet() -> None:
    (sheet,) = opened(a_workbook(more=lambda book, sheet: sheet.write(2, 1, "xa")))

    assert (sheet.name, sheet.shown, sheet.first, sheet.rows) == ("Sổ", True, 3, [[None, "xa"]])


def test_what_does_not_open_is_told_in_a_word() -> None:
    assert opened(b"PK\x03\x04") == UNREADABLE
    assert opened(a_workbook(more=lambda book, sheet: sheet.write(0, 300, "xa"))) == TOO_LARGE


class PanicException(BaseException):
    """As the reader's own mistakes arrive."""


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        (opening.python_calamine.PasswordError(), LOCKED),
        (MemoryError(), TOO_LARGE),
        (PanicException("index out of range"), UNREADABLE),
    ],
)
def test_every_way_to_fail_has_its_word(
    wrong: BaseException, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_content: Any) -> Any:
        raise wrong

    monkeypatch.setattr(opening.python_calamine.CalamineWorkbook, "from_filelike", fail)

    assert opened(b"PK") == word


def test_being_told_to_stop_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_content: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening.python_calamine.CalamineWorkbook, "from_filelike", stop)

    with pytest.raises(KeyboardInterrupt):
        opened(b"PK")
