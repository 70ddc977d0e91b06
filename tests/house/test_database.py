"""The second run really is on PostgreSQL."""

from __future__ import annotations

import os

import pytest
from django.db import connection


@pytest.mark.database
@pytest.mark.django_db
def test_the_tests_use_the_database_that_they_were_given() -> None:
    given = os.environ.get("HOABAN_TEST_DATABASE_URL", "sqlite:")

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")

    assert given.startswith(connection.vendor)
