"""Who acts: one person in one role, held in one place.

Here: the value that permissions look at. Not here: how a session or token becomes one
(core/accounts/queries.py), and what it may do (permissions.py of each area).
"""

from __future__ import annotations

from dataclasses import dataclass

from hoaban.core.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """One person acting in one role.

    user_id   None for the public and for the installation's operator at the command line
    unit      code of the commune a commune role is held in, else ""
    producer  slug of the producer a producer role is held for, else ""
    """

    user_id: int | None
    name: str
    role: Role | None
    unit: str = ""
    producer: str = ""
    holding_id: int | None = None

    @property
    def scope(self) -> str:
        """Where the role is held, as the audit log writes it."""
        return self.unit or self.producer

    def holds(self, *roles: Role) -> bool:
        """Does this person act in one of these roles now?"""
        return self.role in roles


PUBLIC = Actor(None, "", None)
OPERATOR = Actor(None, "operator", Role.PROVINCIAL_OFFICER)
