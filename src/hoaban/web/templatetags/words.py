"""What templates print: days, stars, icons, fields. Built in to every template."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote

from django import forms, template
from django.conf import settings
from django.forms.boundfield import BoundField
from django.template import RequestContext
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils.formats import get_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hoaban.core.accounts.roles import ROLE_NAMES
from hoaban.core.personal.kept import Kept
from hoaban.core.personal.table import kept_of

register = template.Library()

VIETNAMESE = re.compile("[\u00c0-\u01b0\u1ea0-\u1ef9]")  # a letter that English has not

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
@cache  # a few dozen names; where the sprite lies is settled before the server starts
def icon(name: str) -> SafeString:
    """A drawn icon of the sprite; always beside a word."""
    return format_html(
        '<svg class="i" aria-hidden="true"><use href="{}#i-{}"/></svg>', static("icons.svg"), name
    )


# --- what stands in every row of a long list: drawn once for what it says, not once for each row ---


@register.simple_tag
def drawn(template_name: str, **said: Any) -> SafeString:
    """A template that says nothing but these plain values, kept for the next row that says the same."""
    return _drawn(template_name, get_language(), **said)


@lru_cache(maxsize=1024, typed=True)
def _drawn(template_name: str, language: str | None, **said: Any) -> SafeString:
    return render_to_string(template_name, said)


class Stated(NamedTuple):
    """A dossier's state alone, as producer/state.html takes it."""

    state: str
    state_words: str
    paper_entered_on: date | None


@register.simple_tag
def state_of(dossier: Any) -> SafeString:
    """producer/state.html for one dossier of many."""
    return drawn("producer/state.html", dossier=_stated(dossier))


@register.simple_tag
def queue_marks(item: Any) -> SafeString:
    """commune/queue_marks.html for one dossier that waits."""
    dossier = item.dossier
    return drawn(
        "commune/queue_marks.html",
        dossier=_stated(dossier),
        days_left=item.days_left,
        done=item.appraised,
        all=item.matters,
        typed=dossier.typed_by_officer,
    )


def _stated(dossier: Any) -> Stated:
    return Stated(dossier.state, dossier.state_words, dossier.paper_entered_on)


@register.filter
def page_of(code: str, name: str) -> str:
    """The address of one row of many on the page of this name, which has one slot."""
    before, after = _around_slot(name, get_language())
    return f"{before}{quote(code)}{after}"


@cache
def _around_slot(name: str, language: str | None) -> tuple[str, str]:
    before, _slot, after = reverse(name, args=["~"]).partition("~")
    return before, after


@register.filter
def day(value: date | None) -> str:
    """31/12/2026; empty for none."""
    return value.strftime("%d/%m/%Y") if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """10:42 ngày 15/12/2026, in Vietnam; 10:42, 15/12/2026 in English."""
    if value is None:
        return ""
    there = localtime(value)
    return _("%(time)s ngày %(day)s") % {"time": f"{there:%H:%M}", "day": f"{there:%d/%m/%Y}"}


@register.filter
def points(value: Decimal | str | None) -> str:
    """Points as people here write them: 71,333333, in English 71.333333; no trailing zeros."""
    if value in (None, ""):
        return ""
    text = format(Decimal(str(value)), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", get_format("DECIMAL_SEPARATOR"))


@register.filter
def law(text: str, english: str = "") -> str:
    """The law's own words, which stay Vietnamese: said to be so where they stand on an English page.

    `english`: what the edition says there instead, where it has it.
    """
    if english and get_language() == "en":
        return english
    said = language(text)
    return format_html("<span{}>{}</span>", said, text) if said else text


@register.filter
def language(text: str) -> SafeString:
    """The attribute of an element whose words stay Vietnamese on an English page: names, the law's own."""
    vietnamese = get_language() == "en" and VIETNAMESE.search(str(text))
    return format_html(' lang="{}"', "vi") if vietnamese else SafeString("")


@register.filter
def about(error: str, bound: BoundField) -> str:
    """What is wrong with a field, with its label where the words do not name it: "E-mail: Điền ô này."."""
    said, label = str(error), str(bound.label)
    return said if not label or label.casefold() in said.casefold() else f"{label}: {said}"


@register.filter
def here(address: str) -> str:
    """An address of ours that was kept, in the language of this page."""
    return translate_url(address, get_language() or settings.LANGUAGE_CODE)


@register.filter
def of(mapping: Any, key: Any) -> Any:
    """The value a mapping holds for a key; none where it holds none."""
    return mapping.get(key) if mapping else None


@register.simple_tag
def motif(criteria_set: str, number: int = 0) -> str:
    """The drawn motif that stands in for a product's picture, by its set; neighbours differ."""
    name = MOTIFS.get(int(criteria_set[-2:]) if criteria_set[-2:].isdigit() else 0, "cu-qua")
    return static(f"img/motif-{name}{('', '-2', '-3')[number % 3]}.svg")


@register.simple_tag
def motif_of(sets: Any) -> str:
    """The motif of a sector: that of its first set."""
    return motif(min(sets, default=""))


IN_APPS = {"Zalo": ("Zalo",), "Facebook": ("FBAN", "FBAV"), "Messenger": ("MessengerForiOS", "Orca-Android")}


@register.simple_tag(takes_context=True)
def in_app(context: RequestContext) -> str:
    """The app whose own window shows this page (Zalo, Facebook); "" in a real browser, and once one stays."""
    request = context["request"]
    if request.method == "POST" or "o-lai" in request.GET:
        return ""
    agent = request.headers.get("User-Agent", "")
    return next((app for app, signs in IN_APPS.items() if any(sign in agent for sign in signs)), "")


@register.simple_tag(takes_context=True)
def in_chrome(context: RequestContext) -> str:
    """The address that opens this page in Chrome: an intent of Android, Chrome's own scheme on an iPhone."""
    request = context["request"]
    here = f"{request.get_host()}{request.get_full_path()}"
    if any(device in request.headers.get("User-Agent", "") for device in ("iPhone", "iPad")):
        return f"googlechrome{'s' if request.is_secure() else ''}://{here}"
    return f"intent://{here}#Intent;scheme={request.scheme};package=com.android.chrome;end"


@register.simple_tag(takes_context=True)
def stay_here(context: RequestContext) -> str:
    """The address of this page for who stays inside the app."""
    request = context["request"]
    query = request.GET.copy()
    query["o-lai"] = "1"
    return f"{request.path}?{query.urlencode()}"


@register.inclusion_tag("components/star.html")
def stars(star: int | None, said: str, on: bool = True) -> dict[str, Any]:
    """Five drawn stars with their words; `on` false draws them empty, star None draws none."""
    return {"star": star, "said": said, "on": on, "five": range(1, 6)}


def _drawn_as(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, forms.CheckboxSelectMultiple):  # before its parent, RadioSelect
        return "ticks"
    if isinstance(widget, forms.RadioSelect):
        return "choices"
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


@register.inclusion_tag("components/why_asked.html")
def why_asked(table: str, name: str) -> dict[str, Any]:
    """Beside a personal field: what it is for, its article, how long it is kept, who sees it."""
    kept: Kept = kept_of(table, name)
    return {"kept": kept, "seen_by": [ROLE_NAMES[role] for role in kept.seen_by]}
