"""Telling somebody something: always part of another deed."""

from __future__ import annotations

from hoaban.core.accounts.models import User
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.notices.models import Notice


def tell(
    act: Act,
    role: Role,
    title: str,
    *,
    unit: str = "",
    producer: str = "",
    text: str = "",
    subject: str = "",
    address: str = "",
) -> Notice:
    """Leave a notice with everybody who holds this role there.

    Its words are kept, and kept in Vietnamese, whatever language the page has on which the deed is done.
    """
    return act.add(
        Notice(
            role=role,
            unit=unit,
            producer=producer,
            title=title,
            text=text,
            subject=subject,
            address=address,
            at=act.at,
        )
    )


def tell_person(
    act: Act, user: User, title: str, *, text: str = "", subject: str = "", address: str = ""
) -> Notice:
    """Leave a notice with one person, in whatever role they act. Its words are kept in Vietnamese."""
    return act.add(Notice(user=user, title=title, text=text, subject=subject, address=address, at=act.at))
