"""Columns that a table was given after rows stood in it, and what those rows hold there.

Here: read from the migrations, so that nobody has to declare it and nobody can forget it.
Not here: the fingerprint that leaves such a value out (rows.py). Why: docs/decisions/0004.

A fingerprint covers every column of a row as it was when it was written. A column added later counts only
where it holds something else than the migration put there: then a row that nobody has touched since has the
fingerprint it always had, and one in which somebody has changed the new column by hand has not.
"""

from __future__ import annotations

import functools
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.apps import AppConfig, apps
from django.db import migrations, models


@functools.cache
def later_columns(model: type[models.Model]) -> dict[str, Any]:
    """The columns added to this table since it was made, by their field's name: what old rows hold there."""
    kept = {field.name for field in model._meta.concrete_fields}
    return {
        str(added.name): put_by(added.field)
        for added in _added(model._meta.app_config)
        if added.model_name_lower == model._meta.model_name and added.name in kept
    }


def put_by(field: models.Field[Any, Any]) -> Any:
    """What adding this field puts into the rows that are there already."""
    if field.has_default():
        return field.get_default()
    if not field.null and field.blank and field.empty_strings_allowed:
        return b"" if isinstance(field, models.BinaryField) else ""
    return None


def _added(app: AppConfig) -> Iterator[migrations.AddField]:
    for migration in migrations_of(app):
        if not migration.initial:  # where a table is made in two steps, no row stands between them
            for operation in migration.operations:
                if isinstance(operation, migrations.AddField):
                    yield operation


def migrations_of(app: AppConfig) -> list[type[migrations.Migration]]:
    """An app's migrations, in the order of their numbers."""
    package = import_module(f"{app.name}.migrations")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return [import_module(f"{package.__name__}.{name}").Migration for name in names]


def apps_of_ours() -> list[AppConfig]:
    """Every app that keeps rows of ours."""
    return [app for app in apps.get_app_configs() if app.name.startswith("hoaban.") and app.models_module]
