"""What every page's frame shows: the demo banner, who acts, the desk's menu, the other language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts.roles import ROLE_NAMES, Role
from hoaban.core.units.queries import province
from hoaban.web.acts import PageRequest
from hoaban.web.desks import menu_of


def frame(request: PageRequest) -> dict[str, Any]:
    """Values for the frame; looked up only where a template asks."""
    other = "en" if get_language() == "vi" else "vi"
    return {
        "demo": settings.DEMO,
        "who": lambda: request.act.actor if hasattr(request, "act") else None,
        "who_role": lambda: _role_words(request),
        "menu": lambda: menu_of(request.act.actor.role),
        "province_name": SimpleLazyObject(lambda: province().name),
        "other_language": other,
        "other_language_name": "English" if other == "en" else "Tiếng Việt",
        "other_language_address": in_other_language(request.get_full_path(), other),
    }


def in_other_language(address: str, other: str) -> str:
    """The same page in the other language; where there is no such page, the same words about that."""
    translated = translate_url(address, other)
    if translated != address:
        return translated
    return f"/en{address}" if other == "en" else address.removeprefix("/en")


def _role_words(request: PageRequest) -> str:
    role = request.act.actor.role
    return str(ROLE_NAMES[Role(role)]) if role else str(_("Chưa có vai trò"))
