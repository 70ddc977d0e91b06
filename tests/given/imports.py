"""Tables as an office keeps them, brought and saved."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from given.people import COMMUNE, an_act
from hoaban.core.accounts.roles import Role
from hoaban.core.imports import actions
from hoaban.core.imports.models import ImportFile

HEADINGS = ("Tên chủ thể", "Mã xã", "Loại hình", "Ghi chú riêng")
GOOD = (("HTX Ruộng Bậc Thang", COMMUNE, "Hợp tác xã", "a"),)
GUESSED = (("Tổ Suối Trong", COMMUNE, "câu lạc bộ", "b"),)
WRONG = (("HTX Đồi Chè", "99999", "Hợp tác xã", "c"),)


def a_table(*rows: tuple[str, ...], name: str = "chu-the.csv") -> SimpleUploadedFile:
    """A CSV file with a line of headings."""
    lines = [",".join(row) for row in (HEADINGS, *rows)]
    return SimpleUploadedFile(name, ("\n".join(lines) + "\n").encode())


def a_brought_file(*rows: tuple[str, ...], name: str = "chu-the.csv") -> ImportFile:
    """Producers in a table that the office has brought; nothing is saved."""
    act = an_act(Role.PROVINCIAL_OFFICER)
    return actions.bring_file(act, kind="producers", file=a_table(*(rows or GOOD), name=name))


def a_saved_import(*rows: tuple[str, ...], name: str = "chu-the.csv") -> ImportFile:
    """The same, saved."""
    return actions.save_import(an_act(Role.PROVINCIAL_OFFICER), a_brought_file(*rows, name=name))
