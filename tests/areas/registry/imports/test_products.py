"""Products from a file, with the producers it brings."""

from __future__ import annotations

from typing import Any

import pytest

from given import registry
from given.people import COMMUNE, NOON, OTHER_COMMUNE, an_act
from given.plans import carried_out, codes_of
from given.trouble import PRODUCT_HEADINGS, a_workbook, an_office_list
from hoaban.areas.registry.imports.products import PRODUCTS
from hoaban.areas.registry.models import Producer, Product
from hoaban.core.accounts.roles import Role
from hoaban.core.imports.planning import Plan, plan_of
from hoaban.core.units.queries import commune_called

pytestmark = pytest.mark.django_db

HEADINGS = ["Sản phẩm", "Chủ thể", "Xã", "Bộ sản phẩm", "Mã vạch"]


def plan(*rows: list[Any], headings: list[str] | None = None) -> Plan:
    content = a_workbook([headings or HEADINGS, *rows])
    return plan_of(PRODUCTS, content, "san-pham.xlsx", NOON.date())


def done(found: Plan) -> None:
    carried_out(found, an_act(Role.PROVINCIAL_OFFICER))


def test_every_trouble_of_an_office_list_is_met() -> None:
    found = plan_of(PRODUCTS, an_office_list(), "danh-sach.xlsx", NOON.date())

    assert found.counts == {"accepted": 4, "asked": 5, "held": 4, "skipped": 7}
    assert [(told.sheet, told.row, told.column, told.code) for told in found.told] == [
        ("Ghi chú", None, None, "no-headings"),
        ("Cũ", None, None, "hidden-sheet"),
        ("Sản phẩm", 5, None, "section"),
        ("Sản phẩm", 8, "B", "old-font"),
        ("Sản phẩm", 9, "D", "former-commune"),
        ("Sản phẩm", 10, "D", "other-province"),
        ("Sản phẩm", 11, "D", "commune-moved"),
        ("Sản phẩm", 12, None, "section"),
        ("Sản phẩm", 13, None, "hidden-row"),
        ("Sản phẩm", 14, "B", "markup"),
        ("Sản phẩm", 15, "B", "formula-without-value"),
        ("Sản phẩm", 16, "F", "unknown-set"),
        ("Sản phẩm", 17, None, "already-there"),
        ("Sản phẩm", 18, "B", "twice-in-file"),
        ("Sản phẩm", 20, None, "total"),
        ("Sản phẩm", 21, None, "section"),
        ("Bổ sung", 3, None, "headings-again"),
    ]


def test_its_rows_become_products_of_their_producers() -> None:
    done(plan_of(PRODUCTS, an_office_list(), "danh-sach.xlsx", NOON.date()))

    assert set(Producer.objects.values_list("name", flat=True)) == {"HTX Minh Hoạ Một", "HTX Minh Hoạ Hai"}
    made = {row.name: row for row in Product.objects.select_related("producer", "commune")}
    assert len(made) == 9
    assert made["Gạo nếp nương Minh Hoạ"].producer.name == "HTX Minh Hoạ Một"
    assert (made["Gạo nếp nương Minh Hoạ"].criteria_set, made["Gạo nếp nương Minh Hoạ"].set_confirmed) == (
        "QD26-03",
        True,
    )
    assert made["Chè dây Minh Hoạ"].commune.full_name == "Xã Thanh Yên"
    assert made["Mật ong rừng Minh Hoạ"].serial is not None
    assert "Rượu ngô Minh Hoạ" in made


def test_read_again_it_brings_nothing_and_a_corrected_row_only_what_was_corrected() -> None:
    row = ["Mật ong Minh Hoạ", "HTX Minh Hoạ Một", "Thanh An", 4, None]
    done(plan(row))
    ours = Product.objects.get()

    assert plan(row).counts == {"accepted": 0, "asked": 0, "held": 0, "skipped": 1}
    done(plan([*row[:4], "8936017360016"]))

    ours.refresh_from_db()
    assert (ours.gtin, ours.criteria_set, ours.set_confirmed) == ("8936017360016", "QD26-04", True)


def test_a_file_that_names_a_second_set_states_guesses_only() -> None:
    headings = ["Sản phẩm", "Chủ thể", "criteria_set", "criteria_set_alt"]

    done(plan(["Mật ong Minh Hoạ", "HTX Minh Hoạ Một", 4, 5], headings=headings))

    ours = Product.objects.get()
    assert (ours.criteria_set, ours.set_confirmed) == ("QD26-04", False)
    done(plan(["Mật ong Minh Hoạ", "HTX Minh Hoạ Một", "8936017360016"], headings=[*headings[:2], "Mã vạch"]))
    ours.refresh_from_db()
    assert (ours.gtin, ours.criteria_set, ours.set_confirmed) == ("8936017360016", "QD26-04", False)
    assert plan(["Mật ong Minh Hoạ", "HTX Minh Hoạ Một", 3, 5], headings=headings).counts["skipped"] == 1


def test_a_cell_that_names_no_producer_is_asked_about_and_a_file_without_the_column_is_not() -> None:
    found = plan(["Mật ong Minh Hoạ", None, "Thanh An", None, None])

    assert codes_of(found) == [(2, "no-producer")]
    done(found)
    assert Product.objects.get().producer is None
    assert plan(["Gạo Minh Hoạ", "Thanh An"], headings=["Sản phẩm", "Xã"]).counts["accepted"] == 1


def test_without_the_column_a_product_is_found_by_its_name_where_it_has_one_meaning() -> None:
    ours = registry.a_product(name="Mật ong Minh Hoạ")
    headings = ["Sản phẩm", "Mã vạch"]

    done(plan(["mật ong minh hoạ", "8936017360016"], headings=headings))
    ours.refresh_from_db()
    assert ours.gtin == "8936017360016"
    registry.a_product(name="Mật ong Minh Hoạ")
    assert codes_of(plan(["Mật ong Minh Hoạ", "8936017360016"], headings=headings)) == [(2, "which-product")]


def test_a_name_written_otherwise_is_asked_about_and_keeps_its_writing() -> None:
    ours = registry.a_product(name="Gạo Séng cù – Minh Hoạ")

    found = plan(["Gạo Séng cù Minh Hoạ", ours.producer.name, None, None, "8936017360016"])  # type: ignore[union-attr]
    done(found)

    assert codes_of(found) == [(2, "looks-like")]
    ours.refresh_from_db()
    assert (ours.name, ours.gtin) == ("Gạo Séng cù – Minh Hoạ", "8936017360016")


def test_a_producer_written_otherwise_is_asked_about_and_one_of_two_is_not_guessed() -> None:
    registry.a_producer(name="Hợp tác xã Minh Hoạ")
    found = plan(["Gạo tám Minh Hoạ", "HTX Minh Hoạ", "Thanh An", None, None])

    assert [(told.column, told.code) for told in found.told] == [("B", "looks-like")]
    registry.a_producer(OTHER_COMMUNE, name="Hợp tác xã Minh Hoạ")
    held = plan(["Gạo tám Minh Hoạ", "Hợp tác xã Minh Hoạ", None, None, None])
    assert [(told.column, told.code) for told in held.told] == [("B", "which-producer")]


def test_what_the_register_would_refuse_is_held() -> None:
    found = plan(
        ["Gạo Minh Hoạ", "HTX Minh Hoạ Một", "Thanh An", None, "123"],
        ["x" * 201, "HTX Minh Hoạ Một", "Thanh An", None, None],
        ["Chè Minh Hoạ", "HTX " + "ă" * 200, "Thanh An", None, None],
        ["Chè Minh Hoạ", "HTX Minh Hoạ Một", "Xã Không Có", None, None],
    )

    assert found.counts["held"] == 4
    assert [(told.row, told.code) for told in found.told if told.guess is None] == [
        (2, "bad-gtin"),
        (3, "max_length"),
        (4, "max_length"),
        (5, "unknown-commune"),
    ]


def test_a_product_keeps_the_commune_that_numbered_it() -> None:
    ours = registry.a_product()
    elsewhere = commune_called(OTHER_COMMUNE)

    found = plan([ours.name, ours.producer.name, elsewhere.full_name, None, None])  # type: ignore[union-attr]

    assert codes_of(found) == [(2, "number-for-life")]
    assert ours.commune.code == COMMUNE  # type: ignore[union-attr]


def test_rows_of_a_group_bear_its_producer_once_confirmed_and_no_others_do() -> None:
    found = plan(
        [1, "Mật ong Minh Hoạ", "HTX Minh Hoạ Một", "Thanh An", None, 4],
        [None, "Gạo Minh Hoạ", None, None, None, 3],
        [2, "Chè Minh Hoạ", None, "Thanh An", None, None],
        headings=PRODUCT_HEADINGS[:6],
    )

    assert codes_of(found) == [(3, "from-above"), (3, "from-above"), (4, "no-producer")]


def test_a_line_without_the_name_is_held() -> None:
    assert codes_of(plan([None, "HTX Minh Hoạ Một", "Thanh An", 4, None])) == [(2, "required")]


def test_many_rows_cost_no_more_queries_than_one(django_assert_max_num_queries: Any) -> None:
    rows = [[f"Gạo Minh Hoạ {chr(65 + n)}", f"HTX Minh Hoạ {chr(65 + n)}", "Thanh An", 3] for n in range(20)]

    with django_assert_max_num_queries(9):
        assert plan(*rows, headings=HEADINGS[:4]).counts["accepted"] == 20
