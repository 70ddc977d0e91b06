"""Appointing the council of a round (thành lập Hội đồng, điểm b khoản 3 Điều 7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hoaban.areas.council import inputs
from hoaban.areas.council.actions.held import held_round
from hoaban.areas.council.inputs import SeatGiven
from hoaban.areas.council.models import Council, Round, Seat
from hoaban.areas.council.moves import in_time, move_of
from hoaban.areas.council.permissions import REGULATION, may_appoint_council
from hoaban.areas.council.queries.rounds import (
    SeatKind,
    council_regulation,
    council_settings,
    edition_of,
    seat_kinds,
)
from hoaban.areas.council.words import SETTING_WORDS
from hoaban.core.accounts.actions import hold
from hoaban.core.accounts.models import User
from hoaban.core.accounts.queries import user_called
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import Refusal, Refused, require
from hoaban.programme.edition import Edition
from hoaban.programme.panel import BadRegulation

ARTICLE = "điểm b khoản 3 Điều 7"


@deed(on="round", takes=inputs.AppointCouncil)
def appoint_council(
    act: Act,
    round: Round,
    *,
    decision_number: str,
    decision_date: date,
    regulation_number: str,
    seats: Sequence[SeatGiven],
    regulation_date: date | None = None,
    secretary: str = "",
) -> Council:
    """Enter the council that the chairman's decision sets up, its rules fixed on this day.

    Every seat the law asks for must be filled; whoever sits is given the role of a member or of the chair.
    secretary: key of the person who keeps this council's papers, and no other's; "" leaves it to whoever
    holds the role.
    """
    require(may_appoint_council(act.actor, round))
    round = held_round(act, round)
    require(move_of(round, "appoint"))
    require(in_time(round, act.today))
    _not_ahead(act, decision_date)
    settings = _settings(edition_of(round))
    kinds = {kind.id: kind for kind in seat_kinds(edition_of(round))}
    people = _people(seats, kinds)
    keeper = _secretary(secretary)
    council = act.add(
        Council(
            round=round,
            decision_number=decision_number,
            decision_date=decision_date,
            regulation_number=regulation_number,
            regulation_date=regulation_date,
            secretary=keeper,
            settings=settings,
            appointed_at=act.at,
        )
    )
    for given in seats:
        _seat(act, council, given, kinds[given.kind], people[given.user])
    if keeper:
        hold(act, keeper, Role.COUNCIL_SECRETARY)
    return council


def _not_ahead(act: Act, decision_date: date) -> None:
    if decision_date > act.today:
        raise Refused(Refusal("date-ahead", _("Ngày quyết định không thể sau hôm nay."), source=ARTICLE))


def _settings(edition: Edition) -> dict[str, Any]:
    """The province's rules, refused while one is not of its kind: the close would find it too late."""
    settings = council_settings(edition)
    try:
        council_regulation(settings, edition)
    except BadRegulation as wrong:
        name = SETTING_WORDS[wrong.setting]
        why = _("Quy chế của tỉnh nhập chưa đúng: %(name)s.") % {"name": name}
        raise Refused(Refusal("bad-regulation", why, source=REGULATION)) from wrong
    return settings


def _people(seats: Sequence[SeatGiven], kinds: Mapping[str, SeatKind]) -> dict[str, User]:
    """Who sits, by key; refused for seats that are not the law's, for people unknown or named twice."""
    _refuse_unknown(given.kind for given in seats if given.kind not in kinds)
    _refuse_wrong_number(Counter(given.kind for given in seats), kinds)
    found = {given.user: user_called(given.user) for given in seats}
    people = {key: user for key, user in found.items() if user is not None and user.is_active}
    if len(people) < len(found):
        raise Refused(_unknown_person("seats"))
    if len(found) < len(seats):
        raise Refused(Refusal("person-twice", _("Mỗi người chỉ ngồi một ghế."), source=ARTICLE))
    return people


def _secretary(key: str) -> User | None:
    found = user_called(key) if key else None
    if key and (found is None or not found.is_active):
        raise Refused(_unknown_person("secretary"))
    return found


def _unknown_person(field: str) -> Refusal:
    why = _("Có người chưa có trong danh sách người dùng.")
    return Refusal("unknown-person", why, source=ARTICLE, field=field)


def _refuse_unknown(unknown: Iterable[str]) -> None:
    names = sorted(set(unknown))
    if names:
        why = _("Hội đồng cấp tỉnh không có ghế: %(names)s.") % {"names": ", ".join(names)}
        raise Refused(Refusal("unknown-seat", why, source=ARTICLE, field="seats"))


def _refuse_wrong_number(filled: Mapping[str, int], kinds: Mapping[str, SeatKind]) -> None:
    missing = [kind.name for kind in kinds.values() if kind.required and filled.get(kind.id, 0) < kind.min]
    if missing:
        why = _("Hội đồng còn thiếu: %(names)s.") % {"names": "; ".join(missing)}
        raise Refused(Refusal("seat-missing", why, source=ARTICLE))
    crowded = [kind.name for kind in kinds.values() if not kind.many and filled.get(kind.id, 0) > 1]
    if crowded:
        why = _("Chỉ có một ghế: %(names)s.") % {"names": "; ".join(crowded)}
        raise Refused(Refusal("seat-crowded", why, source=ARTICLE))


def _seat(act: Act, council: Council, given: SeatGiven, kind: SeatKind, user: User) -> Seat:
    hold(act, user, Role.COUNCIL_CHAIR if kind.chair else Role.COUNCIL_MEMBER)
    return act.add(
        Seat(
            council=council,
            user=user,
            kind=kind.id,
            agency=given.agency or kind.name,
            chair=kind.chair,
            scores=not kind.chair or bool(council.settings.get("chair_scores", True)),
        )
    )
