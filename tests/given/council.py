"""Rounds, councils, products before them and sheets, made through the deeds."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from given.people import NOON, a_person, act_of, an_act, an_actor, the_operator
from given.registry import a_product
from given.rows import add_all, rows_of_a_test
from hoaban.areas.council import actions
from hoaban.areas.council.inputs import SeatGiven
from hoaban.areas.council.models import Council, Entry, Mark, Round, Sheet
from hoaban.areas.council.queries import criteria_set_of, edition_of, entry_called, seat_kinds
from hoaban.areas.dossiers.models import Dossier, Snapshot
from hoaban.areas.registry.models import Product
from hoaban.core.accounts.models import User
from hoaban.core.accounts.queries import actor_of, holdings_of
from hoaban.core.accounts.roles import COUNCIL_ROLES, Role
from hoaban.core.actions import Act
from hoaban.core.actors import Actor
from hoaban.core.permissions import Refused
from hoaban.core.units.models import ProvinceSetting
from hoaban.programme.provisions.criteria import Criterion

_numbers = itertools.count(1)
Answers = Mapping[str, str | None]


def a_round(round_id: str = "province-2", year: int = 2026) -> Round:
    """A round of the law, the second of 2026 unless said; on 1/12/2026 it can still be held."""
    return actions.open_round(an_act(Role.PROVINCIAL_OFFICER), round_id=round_id, year=year)


def an_extra_round() -> Round:
    """Another round beside those of the law: it takes every dossier taken in."""
    return actions.open_round(
        an_act(Role.PROVINCIAL_OFFICER),
        year=2026,
        hold_through=date(2026, 12, 31),
        regulation="56/QC-HĐ",
        plan="12/KH-UBND",
    )


def set_by_province(key: str, value: Any) -> None:
    """What the council's regulation of this province says of a setting that the law leaves to it."""
    with rows_of_a_test() as act:
        act.add(ProvinceSetting(key=key, value=value, regulation="56/QC-HĐ"))


def seats_filled(round: Round, more: int = 0, people: Iterable[User] = ()) -> list[SeatGiven]:
    """A person for every seat the law asks for, and so many specialised units more; these people first."""
    kinds = [kind for kind in seat_kinds(edition_of(round)) if kind.required]
    wanted = [kind.id for kind in kinds] + ["specialised_units"] * more
    known = iter(people)
    return [
        SeatGiven(str((next(known, None) or a_person()).key), kind, f"Cơ quan Minh Hoạ {kind}")
        for kind in wanted
    ]


@dataclass
class Sitting:
    """A round with its council: an act for each member, the chair first."""

    round: Round
    council: Council
    members: list[Act] = field(default_factory=list)

    @property
    def chair(self) -> Act:
        return self.members[0]

    @property
    def secretary(self) -> Act:
        """An act of the secretary that the council names."""
        return act_of(an_actor(Role.COUNCIL_SECRETARY, user=self.council.secretary))

    @property
    def people(self) -> list[User]:
        """Who sits, the chair first."""
        return [seat.user for seat in self.council.seats.select_related("user").order_by("-chair", "id")]


def a_sitting(
    round: Round | None = None, more: int = 0, *, people: Iterable[User] = (), secretary: User | None = None
) -> Sitting:
    """A round whose council is appointed: of these people first, with this secretary or none named."""
    round = round or a_round()
    council = actions.appoint_council(
        an_act(Role.PROVINCIAL_OFFICER),
        round,
        decision_number="1234/QĐ-UBND",
        decision_date=date(2026, 11, 20),
        regulation_number="56/QC-HĐ",
        seats=seats_filled(round, more, people),
        secretary=str(secretary.key) if secretary else "",
    )
    seats = council.seats.select_related("user").order_by("-chair", "id")
    return Sitting(round, council, [act_of(the_member(seat.user)) for seat in seats])


def the_member(user: User) -> Actor:
    """A person acting in their role at the council."""
    return next(
        actor_of(row) for row in holdings_of(user).select_related("user") if row.role in COUNCIL_ROLES
    )


def an_entry(sitting: Sitting | None = None, dossier: Dossier | None = None) -> Entry:
    """A product put before the council."""
    sitting = sitting or a_sitting()
    dossier = dossier or a_dossier_taken_in()
    why = "Đợt trước đã đủ sản phẩm (minh hoạ)"  # kept only where the round is a later one than its own
    actions.fill_round(an_act(Role.PROVINCIAL_OFFICER), sitting.round, dossiers=[dossier.code], reason=why)
    return the_entry(Entry.objects.get(dossier=dossier, round=sitting.round))


def the_entry(entry: Entry) -> Entry:
    """The product as it stands now."""
    found = entry_called(str(entry.pk))
    assert found is not None
    return found


def best(criterion: Criterion) -> str | None:
    """The option with the most points."""
    return max(criterion.options, key=lambda option: option.points).id


def worst(criterion: Criterion) -> str | None:
    """None of the lines."""
    return None


def answers_by(
    entry: Entry, choose: Callable[[Criterion], str | None] = best, **but: str | None
) -> dict[str, str | None]:
    """Marks for every criterion of the product's set; `but` names others, as c1_5="b"."""
    whole = {criterion.id: choose(criterion) for criterion in criteria_set_of(entry).criteria}
    return {**whole, **{name[1:].replace("_", "."): option for name, option in but.items()}}


def answers_for(entry: Entry, total: int) -> dict[str, str | None]:
    """Marks that come to so many points and meet every gate so many can meet."""
    criteria = criteria_set_of(entry).criteria
    found, left = _least(criteria, total)
    for criterion in criteria:
        fitting = [
            option.points for option in criterion.options if option.points <= found[criterion.id] + left
        ]
        most = max([*fitting, found[criterion.id]])
        left, found[criterion.id] = left - most + found[criterion.id], most
    assert not left, f"no sheet of this set comes to {total}"
    return {c.id: next((o.id for o in c.options if o.points == found[c.id]), None) for c in criteria}


def _least(criteria: Iterable[Criterion], total: int) -> tuple[dict[str, Decimal], Decimal]:
    for star in (5, 4, 3, 2):
        found = {
            c.id: max((g.points for g in c.gates if g.star <= star), default=Decimal(0)) for c in criteria
        }
        if sum(found.values()) <= total:
            break
    return found, total - sum(found.values())


def marked(act: Act, entry: Entry, answers: Answers | None = None) -> None:
    """The member marks every criterion: the first by the deed, the rest as plain rows."""
    first, *rest = (answers or answers_by(entry)).items()
    mark = actions.mark_product(act, entry, criterion=first[0], option=first[1])
    _marks(act, mark.sheet, rest)


def _marks(act: Act, sheet: Sheet, rest: Iterable[tuple[str, str | None]]) -> None:
    with rows_of_a_test():
        add_all(
            act,
            [Mark(sheet=sheet, criterion=criterion, option=option, at=act.at) for criterion, option in rest],
        )


def a_closed_sheet(act: Act, entry: Entry, answers: Answers | None = None) -> Sheet:
    """The member marks every criterion and closes the sheet."""
    marked(act, entry, answers)
    return actions.close_sheet(act, entry)


def sheets_closed(members: Iterable[Act], entry: Entry, answers: Answers | None = None) -> None:
    """These members close their sheets, with the same marks."""
    for act in members:
        a_closed_sheet(act, entry, answers)


def a_closed_entry(total: int = 72, sitting: Sitting | None = None, dossier: Dossier | None = None) -> Entry:
    """A product with its result: the fewest sheets that meet the quorum, each with so many points."""
    sitting = sitting or a_sitting()
    entry = an_entry(sitting, dossier)
    sheets_closed(sitting.members[:6], entry, answers_for(entry, total))
    return the_entry(actions.close_scoring(an_act(Role.PROVINCIAL_OFFICER), entry))


def an_entry_to_mark_anew(sitting: Sitting | None = None) -> Entry:
    """A product whose first sheets lay too far apart: five with 86 points, one with 62."""
    sitting = sitting or a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:5], entry, answers_for(entry, 86))
    sheets_closed(sitting.members[5:6], entry, answers_for(entry, 62))
    return the_entry(actions.close_scoring(an_act(Role.PROVINCIAL_OFFICER), entry))


def a_submitted_entry(total: int = 72, dossier: Dossier | None = None) -> Entry:
    """A product whose round is submitted to the chairman."""
    entry = a_closed_entry(total, dossier=dossier)
    actions.submit_results(an_act(Role.PROVINCIAL_OFFICER), entry.round, number="78/TTr-VP", date=NOON.date())
    return the_entry(entry)


def a_dossier_taken_in(sent: date = date(2026, 10, 20), product: Product | None = None) -> Dossier:
    """A dossier the province has taken in, in time for the second round of 2026; nothing in it is answered.

    One that went its whole way through the deeds is given.dossiers.a_taken_in_dossier.
    """
    product, act = product or a_product(), the_operator()
    with rows_of_a_test():
        dossier = act.add(
            Dossier(
                code=f"HS-2025-{next(_numbers):04d}",
                edition="qd-26-2026",
                product=product,
                commune=product.commune,
                state="taken_in",
                opened_at=NOON,
                filed_on=sent,
                received_on=sent,
                forwarded_on=sent,
                taken_in_on=sent,
            )
        )
        content = {"criteria_set": product.criteria_set}
        act.add(Snapshot(dossier=dossier, number=1, at=NOON, content=content, sha256="0" * 64))
    return dossier


@contextmanager
def refused(code: str, source: str | None = None) -> Iterator[None]:
    """What is done inside is refused with this code, and this source where one is named."""
    with pytest.raises(Refused) as told:
        yield
    assert told.value.refusal.code == code
    assert str(told.value.refusal.why)
    if source is not None:
        assert told.value.refusal.source == source
