"""An Excel as offices keep them: one list with every trouble that lists have."""

from __future__ import annotations

import io
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

PRODUCT_HEADINGS = ["STT", "Tên sản phẩm (*)", "Chủ thể", "Xã/phường", "Huyện", "Bộ sản phẩm", "Ghi chú"]


def a_workbook(rows: list[list[Any]], *, name: str = "Danh sách") -> bytes:
    """A workbook of one sheet with these rows, from its first line on."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return kept.getvalue()


def an_office_list() -> bytes:
    """Products of the office, with merged titles, sections, merged producers, a total, a second page of the
    same list, a hidden row, old fonts and all the rest.

    Line by line (Excel's numbers, sheet "Sản phẩm"):
    6  taken; 7  its producer merged with 6, NFD; 8  old font; 9  name of a commune of before;
    10 of another province; 11 a name that two communes bear; 12 section; 13 hidden; 14 markup;
    15 formula without value; 16 a set that is not there; 17 twice, the same; 18 twice, otherwise;
    19 empty; 20 total; 21 signature
    """
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Sản phẩm")
        sheet.merge_range("A1:G1", "DANH SÁCH SẢN PHẨM OCOP NĂM 2026")
        sheet.merge_range("A2:G2", "(Kèm theo Báo cáo số 1/BC-MH)")
        sheet.write_row("A4", PRODUCT_HEADINGS)
        sheet.merge_range("A5:G5", "I. HUYỆN ĐIỆN BIÊN")
        for line, row in enumerate(_rows(), 6):
            sheet.write_row(line - 1, 0, row)
        sheet.merge_range("C6:C7", "HTX Minh Hoạ Một")
        sheet.merge_range("A12:G12", "II. HUYỆN TUẦN GIÁO")
        sheet.set_row(12, None, None, {"hidden": True})
        sheet.write_formula("B15", "=VLOOKUP(A15,X:Y,2,0)", value="")
        ours = workbook.add_worksheet("Ghi chú")
        ours.write("A1", "Số liệu lấy từ các xã")
        again = workbook.add_worksheet("Bổ sung")
        again.write_row("A1", PRODUCT_HEADINGS)
        again.write_row("A2", [1, "Miến dong Minh Hoạ", "HTX Minh Hoạ Một", "Thanh An"])
        again.write_row("A3", PRODUCT_HEADINGS)
        again.write_row("A4", [2, "Măng khô Minh Hoạ", "HTX Minh Hoạ Một", "Thanh An"])
        hidden = workbook.add_worksheet("Cũ")
        hidden.write_row("A1", PRODUCT_HEADINGS)
        hidden.write_row("A2", [1, "Sản phẩm cũ Minh Hoạ", "HTX Minh Hoạ Cũ", "Thanh An"])
        hidden.hide()
    return kept.getvalue()


def _rows() -> list[list[Any]]:
    nfd = unicodedata.normalize("NFD", "Gạo nếp nương Minh Hoạ")
    return [
        [1, "Mật ong Minh Hoạ", None, "Xã Thanh An", None, 4],
        [2, nfd, None, "xã Thanh An", None, "Bộ 3"],
        [3, "MËt ong rõng Minh Ho¹", "HTX Minh Hoạ Hai", "Thanh Yên", None, None],
        [4, "Chè dây Minh Hoạ", "HTX Minh Hoạ Hai", "xã Noong Luống", "Huyện Điện Biên", None],
        [5, "Mận hậu Minh Hoạ", "HTX Minh Hoạ Hai", "Mộc Châu", None, None],
        [6, "Khoai sọ Minh Hoạ", "HTX Minh Hoạ Hai", "Sam Mứn", None, None],
        [],
        [7, "Thịt sấy Minh Hoạ", "HTX Minh Hoạ Hai", "Thanh Yên", None, None],
        [8, "<b>Rượu ngô Minh Hoạ</b>", "HTX Minh Hoạ Hai", "Thanh Yên", None, None],
        [9, None, "HTX Minh Hoạ Hai", "Thanh Yên", None, None],
        [10, "Lạc đỏ Minh Hoạ", "HTX Minh Hoạ Hai", "Thanh Yên", None, "Bộ 99"],
        [11, "Mật ong Minh Hoạ", "HTX Minh Hoạ Một", "Thanh An", None, 4],
        [12, "Mật ong Minh Hoạ", "HTX Minh Hoạ Một", "Thanh An", None, 5],
        [],
        ["Tổng cộng", 12],
        [None, "Người lập biểu"],
    ]


def written(folder: Path, content: bytes, name: str = "danh-sach.xlsx") -> Path:
    """The workbook as a file."""
    path = folder / name
    path.write_bytes(content)
    return path


CERTIFICATE_HEADINGS = ["STT", "Sản phẩm", "Chủ thể", "Hạng sao", "Số", "Ngày", "Cơ quan cấp", "Ngày hết hạn"]

PARTS_OF_DECISION = ("Số", "Ngày")


def a_certificate_list(rows: list[list[Any]]) -> bytes:
    """Certificates under headings of two lines: "Quyết định" over "Số" and "Ngày"; days are true days."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Giấy chứng nhận")
        days = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for column, heading in enumerate(CERTIFICATE_HEADINGS):
            if heading in PARTS_OF_DECISION:
                sheet.write(1, column, heading)
            else:
                sheet.merge_range(0, column, 1, column, heading)
        sheet.merge_range("E1:F1", "Quyết định")
        for line, row in enumerate(rows, 2):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(line, column, value, days)
                else:
                    sheet.write(line, column, value)
    return kept.getvalue()
