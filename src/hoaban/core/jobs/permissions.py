"""Who may see how the work in the background stands."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts.roles import Role
from hoaban.core.actors import Actor
from hoaban.core.permissions import ALLOWED, Refusal, Verdict


def may_see_jobs(actor: Actor) -> Verdict:
    """May this person see which jobs wait, run and failed? They name no producer and no person."""
    if actor.holds(Role.ADMINISTRATOR, Role.PROVINCIAL_OFFICER):
        return ALLOWED
    return Refusal("jobs-not-shown", _("Trang việc nền dành cho quản trị và Văn phòng OCOP tỉnh."))
