"""What every page's frame shows: the demo banner, who acts, the desk's menu, the other language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hoaban.core.accounts.first_steps import first_steps
from hoaban.core.accounts.models import Visit
from hoaban.core.accounts.roles import ROLE_NAMES, Role
from hoaban.core.clock import moment
from hoaban.core.law import edition_in_force
from hoaban.core.units.queries import province
from hoaban.programme.edition import NoEditionInForce
from hoaban.web.acts import PageRequest, kind_of_machine
from hoaban.web.desks import menu_of

CITY, PROVINCE = "Thành phố ", "Tỉnh "
MOUNTAINS = frozenset({"04", "08", "11", "12", "14", "15", "19", "20", "25"})  # trung du và miền núi phía Bắc


def frame(request: PageRequest) -> dict[str, Any]:
    """Values for the frame; looked up only where a template asks.

    What stands in a translated sentence is an object: no function is called there.
    """
    here = SimpleLazyObject(province)
    return {
        **around(request.get_full_path()),
        "who": lambda: request.act.actor if hasattr(request, "act") else None,
        "who_role": lambda: _role_words(request),
        "shared_machine": lambda: kind_of_machine(request) == Visit.Kind.SHARED,
        "menu": lambda: menu_of(request.act.actor.role),
        "province_name": SimpleLazyObject(lambda: here.name),
        "province_named": SimpleLazyObject(lambda: named(here.full_name)),
        "province_of_mountains": lambda: here.code in MOUNTAINS,
        "law_cited": SimpleLazyObject(_law_cited),
    }


def around(address: str) -> dict[str, Any]:
    """What of the frame follows from the page's address and language alone."""
    other = "en" if get_language() == "vi" else "vi"
    return {
        "demo": settings.DEMO,
        "first_steps": SimpleLazyObject(first_steps),
        "other_language": other,
        "other_language_name": "English" if other == "en" else "Tiếng Việt",
        "other_language_address": in_other_language(address, other),
    }


def named(full_name: str) -> str:
    """A province inside a sentence in the language of the page: "tỉnh Điện Biên", "Điện Biên province".

    `Unit.named` is Vietnamese whatever the page, for what is kept.
    """
    if full_name.startswith(CITY):
        return _("thành phố %(name)s") % {"name": full_name.removeprefix(CITY)}
    return _("tỉnh %(name)s") % {"name": full_name.removeprefix(PROVINCE)}


def _law_cited() -> str:
    """The edition in force today, as it is cited; empty where none is."""
    try:
        return edition_in_force(moment(settings.TODAY).date()).citation
    except NoEditionInForce:
        return ""


def in_other_language(address: str, other: str) -> str:
    """The same page in the other language; where there is no such page, the same words about that."""
    translated = translate_url(address, other)
    if translated != address:
        return translated
    return f"/en{address}" if other == "en" else address.removeprefix("/en")


def _role_words(request: PageRequest) -> str:
    role = request.act.actor.role
    return str(ROLE_NAMES[Role(role)]) if role else _("Chưa có vai trò")
