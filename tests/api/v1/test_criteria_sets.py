"""The criteria of the law as programs read them."""

from decimal import Decimal
from typing import Any

import pytest

from given.program import Program

pytestmark = pytest.mark.django_db


def test_every_set_of_the_edition_in_force_is_listed_in_the_laws_order() -> None:
    read = Program().reads("criteria-sets")

    assert [item["number"] for item in read["items"]] == list(range(1, 27))
    assert {item["edition"] for item in read["items"]} == {"qd-26-2026"}
    first = Program().reads("criteria-sets", limit=20)
    assert first["items"] + Program().client.get(first["next"]).json()["items"] == read["items"]


def test_a_set_holds_all_that_a_sheet_needs() -> None:
    read = Program().reads("criteria-sets/QD26-04", edition="qd-26-2026")

    best = sum(max(Decimal(option["points"]) for option in row["options"]) for row in read["criteria"])
    assert best == Decimal(read["total"]) == 100
    assert len(read["criteria"]) == read["criteria_count"]
    assert read["knock_outs"]
    criterion = next(row for row in read["criteria"] if any(o["minimum_for"] for o in row["options"]))
    assert criterion["source"].startswith("QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4")
    assert criterion["question"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("criteria-sets/QD26-99", 404),
        ("criteria-sets?edition=khong-co", 422),
        ("criteria-sets/QD26-04?edition=khong-co", 422),
        ("criteria-sets?after=khong-co", 422),
    ],
)
def test_what_is_not_there_is_said(path: str, status: int) -> None:
    assert Program().client.get(f"/api/v1/{path}").status_code == status


def test_where_no_edition_is_in_force_there_are_no_sets(settings: Any) -> None:
    from datetime import date

    settings.TODAY = date(2020, 1, 1)

    assert Program().reads("criteria-sets") == {"items": [], "next": None}
    assert Program().client.get("/api/v1/criteria-sets/QD26-04").status_code == 404
