"""The whole table of personal fields, and what a table of ours holds that could be one.

Here: putting the rooms' declarations together. Not here: the declarations (rooms.py, areas.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from hoaban.core.accounts.models import User
from hoaban.core.personal import areas, rooms
from hoaban.core.personal.kept import Category, Kept

PERSONAL = {**rooms.PERSONAL, **areas.PERSONAL}
NO_PERSON = {
    table: frozenset(names.split()) for table, names in {**rooms.NO_PERSON, **areas.NO_PERSON}.items()
}


def kept_of(table: str, field: str) -> Kept:
    """What is declared of this field; KeyError where nothing is."""
    return PERSONAL[table][field]


def sensitive_fields(table: str) -> tuple[str, ...]:
    """The sensitive fields of a table, in the order they are declared."""
    found = PERSONAL.get(table, {}).items()
    return tuple(name for name, kept in found if kept.category is Category.SENSITIVE)


def our_models() -> Iterator[type[models.Model]]:
    """Every table that Hoa Ban itself declares, by its label."""
    ours = (model for model in apps.get_models() if model.__module__.startswith("hoaban."))
    return iter(sorted(ours, key=lambda model: model._meta.label))


def telling_fields(model: type[models.Model]) -> tuple[str, ...]:
    """The columns that could say something of a person: words, days, anything JSON holds, and who did it."""
    return tuple(field.name for field in model._meta.concrete_fields if _tells(field))


def _tells(field: models.Field[object, object]) -> bool:
    if field.is_relation:
        return field.related_model is User
    if isinstance(field, models.DateTimeField):
        return False  # when a row was written: the log keeps that of every row
    words = isinstance(field, models.CharField | models.TextField | models.JSONField | models.DateField)
    return words or field.name in ("by", "user_id") or field.name.endswith("_by")
