"""Certificates of before the platform, from a file."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from given import registry
from given.certificates import a_certificate
from given.people import NOON, OTHER_COMMUNE, an_act
from given.plans import carried_out, codes_of
from given.trouble import a_certificate_list, a_workbook
from hoaban.areas.certificates.imports import CERTIFICATES
from hoaban.areas.certificates.models import Certificate
from hoaban.areas.registry.models import Product
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.imports.planning import Plan, plan_of

pytestmark = pytest.mark.django_db

HEADINGS = ["Sản phẩm", "Hạng sao", "Năm", "Số quyết định", "Ngày quyết định", "Hết hạn", "level", "status"]


def plan(*rows: list[Any], headings: list[str] | None = None) -> Plan:
    content = a_workbook([headings or HEADINGS, *rows])
    return plan_of(CERTIFICATES, content, "giay.xlsx", NOON.date())


def done(found: Plan) -> None:
    carried_out(found, an_act(Role.PROVINCIAL_OFFICER))


@pytest.fixture
def honey() -> Product:
    return registry.a_product(name="Mật ong Minh Hoạ")


def test_headings_of_two_lines_drawn_stars_and_decisions_in_one_cell_are_read(honey: Product) -> None:
    maker = honey.producer.name  # type: ignore[union-attr]
    rice = registry.a_product(honey.producer, name="Gạo Minh Hoạ")
    first = [1, honey.name, maker, "★★★★", "12/QĐ-UBND", date(2024, 5, 6), "UBND huyện Cũ", "06/05/2027"]
    both = "13/QĐ-UBND ngày 7/6/2024 của UBND tỉnh Điện Biên"
    second = [2, rice.name, maker, "4 sao", both, None, None, 46545]

    found = plan_of(CERTIFICATES, a_certificate_list([first, second]), "giay.xlsx", NOON.date())
    done(found)

    assert codes_of(found) == [(4, "serial-day")]
    one, other = Certificate.objects.select_related("decision").order_by("id")
    assert (one.star, one.issuer, one.valid_to) == (4, "UBND huyện Cũ", date(2027, 5, 6))
    assert (one.decision.number, one.decision.date) == ("12/QĐ-UBND", date(2024, 5, 6))
    assert (other.decision.number, other.decision.date) == ("13/QĐ-UBND", date(2024, 6, 7))
    assert (other.star, other.issuer, other.valid_to) == (4, "UBND tỉnh Điện Biên", date(2027, 6, 7))
    assert one.source == "tệp giay.xlsx, trang Giấy chứng nhận, dòng 3"
    assert chain.verify().ok


def test_what_is_not_stated_stays_unknown(honey: Product) -> None:
    done(plan([honey.name, 3, "năm 2023", None, None, None, "huyện", None]))

    ours = Certificate.objects.get()
    assert (ours.star, ours.year, ours.issuer, ours.valid_to) == (3, 2023, "cấp huyện", None)
    assert ours.decision is None


def test_read_again_it_brings_nothing_and_a_corrected_row_corrects_its_certificate(honey: Product) -> None:
    row = [honey.name, 3, 2024, None, None, None, None, None]
    done(plan(row))
    code = Certificate.objects.get().code

    assert plan(row).counts["skipped"] == 1
    done(plan([honey.name, 4, 2024, "12/QĐ-UBND", "06/05/2024", None, None, None]))

    ours = Certificate.objects.get()
    assert (ours.star, ours.decision.number, ours.code) == (4, "12/QĐ-UBND", code)  # type: ignore[union-attr]


def test_two_recognitions_of_one_product_are_two_certificates(honey: Product) -> None:
    done(plan([honey.name, 4, 2020, None, None, None], [honey.name, 3, 2023, None, None, None]))

    assert sorted(Certificate.objects.values_list("year", "star")) == [(2020, 4), (2023, 3)]


def test_the_end_tells_which_certificate_is_meant_where_nothing_says_when_it_began(honey: Product) -> None:
    done(plan([honey.name, 4, None, None, None, "06/05/2027", None, None]))

    done(plan([honey.name, 3, None, None, None, "06/05/2027", None, None]))

    assert Certificate.objects.get().star == 3


def test_one_recognition_twice_in_a_file_is_one_and_two_that_differ_are_held(honey: Product) -> None:
    row = [honey.name, 4, 2024, None, None, None, None, None]

    assert codes_of(plan(row, row, [honey.name, 3, *row[2:]])) == [(3, "already-there"), (4, "twice-in-file")]


def test_what_is_no_recognition_is_held(honey: Product) -> None:
    found = plan(
        [honey.name, 2, 2024, None, None, None, None, None],
        [honey.name, 4, 2023, None, None, None, None, "evaluated"],
        [honey.name, None, None, None, None, None, None, "cited"],
        [honey.name, 4, 2030, None, None, "06/05/2031", None, None],
        [None, 4, 2022, None, None, None, None, None],
        [honey.name, None, None, None, None, None, None, "đã công nhận"],
    )

    assert [(told.row, told.column, told.code) for told in found.told] == [
        (2, "B", "star-without-certificate"),
        (3, "H", "not-recognised"),
        (4, "H", "not-recognised"),
        (4, None, "nothing-stated"),
        (6, "A", "required"),
        (7, None, "nothing-stated"),
    ]


def test_a_product_must_stand_in_the_register_and_its_name_must_mean_one(honey: Product) -> None:
    registry.a_product(name="Gạo Minh Hoạ")
    registry.a_product(name="Gạo Minh Hoạ")
    rest = [4, 2024, None, None, None, None, None]

    found = plan(["Chè Minh Hoạ", *rest], ["Gạo Minh Hoạ", *rest], ["Mật ong – Minh Hoạ", *rest])

    assert codes_of(found) == [(2, "unknown-product"), (3, "which-product"), (4, "looks-like")]


def test_the_producer_tells_two_products_of_one_name_apart(honey: Product) -> None:
    headings = ["Sản phẩm", "Chủ thể", "Hạng sao", "Năm"]
    other = registry.a_product(name=honey.name)
    maker = registry.a_producer(name="Hợp tác xã Minh Hoạ Ong")
    third = registry.a_product(maker, name=honey.name)

    found = plan(
        [honey.name, other.producer.name, 4, 2024],  # type: ignore[union-attr]
        [honey.name, "HTX Minh Hoạ Ong", 4, 2024],
        [honey.name, "HTX Không Có", 4, 2024],
        headings=headings,
    )
    done(found)

    assert codes_of(found) == [(3, "looks-like"), (4, "which-producer")]
    assert set(Certificate.objects.values_list("product", flat=True)) == {other.pk, third.pk}


def test_two_producers_of_one_name_are_not_guessed(honey: Product) -> None:
    registry.a_producer(name="Hộ Minh Hoạ")
    registry.a_producer(OTHER_COMMUNE, name="Hộ Minh Hoạ")

    found = plan([honey.name, "Hộ Minh Hoạ", 4], headings=["Sản phẩm", "Chủ thể", "Hạng sao"])

    assert codes_of(found) == [(2, "which-producer")]


def test_a_certificate_of_the_platform_is_not_touched() -> None:
    own = a_certificate()
    year = own.valid_from.year  # type: ignore[union-attr]

    done(plan([own.product.name, 3, year - 3, None, None, None, None, None]))

    own.refresh_from_db()
    assert Certificate.objects.count() == 2
    assert own.star != 3 or own.dossier is not None


def test_many_rows_cost_no_more_queries_than_one(honey: Product, django_assert_max_num_queries: Any) -> None:
    rows = [[honey.name, 3, year, None, None, None, None, None] for year in range(2019, 2026)]

    with django_assert_max_num_queries(4):
        assert plan(*rows).counts["accepted"] == 7
