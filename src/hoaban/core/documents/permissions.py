"""Who may take the whole installation along."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts.roles import Role
from hoaban.core.actors import OPERATOR, Actor
from hoaban.core.permissions import ALLOWED, Refusal, Verdict


def may_export_everything(actor: Actor) -> Verdict:
    """May this person write out every row and file? They hold everybody's personal data."""
    if actor == OPERATOR or actor.holds(Role.ADMINISTRATOR):
        return ALLOWED
    return Refusal(
        "not-leaver",
        _("Toàn bộ dữ liệu, có cả dữ liệu cá nhân, chỉ quản trị hoặc người vận hành máy chủ xuất."),
        source="Luật 91/2025/QH15",
    )
