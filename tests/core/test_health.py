"""Each part says whether it stands; the answers of a running server: tests/web/public/test_health.py."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from hoaban.core import health

pytestmark = pytest.mark.django_db


def test_the_database_and_schema_of_this_program_stand() -> None:
    assert (health.why_no_database(), health.why_no_schema()) == ("", "")


def test_a_migration_that_is_missing_and_one_that_is_not_known() -> None:
    MigrationRecorder(connection).record_applied("certificates", "0999_later")
    assert health.why_no_schema() == "new"

    newest = MigrationLoader(connection).graph.leaf_nodes("certificates")[0]
    MigrationRecorder(connection).record_unapplied(*newest)
    assert health.why_no_schema() == "old"


def test_a_database_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise DatabaseError("geheim")

    monkeypatch.setattr(connection, "cursor", away)
    monkeypatch.setattr(health, "schema_distance", away)

    assert (health.why_no_database(), health.why_no_schema()) == ("away", "unknown")
