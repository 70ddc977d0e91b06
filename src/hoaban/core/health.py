"""Can this installation work: its database, its schema, its file store, its worker.

Here: one question each, that answers "" or why not, in a word that says nothing of any person or place.
Not here: what the operator should do about it (config/doctor/); when it is asked (web/public/health.py).
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from hoaban.core.files import store
from hoaban.core.jobs.alive import somebody_lives


def readiness() -> dict[str, str]:
    """Each thing that must stand before a request can be answered: "" where it does, else why not."""
    return {name: why() for name, why in ASKED.items()}


def why_no_database() -> str:
    """Does the database answer?"""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "away"
    return ""


def why_no_schema() -> str:
    """Do the tables stand as this program knows them?"""
    try:
        behind, ahead = schema_distance()
    except DatabaseError:
        return "unknown"
    return "old" if behind else "new" if ahead else ""


def schema_distance() -> tuple[int, int]:
    """How many migrations the database lacks, and how many it has that this program does not know."""
    executor = MigrationExecutor(connection)
    known, applied = set(executor.loader.disk_migrations), set(executor.loader.applied_migrations)
    ours = {app for app, _name in known}
    ahead = {(app, name) for app, name in applied - known if app in ours}
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes())), len(ahead)


def why_no_storage() -> str:
    """Does the store of files answer?"""
    return "away" if store.why_away() else ""


def why_no_worker() -> str:
    """Does a job worker live here?"""
    return "" if somebody_lives() else "away"


ASKED: dict[str, Callable[[], str]] = {
    "database": why_no_database,
    "schema": why_no_schema,
    "storage": why_no_storage,
    "worker": why_no_worker,
}
