"""Tables only grow: a migration leaves every row's fingerprint as it was (docs/decisions/0004)."""

from __future__ import annotations

import uuid

import pytest
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

from hoaban.core.audit.later import apps_of_ours, migrations_of

GROWING = (
    migrations.CreateModel, migrations.AddField, migrations.AlterField, migrations.AddIndex,
    migrations.RemoveIndex, migrations.RenameIndex, migrations.AddConstraint, migrations.RemoveConstraint,
    migrations.AlterModelOptions, migrations.AlterModelManagers, migrations.AlterUniqueTogether,
)  # fmt: skip


def fault_of(operation: Operation) -> str:
    """Why this operation may change what a row was, or empty."""
    if not isinstance(operation, GROWING):
        return "tables only grow; a change of data is a deed"
    if isinstance(operation, migrations.AlterField) and not operation.preserve_default:
        return "rows are rewritten: give the column a default that stays, or a new column"
    if isinstance(operation, migrations.AddField) and not _is_the_same_for_every_row(operation.field):
        return "what old rows get must be the same for every row and at every call"
    return ""


def _is_the_same_for_every_row(field: models.Field) -> bool:
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False) or field.has_db_default():
        return False
    return not callable(field.default) or field.default in (list, dict) or not field.has_default()


def test_no_migration_changes_what_a_row_was() -> None:
    faults = [
        f"{migration.__module__}: {operation.describe()}: {fault}"
        for app in apps_of_ours()
        for migration in migrations_of(app)
        if not migration.initial
        for operation in migration.operations
        if (fault := fault_of(operation))
    ]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "operation",
    [
        migrations.RemoveField("producer", "phone"),
        migrations.RenameField("producer", "phone", "mobile"),
        migrations.DeleteModel("producer"),
        migrations.RunPython(lambda apps, editor: None),
        migrations.RunSQL("SELECT 1"),
        migrations.AlterField("producer", "phone", models.TextField(default="-"), preserve_default=False),
        migrations.AddField("producer", "key", models.UUIDField(default=uuid.uuid4)),
        migrations.AddField("producer", "at", models.DateTimeField(auto_now=True)),
        migrations.AddField("producer", "n", models.IntegerField(db_default=1)),
    ],
)
def test_what_would_break_the_proof_is_found(operation: Operation) -> None:
    assert fault_of(operation)


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddField("producer", "note", models.TextField(blank=True)),
        migrations.AddField("producer", "tags", models.JSONField(default=list)),
        migrations.AddField("producer", "rank", models.IntegerField(default=0)),
        migrations.AlterField("producer", "phone", models.CharField(max_length=99)),
    ],
)
def test_what_only_grows_passes(operation: Operation) -> None:
    assert not fault_of(operation)
