"""The register as a workbook: producers and products, of those the asker may see.

Here: columns and rows. Not here: how a workbook is written (core/documents/tables_out.py); certificates and
their stars (areas/certificates/papers.py). Columns bear the names of the fields that are typed, so that what
was written out can be read in again. Ethnic group, disability, home address and identity papers are in no
list: nor is the tax code of a household, which since 2025 is its owner's identity number.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hoaban.areas.registry.models import Producer, Product
from hoaban.areas.registry.queries import producers_listed, product_code, products_visible_to
from hoaban.areas.registry.words import producer_kinds, set_names
from hoaban.core.actions import Act
from hoaban.core.documents.tables_out import About, Column, Table, about
from hoaban.core.law import edition_in_force
from hoaban.core.units.models import Unit
from hoaban.core.units.queries import province
from hoaban.programme.edition import Edition, NoEditionInForce

AT_ONCE = 1000
IDENTITY_NUMBER = 12
"""Digits of an identity number; a tax code of an enterprise has 10 or 13."""

PRODUCER_COLUMNS = (
    Column("Mã trên nền tảng", width=28),
    Column("Tên chủ thể", width=36),
    Column("Loại hình tổ chức", width=22),
    Column("Xã, phường", width=22),
    Column("Địa chỉ", width=36),
    Column("Điện thoại", width=14),
    Column("E-mail", width=24),
    Column("Mã số thuế", width=16),
    Column("Số giấy đăng ký", width=18),
    Column("Ngày thành lập hoặc đăng ký kinh doanh", "day", 16),
    Column("Họ tên người đại diện pháp luật", width=26),
    Column("Chức vụ", width=16),
    Column("Số sản phẩm", "number", 10),
    Column("Nguồn", width=30),
    Column("Dữ liệu minh họa", width=10),
)
PRODUCT_COLUMNS = (
    Column("Mã trên nền tảng", width=28),
    Column("Tên sản phẩm", width=36),
    Column("Chủ thể", width=36),
    Column("Nơi làm ra sản phẩm", width=22),
    Column("Bộ sản phẩm", width=40),
    Column("Mã bộ sản phẩm", width=12),
    Column("Mã số sản phẩm nếu đánh giá năm nay", width=22),
    Column("Mã vạch", width=16),
    Column("Nguồn", width=30),
    Column("Dữ liệu minh họa", width=10),
)


def register_about(act: Act) -> About:
    """What the register's workbook says of itself."""
    return about(
        "Sổ chủ thể và sản phẩm OCOP",
        act.actor,
        act.at,
        ("Gồm những gì", "Chủ thể và sản phẩm mà người xuất được xem. Cán bộ xã: của xã mình."),
        (
            "Không có trong bảng",
            (
                "Dân tộc, khuyết tật, nơi thường trú, giấy tờ tùy thân của người đại diện; mã số thuế của hộ "
                "kinh doanh, vì đó là số định danh cá nhân."
            ),
        ),
        (
            "Biểu của Bộ",
            (
                "Quyết định 26/2026/QĐ-TTg ban hành Mẫu số 01, 02, 03 và không kèm biểu thống kê cho báo cáo "
                "của tỉnh, nên các cột ở đây là của Hoa Ban. Khi có biểu của Bộ thì chép cột theo biểu đó."
            ),
        ),
    )


def register_tables(act: Act) -> tuple[Table, Table]:
    """Producers and products, in this order; read while they are written."""
    return (
        Table("Chủ thể", PRODUCER_COLUMNS, _producer_rows(act)),
        Table("Sản phẩm", PRODUCT_COLUMNS, _product_rows(act)),
    )


def _producer_rows(act: Act) -> Iterator[tuple[Any, ...]]:
    edition = _edition_on(act.today)
    kinds = producer_kinds(edition) if edition else {}
    for row in _in_parts(producers_listed(act.actor)):
        yield _producer(row, kinds)


def _producer(row: Producer, kinds: dict[str, str]) -> tuple[Any, ...]:
    return (
        row.slug,
        row.name,
        kinds.get(row.kind, row.kind),
        row.commune.full_name if row.commune else "",
        row.address,
        row.phone,
        row.email,
        "" if len(row.tax_code) == IDENTITY_NUMBER else row.tax_code,
        row.registration_number,
        row.registered_on,
        row.representative,
        row.representative_position,
        row.products_seen,  # type: ignore[attr-defined]  # counted by producers_listed
        row.source,
        _invented(row),
    )


def _product_rows(act: Act) -> Iterator[tuple[Any, ...]]:
    edition, here = _edition_on(act.today), province()
    sets = set_names(edition) if edition else {}
    for row in _in_parts(products_visible_to(act.actor)):
        yield _product(row, sets, act.today.year, here)


def _product(row: Product, sets: dict[str, str], year: int, here: Unit) -> tuple[Any, ...]:
    return (
        row.slug,
        row.name,
        row.producer.name if row.producer else "",
        row.commune.full_name if row.commune else "",
        sets.get(row.criteria_set, ""),
        row.criteria_set,
        product_code(row, year, here),
        row.gtin,
        row.source,
        _invented(row),
    )


def _invented(row: Producer | Product) -> str:
    return "Có" if row.invented else ""


def _edition_on(day: date) -> Edition | None:
    try:
        return edition_in_force(day)
    except NoEditionInForce:
        return None


def _in_parts(rows: QuerySet[Any]) -> Iterator[Any]:
    """Some rows at a time: the whole register is never in memory."""
    return iter(rows.iterator(chunk_size=AT_ONCE))
