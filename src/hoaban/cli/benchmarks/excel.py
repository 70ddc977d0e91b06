"""An Excel of many products checked against the register, beside reading its cells and nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import python_calamine
import xlsxwriter

from hoaban.cli.benchmarks import Figure, Size
from hoaban.cli.benchmarks.place import a_place

SECONDS, MEGABYTES = 60, 300
HEADINGS = [
    "STT",
    "Tên sản phẩm",
    "Chủ thể",
    "Loại hình",
    "Xã",
    "Địa chỉ",
    "Điện thoại",
    "Bộ sản phẩm",
    "Quy cách",
]
COMMUNES = ["Xã Thanh An", "Thanh Yên", "xã Mường Phăng", "Tuần Giáo"]
OF_ONE_PRODUCER = 4


def measure(size: Size) -> list[Figure]:
    """Every row is new, every fourth brings a producer; what is asked and held is found on the way."""
    with a_place() as place:
        file, small = place.folder / "products.xlsx", place.folder / "small.xlsx"
        _write(file, size.excel_rows)
        _write(small, 2)
        place.inside("checked", file=str(small))  # the tables are made
        began = time.perf_counter()
        found = place.inside("checked", file=str(file))
        took, floor = time.perf_counter() - began, _cells_alone(file)
    return [
        Figure("excel.seconds", took, "s", floor, "chỉ đọc các ô của chính tệp ấy", SECONDS, at_most=True),
        Figure("excel.memory", found["megabytes"], "MB", goal=MEGABYTES, at_most=True),
        Figure("excel.rows", found["rows"], "dòng"),
    ]


def _write(file: Path, rows: int) -> None:
    with xlsxwriter.Workbook(str(file), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Sản phẩm")
        sheet.write_row(0, 0, HEADINGS)
        for number in range(rows):
            maker = number // OF_ONE_PRODUCER
            sheet.write_row(
                number + 1, 0,
                [
                    number + 1, f"Sản phẩm Minh Hoạ {number}", f"HTX Minh Hoạ {maker}", "Hợp tác xã",
                    COMMUNES[maker % len(COMMUNES)], f"Bản {maker % 20}", f"09{maker:08d}", number % 26 + 1,
                    "Hũ thủy tinh 500 g",
                ],
            )  # fmt: skip


def _cells_alone(file: Path) -> float:
    began = time.perf_counter()
    with python_calamine.CalamineWorkbook.from_path(str(file)) as workbook:
        workbook.get_sheet_by_index(0).to_python()
    return time.perf_counter() - began
