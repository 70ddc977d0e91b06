"""What is asked about every text typed into the register: old fonts, names without accents, old communes.

Here: the base of the area's inputs and the fields they share. Not here: any deed's own input.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoaban.core.inputs import Flag, Input, LongText, Text
from hoaban.core.old_fonts import from_tcvn3
from hoaban.core.units.models import Unit
from hoaban.core.units.queries import NamedUnit, commune_called, communes, units_named


class Asking(Input):
    """An input that asks again where a text came in an old font.

    The field then shows what the text says, to be looked over and sent once more.
    """

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in [name for name, field in self.fields.items() if isinstance(field, Text)]:
            self._ask_about_font(name, data.get(name) or "")
        return data

    def _ask_about_font(self, name: str, text: Any) -> None:
        converted = from_tcvn3(text) if isinstance(text, str) else None
        if converted is None:
            return
        shown: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict or dict; what was posted stays as it is
        shown[self.add_prefix(name)] = converted
        self.data = shown
        said = _("Chữ này gõ bằng phông cũ (ABC, TCVN3), đã đổi thành “%(text)s”. Xem lại rồi bấm lần nữa.")
        self.add_error(name, ValidationError(said % {"text": _shortened(converted)}, code="old-font"))


def _shortened(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:119]}…"


class NoAccentsMeant(Flag):
    """The tick that lets a name without accents pass."""

    def __init__(self) -> None:
        super().__init__(gettext_lazy("Tên này đúng là viết không dấu"))


class AskingForName(Asking):
    """An input with a `name` that is asked about when it is typed without any accent."""

    no_accents_meant = NoAccentsMeant()

    @property
    def asks_about_accents(self) -> bool:
        """Is the tick to be shown: was the name asked about, or the tick set before?"""
        return self.has_error("name", "no-accents") or self.add_prefix("no_accents_meant") in self.data

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        meant = data.pop("no_accents_meant", False)
        name = data.get("name") or ""
        if name and name.isascii() and not meant:
            self.add_error(
                "name", ValidationError(_("Tên này viết không dấu. Đúng vậy không?"), code="no-accents")
            )
        return data


class Listed(forms.CharField):
    """One id of a list that the edition in force holds.

    The page offers the list of the day; the deed proves the id.
    """

    widget = forms.Select

    def __init__(self, label: Any = "", *, missing: Any = None, nothing: Any = "", **kwargs: Any) -> None:
        messages = {"required": missing} if missing else {}
        super().__init__(label=label, max_length=60, error_messages=messages, **kwargs)
        self._nothing = nothing or gettext_lazy("Chọn một mục")
        self.choices: list[tuple[str, Any]] = []

    def offer(self, words: dict[str, str]) -> None:
        """Show these ids under these words."""
        nothing = [] if isinstance(self.widget, forms.RadioSelect) else [("", self._nothing)]
        self.choices = [*nothing, *words.items()]


def offer(form: Input, name: str, words: dict[str, str]) -> None:
    """Let a page show the list of the day in a field."""
    field = form.fields[name]
    if not isinstance(field, Listed):
        raise TypeError(f"{name} is no list of the law")
    field.offer(words)


@dataclass(frozen=True, slots=True)
class TodaysCommunes:
    """The communes by name, read each time they are drawn and never before: the declared input is made at the
    start, when there may be no tables yet."""

    nothing: Any

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        yield "", self.nothing
        for unit in communes():
            yield unit.code, unit.full_name


class Commune(forms.Field):
    """A commune of today, by its code or slug (xã, phường); gives the unit."""

    widget = forms.Select

    def __init__(self, label: Any = "", *, nothing: Any = "", **kwargs: Any) -> None:
        super().__init__(label=label, **kwargs)
        self.choices = TodaysCommunes(nothing or gettext_lazy("Chọn xã, phường"))

    def to_python(self, value: Any) -> Unit | None:
        if value in (None, ""):
            return None
        unit = value if isinstance(value, Unit) else commune_called(str(value))
        if unit is None:
            raise ValidationError(_("Chọn một xã, phường của tỉnh."), code="unknown-commune")
        return unit

    def prepare_value(self, value: Any) -> Any:
        return value.code if isinstance(value, Unit) else value


class CommuneName(Text):
    """A commune by a name, which may be one of before 1/7/2025; gives the unit of today.

    Taken where the name has one meaning. Where it may mean several, or only a part of the old commune came
    here, the error lists what it may mean: names moved in the merger, and are never guessed.
    """

    def clean(self, value: Any) -> Unit | None:
        text = super().clean(value)
        if not text:
            return None
        found = units_named(text)
        if not found:
            raise ValidationError(
                _("Không tìm thấy xã, phường nào tên “%(name)s”."), "unknown-commune", {"name": text}
            )
        if len(found) > 1 or (found[0].former and not found[0].former.whole):
            meanings = "; ".join(map(meaning_of, found))
            said = _("“%(name)s” có thể là: %(meanings)s. Chọn xã, phường hiện nay trong danh sách.")
            raise ValidationError(said, "commune-moved", {"name": text, "meanings": meanings})
        return found[0].unit


def meaning_of(found: NamedUnit) -> str:
    """One meaning of a name: "xã Sam Mứn", or "phường Điện Biên Phủ (nhận từ xã … cũ, huyện …)"."""
    if found.former is None:
        return found.unit.full_name
    return _("%(unit)s (gồm đất của %(old)s cũ, %(district)s)") % {
        "unit": found.unit.full_name,
        "old": found.former.full_name,
        "district": found.former.district,
    }


def one_commune(form: Input, data: dict[str, Any], *, required: bool) -> None:
    """Of the list and the old name one is enough; both must mean the same. Only `commune` is left."""
    named = data.pop("commune_name", None)
    chosen = data.get("commune")
    if named and chosen and named != chosen:
        said = _("Danh sách chọn %(chosen)s nhưng tên ghi là của %(named)s. Bỏ một trong hai.")
        values = {"chosen": chosen.full_name, "named": named.full_name}
        form.add_error("commune_name", ValidationError(said, "communes-differ", values))
    data["commune"] = chosen or named
    if required and not data["commune"] and not form.errors.keys() & {"commune", "commune_name"}:
        form.add_error("commune", ValidationError(_("Chọn xã, phường."), code="required"))


__all__ = [
    "Asking",
    "AskingForName",
    "Commune",
    "CommuneName",
    "Listed",
    "LongText",
    "Names",
    "meaning_of",
    "offer",
    "one_commune",
]


class Names(forms.MultipleChoiceField):
    """Several rows by their printed names: ticks on a page. The deed asks whether they are there."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: Any) -> list[str]:
        return list(dict.fromkeys(name.strip() for name in super().to_python(value) if name.strip()))

    def valid_value(self, value: Any) -> bool:
        return True
