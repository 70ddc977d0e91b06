"""What an empty, real installation still needs before anybody can work in it (DESIGN §5.2).

Here: which commands are still to be run. Not here: how they are shown (web/frame.py, config/serve.py).
"""

from __future__ import annotations

from django.conf import settings

from hoaban.core.accounts.models import Holding, User
from hoaban.core.accounts.roles import Role

ADD_USER = "HOABAN_DEMO=0 ./hoaban user add LOGIN"
MAKE_ADMINISTRATOR = "HOABAN_DEMO=0 ./hoaban user role LOGIN administrator"

_seen: set[str] = set()  # what this process has found to be there once; it asks for it no more


def first_steps() -> tuple[str, ...]:
    """The commands still to be run; none in the demonstration, which brings its people along.

    Costs one or two small queries until somebody is administrator, and none for the rest of the process.
    """
    if settings.DEMO or "administrator" in _seen:
        return ()
    if Holding.objects.filter(role=Role.ADMINISTRATOR, ended_at=None, user__is_active=True).exists():
        _seen.update(("user", "administrator"))
        return ()
    if "user" not in _seen and not User.objects.exists():
        return (ADD_USER, MAKE_ADMINISTRATOR)
    _seen.add("user")
    return (MAKE_ADMINISTRATOR,)
