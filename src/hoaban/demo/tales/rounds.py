"""Two invented rounds of the council: one decided, one being marked."""

from __future__ import annotations

from collections.abc import Sequence

from hoaban.areas.certificates.actions import notify_result, record_decision
from hoaban.areas.council import actions
from hoaban.areas.council.inputs import OpinionGiven, SeatGiven
from hoaban.areas.council.models import Entry, Round
from hoaban.areas.council.queries.rounds import entry_called, rounds_to_open, seat_kinds
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.permissions import Refusal, require
from hoaban.demo.answers import answers_of
from hoaban.demo.papers import paper
from hoaban.demo.tales.stage import Item, Stage, Tale

CHAIR = -1
"""The chair among those who mark; members are numbered from 0."""

WAVER = (0, 2, -2, 1, -1, 3, -3, 0, 1)
"""How far each member's points lie from the team's: well within what the Quy chế allows."""


# --- the earlier round ---


def decided_round(stage: Stage, recognised: Item, ministry: Item, letter: Item, waiting: Item) -> Tale:
    """A round from its opening to decision, approval and letter; of one product the decision is to come."""
    items = (recognised, ministry, letter, waiting)
    yield 50
    round = _opened(stage, 50, seats=8, sent_ago=56, until_ago=30)
    yield 48
    _fill(stage, round, items, 48)
    yield 42
    for item in items:
        _report(stage, item, 42)
    yield 36
    for item in items:
        for member in (CHAIR, 0, 1, 2, 3, 4):
            _sheet(stage, item, member, 36)
    yield 33
    actions.close_round(stage.act(Role.COUNCIL_SECRETARY, 33, hour=16), round)
    yield 30
    act = stage.act(Role.PROVINCIAL_OFFICER, 30)
    actions.submit_results(act, round, number="31-MH/TTr-VP", date=act.today)
    yield 27
    _decide(stage, round, "recognition", recognised, "101-MH/QĐ-UBND")
    _decide(stage, round, "result_approval", ministry, "102-MH/QĐ-UBND")
    yield 26
    act = stage.act(Role.PROVINCIAL_OFFICER, 26)
    for number, item in enumerate((recognised, letter), start=1):
        notify_result(act, stage.dossiers[item.name], number=f"{number:02d}-MH/TB-VP", date=act.today)


def _decide(stage: Stage, round: Round, kind: str, item: Item, number: str) -> None:
    act = stage.act(Role.PROVINCIAL_OFFICER, 27)
    copy = paper(act, "Quyết định", [f"Số {number}", item.name])
    codes = [stage.dossiers[item.name].code]
    record_decision(act, round, kind=kind, number=number, date=act.today, copy=copy, dossiers=codes)


# --- the round being marked ---


def open_round(stage: Stage, marking: Sequence[Item], scored: Item, postponed: Item) -> Tale:
    """A round with nine seats: sheets closed and open, one member who steps back, one result, one put off."""
    first, second = marking
    yield 18
    round = _opened(stage, 18, seats=9, sent_ago=22, until_ago=0)
    yield 15
    _fill(stage, round, [*marking, scored, postponed], 15)
    yield 10
    for item in (first, scored):
        _report(stage, item, 10)
    yield 8
    act = stage.act(Role.PROVINCIAL_OFFICER, 8)
    actions.postpone_dossier(act, _entry(stage, postponed), reason="Chủ thể xin lùi để kiểm nghiệm lại.")
    yield 6
    for member in (CHAIR, 0, 1, 2, 3, 4, 5):
        _sheet(stage, scored, member, 6)
    yield 5
    actions.close_scoring(stage.act(Role.COUNCIL_SECRETARY, 5, hour=16), _entry(stage, scored))
    yield 3
    for member in (0, 1, 2):
        _sheet(stage, first, member, 3)
    yield 2
    _sheet(stage, first, 3, 2, done=0.5)
    actions.recuse_member(_member(stage, 4, 2), _entry(stage, second), ground="own_or_family_stake")
    _sheet(stage, second, 0, 2)
    _sheet(stage, second, 1, 2, done=0.3)


# --- what both need ---


def _opened(stage: Stage, ago: int, *, seats: int, sent_ago: int, until_ago: int) -> Round:
    """The first round of the law that takes what was sent by then, with its council."""
    act = stage.act(Role.PROVINCIAL_OFFICER, ago)
    found = next(
        held
        for held in rounds_to_open(act.today)
        if held.proposals_until >= stage.days.day(sent_ago) and held.held_until >= stage.days.day(until_ago)
    )
    round = actions.open_round(act, round_id=found.round.id, year=found.year)
    actions.appoint_council(
        act,
        round,
        decision_number=f"{round.number:02d}-MH/QĐ-UBND",
        decision_date=act.today,
        regulation_number=f"{round.number:02d}-MH/QC-HĐ",
        seats=_seats(stage)[:seats],
    )
    return round


def _seats(stage: Stage) -> list[SeatGiven]:
    """Every seat the law asks for, the chair's first, and one more."""
    users = stage.company.users
    people = [*users[Role.COUNCIL_CHAIR], *users[Role.COUNCIL_MEMBER]]
    kinds = [kind for kind in seat_kinds(stage.edition) if kind.required]
    named = [*sorted(kinds, key=lambda kind: not kind.chair), kinds[-1]]
    return [
        SeatGiven(str(user.key), kind.id, f"{kind.name} (minh hoạ)")
        for user, kind in zip(people, named, strict=False)
    ]


def _fill(stage: Stage, round: Round, items: Sequence[Item], ago: int) -> None:
    codes = [stage.dossiers[item.name].code for item in items]
    # on some days of the year the round these dossiers were in time for is the one told of before
    why = "Đợt trước đã đủ sản phẩm (minh họa)."
    actions.fill_round(stage.act(Role.PROVINCIAL_OFFICER, ago), round, dossiers=codes, reason=why)


def _entry(stage: Stage, item: Item) -> Entry:
    nowhere = Refusal("not-in-round", item.name)
    return require(entry_called(stage.dossiers[item.name].code) or nowhere)


def _report(stage: Stage, item: Item, ago: int) -> None:
    act = stage.act(Role.ADVISORY_MEMBER, ago, hour=14)
    criterion = stage.its_set(item).criteria[0]
    opinion = OpinionGiven(criterion.id, criterion.options[0].id, "Sổ thu mua mới ghi được một phần.")
    text = "Đã đến xưởng và vùng nguyên liệu. Hồ sơ khớp thực tế; nên xem kỹ nguồn nguyên liệu (minh hoạ)."
    actions.record_advisory_report(
        act, _entry(stage, item), text=text, visited_on=stage.days.day(ago + 2), opinions=[opinion]
    )


def _member(stage: Stage, member: int, ago: int) -> Act:
    if member == CHAIR:
        return stage.act(Role.COUNCIL_CHAIR, ago, hour=10)
    return stage.act(Role.COUNCIL_MEMBER, ago, number=member, hour=10)


def _sheet(stage: Stage, item: Item, member: int, ago: int, *, done: float = 1.0) -> None:
    """The member marks the product, in part or whole; a whole sheet is closed."""
    act, entry = _member(stage, member, ago), _entry(stage, item)
    answers = list(answers_of(stage.its_set(item), item.total + WAVER[member], stage.chance).items())
    for criterion, option in answers[: round(len(answers) * done)]:
        actions.mark_product(act, entry, criterion=criterion, option=option)
    if done == 1:
        actions.close_sheet(act, entry)
