"""What every move of a dossier leaves: the new state, its step, its writer, word to those whose turn it is.

Here: parts of deeds, none a deed itself. Not here: when a move is possible (moves.py).
"""

from __future__ import annotations

from hoaban.areas.dossiers.models import Dossier, Step, Writer
from hoaban.areas.dossiers.moves import MOVES
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.moves import Move
from hoaban.core.notices.actions import tell
from hoaban.core.permissions import require


def carry_on(act: Act, dossier: Dossier, move: str, note: str = "") -> Dossier:
    """Make a move of the table for a deed of a later area, which has asked its own permission.

    Raises Refused where the move is not possible now. The dossier is read anew, locked and saved.
    """
    with act.on(dossier) as locked:
        take_step(act, locked, require(MOVES.of(locked, move)), note)
    return locked


def take_step(act: Act, dossier: Dossier, move: Move, note: str = "") -> None:
    """Enter the state the move leads to, and keep the step. The caller holds the dossier and saves it."""
    left = dossier.state
    dossier.enter(move, act.at)
    act.add(
        Step(
            dossier=dossier,
            move=move.name,
            from_state=left,
            to_state=move.to,
            at=act.at,
            by=act.actor.user_id,
            role=act.actor.role or "",
            note=note,
        )
    )


def note_writer(act: Act, dossier: Dossier) -> None:
    """Remember, once, that this person wrote in the dossier: they neither propose nor score it."""
    user_id = act.actor.user_id
    if user_id is not None and not dossier.writers.filter(user_id=user_id).exists():
        act.add(Writer(dossier=dossier, user_id=user_id, role=act.actor.role or "", at=act.at))


def tell_producer(act: Act, dossier: Dossier, title: str, text: str = "") -> None:
    """Leave word with the dossier's producer."""
    tell(
        act,
        Role.PRODUCER_REPRESENTATIVE,
        title,
        producer=dossier.producer.slug,
        text=text,
        subject=dossier.code,
        address=f"/ho-so/{dossier.code}/",
    )


def tell_commune(act: Act, dossier: Dossier, title: str, text: str = "") -> None:
    """Leave word with officers and chair of the dossier's commune."""
    for role in (Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR):
        tell(
            act,
            role,
            title,
            unit=dossier.commune.code,
            text=text,
            subject=dossier.code,
            address=f"/ban-xa/ho-so/{dossier.code}/",
        )


def tell_office(act: Act, dossier: Dossier, title: str, text: str = "") -> None:
    """Leave word with the provincial office."""
    tell(
        act,
        Role.PROVINCIAL_OFFICER,
        title,
        text=text,
        subject=dossier.code,
        address=f"/tinh/ho-so/{dossier.code}/",
    )
