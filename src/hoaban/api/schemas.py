"""The declared inputs as JSON schemas: each field with its kind, its words and whether it is needed."""

from __future__ import annotations

from typing import Any

from django import forms

from hoaban.core.actions import Deed
from hoaban.core.inputs import Day, Paper


def schema_of(deed: Deed) -> dict[str, Any]:
    """What the deed takes as one JSON object: its row by noun, then its declared input."""
    properties: dict[str, Any] = {}
    required: list[str] = []
    if deed.on:
        properties[deed.on] = {"type": "string", "description": "Tên in của đối tượng"}
        required.append(deed.on)
    for name, field in (deed.takes.base_fields if deed.takes else {}).items():
        properties[name] = _property(field)
        if field.required:
            required.append(name)
    return {"type": "object", "title": deed.name, "properties": properties, "required": required}


def _property(field: forms.Field) -> dict[str, Any]:
    kind = next((made for known, made in KINDS if isinstance(field, known)), {"type": "string"})
    shape: dict[str, Any] = {**kind, "description": str(field.label or "")}
    choices = getattr(field, "choices", None)
    if isinstance(choices, list):  # a list made when it is drawn may ask the database, which is not there yet
        values = [str(value) for value, _words in choices if value != ""]
        (shape["items"] if shape["type"] == "array" else shape)["enum"] = values
    if isinstance(field, forms.CharField) and field.max_length:
        shape["maxLength"] = field.max_length
    if not field.required:
        shape["type"] = [shape["type"], "null"]
    return shape


KINDS: tuple[tuple[type[forms.Field] | tuple[type[forms.Field], ...], dict[str, Any]], ...] = (
    (Day, {"type": "string", "format": "date"}),
    (Paper, {"type": "string", "format": "uuid"}),
    (forms.BooleanField, {"type": "boolean"}),
    (forms.MultipleChoiceField, {"type": "array", "items": {"type": "string"}}),
    ((forms.IntegerField, forms.DecimalField), {"type": "number"}),
    (forms.JSONField, {"type": "array"}),
)
