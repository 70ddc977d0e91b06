"""What templates print: days, stars, icons, fields. Built in to every template."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

register = template.Library()

MOTIFS = {
    1: "cu-qua",
    2: "thit-say",
    3: "gao",
    4: "mat-ong",
    5: "banh",
    6: "mien",
    7: "trai-cay",
    8: "thit-say",
    9: "do-uong",
    10: "cu-qua",
    11: "che",
    12: "che",
    13: "ca-phe",
    14: "do-uong",
    15: "do-uong",
    16: "do-uong",
    17: "do-uong",
    18: "duoc-lieu",
    19: "duoc-lieu",
    20: "duoc-lieu",
    21: "thu-cong",
    22: "det",
    23: "trai-cay",
    24: "trai-cay",
    25: "thu-cong",
    26: "du-lich",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawn icon of the sprite; always beside a word."""
    return format_html(
        '<svg class="i" aria-hidden="true"><use href="{}#i-{}"/></svg>', static("icons.svg"), name
    )


@register.filter
def day(value: date | None) -> str:
    """31/12/2026; empty for none."""
    return value.strftime("%d/%m/%Y") if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """10:42 ngày 15/12/2026, in Vietnam."""
    return localtime(value).strftime("%H:%M ngày %d/%m/%Y") if value else ""


@register.filter
def points(value: Decimal | str | None) -> str:
    """Points as people here write them: 71,333333; no trailing zeros."""
    if value in (None, ""):
        return ""
    text = format(Decimal(str(value)), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",")


@register.filter
def of(mapping: Any, key: Any) -> Any:
    """The value a mapping holds for a key; none where it holds none."""
    return mapping.get(key) if mapping else None


@register.simple_tag
def motif(criteria_set: str, number: int = 0) -> str:
    """The drawn motif that stands in for a product's picture, by its set; neighbours differ."""
    name = MOTIFS.get(int(criteria_set[-2:]) if criteria_set[-2:].isdigit() else 0, "cu-qua")
    return static(f"img/motif-{name}{('', '-2', '-3')[number % 3]}.svg")


@register.inclusion_tag("components/star.html")
def stars(star: int | None, said: str, on: bool = True) -> dict[str, Any]:
    """Five drawn stars with their words; `on` false draws them empty, star None draws none."""
    return {"star": star, "said": said, "on": on, "five": range(1, 6)}


def _drawn_as(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, forms.RadioSelect):
        return "choices"
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "ticks"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    if isinstance(widget, forms.FileInput):
        return "file"
    if isinstance(widget, forms.Textarea):
        return "longtext"
    return "select" if isinstance(widget, forms.Select) else "text"


INPUT_TYPES = (
    (forms.PasswordInput, "password"),
    (forms.EmailInput, "email"),
    (forms.NumberInput, "number"),
)


@register.inclusion_tag("components/field.html")
def field(
    bound: BoundField, hint: str = "", autocomplete: str = "", inputmode: str = "", small: bool = False
) -> dict[str, Any]:
    """A field with label, hint and error, drawn by what it takes."""
    kind = next((name for widget, name in INPUT_TYPES if isinstance(bound.field.widget, widget)), "text")
    value = bound.value()
    return {
        "f": bound,
        "as": _drawn_as(bound),
        "hint": hint or bound.help_text,
        "type": kind,
        "small": small,
        "autocomplete": autocomplete,
        "inputmode": inputmode,
        "value": "" if value is None else value,
        "chosen": [str(item) for item in value] if isinstance(value, list | tuple) else [str(value)],
        "maxlength": getattr(bound.field, "max_length", None),
    }
