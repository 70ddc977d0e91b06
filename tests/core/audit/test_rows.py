"""The fingerprint of a row is the same before and after it was stored."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from given.people import a_person
from hoaban.core.audit.rows import _plain, fingerprint, row_models
from hoaban.core.units.models import Unit

pytestmark = pytest.mark.django_db


def test_a_stored_row_has_the_fingerprint_it_had_when_written() -> None:
    user = a_person()

    assert fingerprint(type(user).objects.get(pk=user.pk)) == fingerprint(user)


def test_a_decimal_is_written_with_all_its_places() -> None:
    unit = Unit(code="1", latitude=Decimal("21.5"))

    again = Unit(code="1", latitude="21.50000")

    assert fingerprint(unit) == fingerprint(again)


def test_a_column_that_came_later_counts_once_it_holds_something(monkeypatch) -> None:
    row = Unit(code="1")
    monkeypatch.setattr(Unit, "came_later", frozenset({"code"}))
    with_it = fingerprint(row)
    row.code = ""

    without_it = fingerprint(row)
    monkeypatch.setattr(type(row), "came_later", frozenset())

    assert len({with_it, without_it, fingerprint(row)}) == 3


def test_every_table_of_ours_is_listed() -> None:
    assert {"accounts_user", "units_unit", "dossiers_dossier"} <= {
        model._meta.db_table for model in row_models()
    }


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (datetime(2026, 12, 1, 12, tzinfo=UTC), "2026-12-01T12:00:00.000000+00:00"),
        (date(2026, 12, 1), "2026-12-01"),
        (b"\x01\xff", "01ff"),
        (None, None),
        (True, True),
        (Decimal("1.5"), "1.5"),
    ],
)
def test_values_are_written_plainly(value: object, plain: object) -> None:
    assert _plain(value) == plain
