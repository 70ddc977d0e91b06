"""What a deed gives back, as JSON: the row's printed name as `id`, and its `state` where it has one."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from django.db.models import Model


def result_of(done: Any) -> dict[str, Any]:
    """Every result holds at least `id`."""
    if isinstance(done, Model):
        return _of_row(done)
    if is_dataclass(done) and not isinstance(done, type):
        return _of_record(done)
    return {"id": None}


def printed_name(row: Model) -> str:
    """The name by which the API is told a row: its code, slug or key, else its number."""
    for name in ("code", "slug", "key"):
        value = getattr(row, name, None)
        if value:
            return str(value)
    return str(row.pk)


def _of_row(row: Model) -> dict[str, Any]:
    """Whose it is too, where it is somebody's: a role, a slip, a seat."""
    state, user, paper = (
        getattr(row, "state", None),
        getattr(row, "user", None),
        getattr(row, "paper_words", ""),
    )
    return {
        "id": printed_name(row),
        **({"state": str(state)} if state else {}),
        **({"on_paper": str(paper)} if paper else {}),
        **({"user": printed_name(user)} if isinstance(user, Model) else {}),
    }


def _of_record(record: Any) -> dict[str, Any]:
    """A record of a row and the secrets shown once with it."""
    result: dict[str, Any] = {}
    for item in fields(record):
        value = getattr(record, item.name)
        result.update(_of_row(value) if isinstance(value, Model) and "id" not in result else {})
        if isinstance(value, str | int):
            result[item.name] = value
    return result
