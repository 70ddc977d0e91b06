"""The communes of the province as programs read them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.people import COMMUNE
from given.program import Program

pytestmark = pytest.mark.django_db


def test_all_communes_are_read_in_pages_with_what_they_came_from() -> None:
    whole = Program().reads("communes", limit=200)
    first = Program().reads("communes", limit=30)
    rest = Program().client.get(first["next"]).json()

    assert len(whole["items"]) == 45
    assert whole["next"] is None
    assert first["items"] + rest["items"] == whole["items"]
    assert all(commune["former"] for commune in whole["items"][:3])


def test_a_commune_is_read_by_code_and_by_slug() -> None:
    read = Program().reads(f"communes/{COMMUNE}")

    assert read["name"] == "Xã Thanh An"
    assert Program().reads(f"communes/{read['slug']}") == read
    assert read in Program().reads("communes", q="thanh an")["items"]
    assert Program().reads(f"communes/{read['slug'].removeprefix('xa-')}") == read
    assert [row["name"] for row in Program().reads("communes", q="him lam")["items"]] == [
        "Phường Điện Biên Phủ"
    ]
    assert Program().client.get("/api/v1/communes/khong-co").status_code == 404


def test_the_number_of_queries_does_not_grow() -> None:
    with CaptureQueriesContext(connection) as of_one:
        Program().reads("communes", limit=1)
    with CaptureQueriesContext(connection) as of_all:
        Program().reads("communes", limit=200)

    assert len(of_one) == len(of_all)
