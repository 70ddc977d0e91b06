"""Producers from a file."""

from __future__ import annotations

from typing import Any

import pytest

from given import registry
from given.people import NOON, OTHER_COMMUNE, an_act
from given.plans import carried_out, codes_of
from given.trouble import a_workbook
from hoaban.areas.registry.imports.producers import PRODUCERS
from hoaban.areas.registry.models import Producer
from hoaban.core.accounts.roles import Role
from hoaban.core.imports.planning import Plan, plan_of

pytestmark = pytest.mark.django_db

HEADINGS = ["Tên chủ thể", "Loại hình", "Xã", "Điện thoại", "Mã số thuế", "Ngày đăng ký"]
TAX_CODE = "0100233488"


def plan(*rows: list[Any], headings: list[str] | None = None) -> Plan:
    content = a_workbook([headings or HEADINGS, *rows])
    return plan_of(PRODUCERS, content, "chu-the.xlsx", NOON.date())


def done(found: Plan) -> None:
    carried_out(found, an_act(Role.PROVINCIAL_OFFICER))


def test_a_producer_is_entered_with_what_the_row_states() -> None:
    found = plan(["HTX Minh Hoạ Mới", "Hợp tác xã", "Xã Thanh An", 912345678, TAX_CODE, "15/03/2020"])

    assert codes_of(found) == [(2, "zero-lost")]
    done(found)
    row = Producer.objects.get(tax_code=TAX_CODE)
    assert (row.name, row.kind, row.phone) == ("HTX Minh Hoạ Mới", "cooperative", "0912345678")
    assert row.commune is not None
    assert row.commune.full_name == "Xã Thanh An"
    assert row.source == "tệp chu-the.xlsx, trang Danh sách, dòng 2"


def test_a_word_that_settles_no_kind_is_left_open_once_confirmed() -> None:
    found = plan(["Công ty Minh Hoạ", "công ty", "Thanh An"])

    assert codes_of(found) == [(2, "unknown-producer-kind")]
    done(found)
    assert Producer.objects.get().kind == ""


def test_one_that_is_there_is_found_by_tax_code_or_name_and_only_what_differs_is_corrected() -> None:
    ours = registry.a_producer(tax_code=TAX_CODE, address="Bản Một")
    before = (ours.representative, ours.address)

    found = plan(
        [ours.name.upper(), None, None, "0987 654 321", TAX_CODE, None],
    )
    done(found)

    ours.refresh_from_db()
    assert found.counts == {"accepted": 1, "asked": 0, "held": 0, "skipped": 0}
    assert (ours.phone, ours.name) == ("0987654321", ours.name.upper())
    assert (ours.representative, ours.address) == before


def test_a_row_that_says_what_stands_there_is_passed_over() -> None:
    ours = registry.a_producer(phone="0987654321")

    found = plan([ours.name, None, "Thanh An", "0987 654 321", None, None])

    assert found.counts == {"accepted": 0, "asked": 0, "held": 0, "skipped": 1}
    assert codes_of(found) == [(2, "already-there")]


def test_a_name_written_otherwise_is_asked_about_and_the_register_keeps_its_writing() -> None:
    ours = registry.a_producer(name="Hợp tác xã Ong mật Minh Hoạ")

    found = plan(["HTX Ong mật Minh Hoạ", None, None, "0987654321", None, None])
    done(found)

    assert codes_of(found) == [(2, "looks-like")]
    ours.refresh_from_db()
    assert (ours.name, ours.phone) == ("Hợp tác xã Ong mật Minh Hoạ", "0987654321")


def test_two_of_one_name_are_told_apart_by_their_commune_or_not_at_all() -> None:
    here = registry.a_producer(name="Hộ Minh Hoạ")
    registry.a_producer(OTHER_COMMUNE, name="Hộ Minh Hoạ")

    assert codes_of(plan(["Hộ Minh Hoạ", None, None, "0987654321", None, None])) == [(2, "which-producer")]
    done(plan(["Hộ Minh Hoạ", None, here.commune.full_name, "0987654321", None, None]))  # type: ignore[union-attr]
    here.refresh_from_db()
    assert here.phone == "0987654321"


def test_the_same_row_twice_is_one_and_two_that_differ_are_held() -> None:
    row = ["HTX Minh Hoạ Mới", "HTX", "Thanh An", "0987654321", None, None]

    found = plan(row, row, [*row[:3], "0987654322", None, None])

    assert codes_of(found) == [(3, "already-there"), (4, "twice-in-file")]
    assert found.counts == {"accepted": 1, "asked": 0, "held": 1, "skipped": 1}


def test_what_the_register_would_refuse_is_held_with_the_column() -> None:
    found = plan(
        ["HTX Minh Hoạ A", "HTX", "Thanh An", "12345", None, None],
        ["HTX Minh Hoạ B", "HTX", "Thanh An", None, "1234567890", None],
        ["HTX Minh Hoạ C", "HTX", "Thanh An", None, None, "31/02/2020"],
        ["HTX Minh Hoa", "HTX", "Thanh An", None, None, None],
    )

    assert [(told.row, told.column, told.code) for told in found.told] == [
        (2, "D", "bad-phone"),
        (3, "E", "bad-tax-code"),
        (4, "F", "bad-day"),
        (5, "A", "no-accents"),
    ]
    assert found.counts == {"accepted": 0, "asked": 1, "held": 3, "skipped": 0}
    done(found)
    assert Producer.objects.get().name == "HTX Minh Hoa"


def test_a_correction_that_the_register_would_refuse_is_held() -> None:
    ours = registry.a_producer()

    assert codes_of(plan([ours.name, None, None, "12345", None, None])) == [(2, "bad-phone")]


def test_many_rows_cost_no_more_queries_than_one(django_assert_max_num_queries: Any) -> None:
    rows = [[f"HTX Minh Hoạ {chr(65 + n)}", "HTX", "Thanh An", None, None, None] for n in range(20)]

    with django_assert_max_num_queries(8):
        assert plan(*rows).counts["accepted"] == 20
