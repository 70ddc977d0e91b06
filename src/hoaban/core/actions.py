"""How anything of ours is written: a deed, done by an act, in one transaction, with its audit entries.

Here: Act (who, when, through which door), the `deed` mark that makes a function an action, and the list of
all deeds that pages, API, imports and commands share.
Not here: any deed. They stand in the areas' and core rooms' actions.py.

    @deed(on="dossier", takes=inputs.ForwardDossier)
    def forward_dossier(act: Act, dossier: Dossier, *, letter: Incoming) -> Dossier:
        with act.on(dossier) as dossier:                     # locks the row; saves it at the end
            require(may_forward_dossier(act.actor, dossier))  # permission
            move = require(MOVES.of(dossier, "forward"))      # rule
            dossier.letter = keep_file(act, letter)           # change
            dossier.enter(move, act.at)
        return dossier                                        # audit: written by act.on, same transaction
"""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from django import forms
from django.db import IntegrityError, connection, models, transaction

from hoaban.core.actors import Actor
from hoaban.core.audit.actions import append, last_entry_remembered
from hoaban.core.audit.rows import Row, fingerprint, rows_may_be_written, state_of

Door = Literal["page", "api", "import", "command", "demo", "job"]
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

R = TypeVar("R", bound=Row)
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Act:
    """One person's doing at one moment through one door. Time comes in here and nowhere else."""

    actor: Actor
    at: datetime
    door: Door
    id: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def today(self) -> date:
        """The day in Vietnam."""
        return self.at.astimezone(VIETNAM).date()

    @contextmanager
    def on(self, row: R) -> Iterator[R]:
        """The row, read anew and locked; saved with its audit entry when the block ends without error."""
        locked = self.locked(row)
        before = state_of(locked)
        yield locked
        self._save(locked, before)

    def locked(self, row: R, among: models.QuerySet[Any] | None = None) -> R:
        """The row as it stands now, held until the end of the deed.

        `among` reads other rows with it. Where the row had to be waited for, those are as they stood before:
        only for what never changes while the row stands.
        """
        rows: models.QuerySet[Any] = type(row)._default_manager.all() if among is None else among
        if connection.features.has_select_for_update:
            rows = rows.select_for_update(of=("self",))
        found: R = rows.get(pk=row.pk)
        return found

    def add(self, row: R) -> R:
        """Write a new row."""
        with rows_may_be_written():
            row.save(force_insert=True)
        self._enter(row, "added", sorted(state_of(row)), fingerprint(row))
        return row

    def save(self, row: R) -> R:
        """Write a changed row; nothing is written, and no entry made, where nothing changed."""
        return self._save(row, state_of(type(row)._default_manager.get(pk=row.pk)))

    def _save(self, row: R, before: dict[str, Any]) -> R:
        after = state_of(row)
        changed = sorted(name for name in after if after[name] != before[name])
        if changed:
            with rows_may_be_written():
                row.save(force_update=True)
            self._enter(row, "changed", changed, fingerprint(row))
        return row

    def remove(self, row: Row) -> None:
        """Take a row out; its entry stays."""
        self._enter(row, "removed", [], "")
        with rows_may_be_written():
            row.delete()

    def note(self, about: Row | None = None, said: Sequence[str] = ()) -> None:
        """An entry for a deed that writes no row: a log-in, a look at sensitive data.

        about  whose row was looked at; said  names of its fields and a code for why, never what stands there
        """
        self._enter(about, "noted", list(said), "")

    def _enter(self, row: Row | None, kind: str, fields: list[str], row_hash: str) -> None:
        append(
            at=self.at,
            act=self.id,
            deed=_current.get() or _outside(),
            door=self.door,
            user_id=self.actor.user_id,
            role=self.actor.role or "",
            scope=self.actor.scope,
            table=row._meta.db_table if row else "",
            row=str(row.pk) if row else "",
            kind=kind,
            fields=fields,
            row_hash=row_hash,
        )


_current: ContextVar[str] = ContextVar("deed", default="")


def _outside() -> str:
    raise RuntimeError("an act writes only inside a deed")


@dataclass(frozen=True, slots=True)
class Deed:
    """One action as pages, API, imports and commands know it.

    name   "<area>.<verb_noun>": its audit event and its address in the API
    on     the noun of the row it works on ("dossier"), or "" where it begins from nothing
    takes  the declared input, or None where it takes none
    inner  done by the platform's own doors only (the first start, log-in by a secret): no address in the API
    """

    name: str
    on: str
    takes: type[forms.Form] | None
    inner: bool
    do: Callable[..., Any]

    @property
    def doc(self) -> str:
        return (self.do.__doc__ or "").strip()


DEEDS: dict[str, Deed] = {}


def deed(
    *, on: str = "", takes: type[forms.Form] | None = None, inner: bool = False
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Make a function an action: named, listed, in one transaction, known to the audit by its name."""

    def mark(function: Callable[P, T]) -> Callable[P, T]:
        name = f"{_room_of(function)}.{function.__name__}"

        def once(*args: P.args, **kwargs: P.kwargs) -> T:
            begun_anew = nullcontext() if _current.get() else last_entry_remembered()
            token = _current.set(name)
            try:
                with begun_anew, transaction.atomic():
                    return function(*args, **kwargs)
            finally:
                _current.reset(token)

        @functools.wraps(function)
        def act_out(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return once(*args, **kwargs)
            except IntegrityError:
                if _current.get():  # the deed around this one begins anew
                    raise
                # somebody wrote at the same moment what this one found missing: now it sees that, and says so
                return once(*args, **kwargs)

        DEEDS[name] = Deed(name, on, takes, inner, act_out)
        return act_out

    return mark


def _room_of(function: Callable[..., Any]) -> str:
    """hoaban.areas.dossiers.actions.… → dossiers; hoaban.core.accounts.actions → accounts."""
    return function.__module__.split(".")[2]
