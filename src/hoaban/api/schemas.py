"""The declared inputs as JSON schemas: each field with its kind, its words and whether it is needed.

A field that is no common one says its own shape: `json_shape`, a schema; `json_required`, whether it must be
there even though it may be empty.
"""

from __future__ import annotations

from typing import Any

from django import forms

from hoaban.core.actions import Deed
from hoaban.core.inputs import Day, Input, Paper

NAMED_BY = {
    "calendar_feed": "Số của địa chỉ lịch: id mà certificates.make_calendar_feed trả về",
    "certificate": "Mã trên giấy chứng nhận, ví dụ DB-7K2M9Q",
    "data_request": "Số của yêu cầu về dữ liệu cá nhân: id mà registry.ask_about_data trả về",
    "dossier": "Mã hồ sơ, ví dụ HS-2026-0001",
    "entry": "Mã hồ sơ của sản phẩm trước Hội đồng, ví dụ HS-2026-0001",
    "entry_request": "Số của yêu cầu vào, như trong địa chỉ trang của nó",
    "evidence": "Số của giấy trong tủ giấy tờ: id mà registry.add_evidence trả về",
    "file": "Mã của tệp (UUID): id mà /api/v1/files trả về",
    "holding": "Số của vai trò: id mà accounts.grant_role trả về",
    "import_file": "Mã của tệp nhập (UUID): id mà imports.bring_file trả về",
    "picture": "Số của ảnh: id mà registry.add_product_picture trả về",
    "producer": "id của chủ thể như ở /api/v1/producers, ví dụ htx-minh-hoa",
    "product": "id của sản phẩm như ở /api/v1/products, ví dụ mat-ong-hoa-ban",
    "round": "Mã đợt đánh giá, ví dụ 2026-2",
    "seat": "Số của ghế trong Hội đồng",
    "sheet": "Số của phiếu chấm",
    "user": "Mã của người dùng (UUID): id mà accounts.add_user trả về",
}
"""How a program names the row that a deed works on, by its noun."""


def schema_of(deed: Deed) -> dict[str, Any]:
    """What the deed takes as one JSON object: its row by noun, then its declared input."""
    properties: dict[str, Any] = {}
    required: list[str] = []
    if deed.on:
        properties[deed.on] = {"type": "string", "description": NAMED_BY[deed.on]}
        required.append(deed.on)
    for name, field in (deed.takes.base_fields if deed.takes else {}).items():
        properties[name] = described_field(field)
        if field.required or getattr(field, "json_required", False):
            required.append(name)
    return {"type": "object", "title": deed.name, "properties": properties, "required": required}


def parameters_of(kind: type[Input]) -> list[dict[str, Any]]:
    """A declared question as the parameters of a query string."""
    return [_parameter(name, field) for name, field in kind.base_fields.items()]


def _parameter(name: str, field: forms.Field) -> dict[str, Any]:
    shape = {key: value for key, value in _shape_of(field).items() if key != "description"}
    return {
        "in": "query", "name": name, "required": field.required,
        "description": str(field.label or ""), "schema": shape,
    }  # fmt: skip


def described_field(field: forms.Field) -> dict[str, Any]:
    """The schema of one field; one that may stay empty may be null."""
    shape = _shape_of(field)
    if not field.required:
        shape["type"] = [*dict.fromkeys([*kinds_of(shape), "null"])]
        if "enum" in shape:
            shape["enum"] = [*shape["enum"], "", None]
        if shape.get("format") in MAY_BE_EMPTY_TEXT:
            shape["description"] += " (để trống: null)"
    return shape


def kinds_of(shape: dict[str, Any]) -> list[str]:
    """The JSON types that a schema allows."""
    kinds: str | list[str] = shape["type"]
    return [kinds] if isinstance(kinds, str) else kinds


def _shape_of(field: forms.Field) -> dict[str, Any]:
    own: dict[str, Any] | None = getattr(field, "json_shape", None)
    kind = own or next((made for known, made in KINDS if isinstance(field, known)), {"type": "string"})
    words = " ".join(str(text) for text in (field.label, field.help_text) if text)
    return {**kind, "description": words, **_limits_of(field), **_choices_of(field, kind)}


def _limits_of(field: forms.Field) -> dict[str, Any]:
    if isinstance(field, forms.IntegerField):
        limits = {"minimum": field.min_value, "maximum": field.max_value}
        return {name: limit for name, limit in limits.items() if limit is not None}
    if isinstance(field, forms.CharField) and field.max_length:
        return {**({"minLength": 1} if field.required else {}), "maxLength": field.max_length}
    return {}


def _choices_of(field: forms.Field, kind: dict[str, Any]) -> dict[str, Any]:
    """A closed list. One that is made when it is drawn may ask the database, which is not there yet."""
    choices = getattr(field, "choices", None)
    values = [str(value) for value, _words in choices if value != ""] if isinstance(choices, list) else []
    if not values:
        return {}
    return {"items": {**kind["items"], "enum": values}} if kind["type"] == "array" else {"enum": values}


MAY_BE_EMPTY_TEXT = {"date", "uuid"}
KINDS: tuple[tuple[type[forms.Field] | tuple[type[forms.Field], ...], dict[str, Any]], ...] = (
    (Day, {"type": "string", "format": "date"}),
    (Paper, {"type": "string", "format": "uuid"}),
    (forms.EmailField, {"type": "string", "format": "email"}),
    (forms.BooleanField, {"type": "boolean"}),
    (forms.MultipleChoiceField, {"type": "array", "items": {"type": "string"}}),
    (forms.DecimalField, {"type": "number"}),
    (forms.IntegerField, {"type": "integer"}),
    (forms.JSONField, {"type": "array", "items": {"type": "object"}}),
)
