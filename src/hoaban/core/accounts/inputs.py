"""What the deeds about people take."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts.roles import COMMUNE_ROLES, PRODUCER_ROLES, ROLE_NAMES, Role
from hoaban.core.inputs import Choice, Flag, Input, Text, plain_phone
from hoaban.core.nouns import called

SHORTEST_PASSWORD = 8


Words = Any  # text, or a translation made when it is shown


class LogInName(Text):
    """A phone number or an e-mail; a number is kept as 0xxxxxxxxx."""

    def clean(self, value: object) -> str:
        text = super().clean(value)
        phone = plain_phone(text)
        if phone is None:
            try:
                validate_email(text if text.isprintable() else "")  # half a sign cannot be stored
            except ValidationError as wrong:
                raise ValidationError(
                    _("Ghi số điện thoại (10 chữ số) hoặc địa chỉ e-mail."), code="bad-log-in"
                ) from wrong
        return phone or text.lower()


class PersonName(Text):
    """A person's name, on one line."""

    def to_python(self, value: object) -> str:
        if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in str(value or "").strip()):
            raise ValidationError(_("Ghi họ tên trên một dòng, chỉ gồm chữ."), code="bad-name")
        return super().to_python(value)


class Password(forms.CharField):
    """A password: 8 or more signs, nothing else asked; may be shown while typed."""

    widget = forms.PasswordInput

    def __init__(self, label: Words = "") -> None:
        super().__init__(
            label=label,
            min_length=SHORTEST_PASSWORD,
            max_length=200,
            strip=False,
            error_messages={
                "required": _("Nhập mật khẩu."),
                "min_length": _("Mật khẩu cần ít nhất 8 ký tự; dài hơn thì càng tốt."),
            },
        )


class AddUser(Input):
    log_in = LogInName(_("Số điện thoại hoặc e-mail"))
    name = PersonName(_("Họ tên"), max_length=150, missing=_("Nhập họ tên."))
    another_person = Flag(_("Người khác dùng chung số này"))


class GrantRole(Input):
    role = Choice(_("Vai trò"), choices=[(role.value, ROLE_NAMES[role]) for role in Role])
    unit = Text(_("Mã xã, phường"), required=False)
    producer = Text(_("Mã chủ thể"), required=False)

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        role, unit, producer = data.get("role"), data.get("unit", ""), data.get("producer", "")
        _exactly(
            self,
            "unit",
            role in COMMUNE_ROLES,
            unit,
            "commune",
            _("Vai trò này cần mã một xã, phường của tỉnh."),
        )
        _exactly(
            self,
            "producer",
            role in PRODUCER_ROLES,
            producer,
            "producer",
            _("Vai trò này cần mã một chủ thể."),
        )
        return data


def _exactly(form: Input, field: str, needed: bool, value: str, noun: str, message: Words) -> None:
    """The scope is there when the role needs it, names a row that exists, and is empty otherwise."""
    if not needed and value:
        form.add_error(
            field, ValidationError(_("Vai trò này không gắn với nơi nào; để trống ô này."), code="no-scope")
        )
    if needed:
        try:
            called(noun, value)
        except LookupError:
            form.add_error(field, ValidationError(message, code=f"unknown-{field}"))


class MakeToken(Input):
    role = Choice(
        _("Vai trò"), required=False, choices=[("", "")] + [(role.value, ROLE_NAMES[role]) for role in Role]
    )
    unit = Text(_("Mã xã, phường"), required=False)
    producer = Text(_("Mã chủ thể"), required=False)
