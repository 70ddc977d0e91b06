"""What a back-up holds. Whole back-ups are proved by tests/cli/test_backup.py and test_restore.py."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from given.people import a_person
from hoaban.core.audit.archive import BadArchive, _as_text, _line_of, _tables, read_archive

pytestmark = pytest.mark.django_db


def test_tables_that_are_pointed_at_come_first() -> None:
    order = [model._meta.label for model in _tables()]

    assert order.index("units.Unit") < order.index("registry.Producer") < order.index("dossiers.Dossier")
    assert {"audit.Entry", "audit.Answered"} <= set(order)


def test_a_moment_keeps_its_microseconds() -> None:
    assert _as_text(datetime(2026, 12, 1, 12, 0, 0, 123456, tzinfo=UTC)) == "2026-12-01T12:00:00.123456+00:00"
    assert _as_text(1.5) == "1.5"


def test_a_row_is_one_line() -> None:
    line = _line_of(a_person("Lò Thị Minh Hoạ"))

    assert line.endswith(b"\n")
    assert json.loads(line)["fields"]["name"] == "Lò Thị Minh Hoạ"


def test_a_place_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(BadArchive, match="nơi trống"):
        read_archive(tmp_path / "a.tar.gz")
