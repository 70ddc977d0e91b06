"""Files of rows as the office brings them, as workbooks of producers or products."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from given.files import an_upload
from given.people import act_of
from given.registry import an_office_act
from given.workbooks import a_workbook
from hoaban.core.actions import Act
from hoaban.core.imports import actions
from hoaban.core.imports.models import ImportFile

PRODUCERS = ("TT", "Tên chủ thể", "Xã", "Mã số thuế", "Địa chỉ")
PRODUCTS = ("TT", "Tên sản phẩm", "Tên chủ thể", "Xã")


def rows_of_producers(number: int) -> list[Sequence[Any]]:
    """As many producers, with their headings."""
    return [
        PRODUCERS,
        *((n, f"HTX Minh Hoạ Nhập {n}", "Thanh An", "", f"Bản {n}") for n in range(1, number + 1)),
    ]


def a_brought_file(
    *rows: Sequence[Any], kind: str = "producers", act: Act | None = None, **given: Any
) -> ImportFile:
    """A file the office has brought, of two producers unless said."""
    content = a_workbook(*(rows or rows_of_producers(2)))
    return actions.bring_file(act or an_office_act(), kind=kind, file=an_upload("so.xlsx", content), **given)


def a_saved_file(*rows: Sequence[Any], kind: str = "producers", **given: Any) -> ImportFile:
    """A file whose rows stand in the register."""
    act = an_office_act()
    brought = a_brought_file(*rows, kind=kind, act=act)
    return actions.save_import(act_of(act.actor), brought, **given)
