"""What a member may know while scoring, and how far a round is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from given.council import (
    a_closed_entry,
    a_closed_sheet,
    a_sitting,
    an_entry,
    answers_by,
    answers_for,
    best,
    marked,
    sheets_closed,
    the_entry,
)  # fmt: skip
from given.dossiers import a_taken_in_dossier
from given.people import a_holding, an_act
from hoaban.areas.council import actions, queries
from hoaban.areas.council.inputs import OpinionGiven
from hoaban.areas.council.models import Sheet
from hoaban.areas.council.permissions import (
    may_recuse_others,
    may_see_round,
    may_see_sheets,
    may_sit_at_desk,
)
from hoaban.areas.council.queries import (
    beside,
    criteria_set_of,
    member_desk,
    own_sheet,
    papers_of,
    progress_of,
    report_for,
)
from hoaban.areas.dossiers.models import Dossier
from hoaban.core.accounts.models import User
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM
from hoaban.core.nouns import called

pytestmark = pytest.mark.django_db


def a_whole_dossier() -> Dossier:
    """A dossier that went its whole way, with its answers and papers."""
    return a_taken_in_dossier(at=datetime(2026, 10, 20, 12, tzinfo=VIETNAM))


def test_the_producers_answer_and_the_teams_opinion_open_only_after_ones_own_mark() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting, a_whole_dossier())
    actions.record_advisory_report(
        an_act(Role.ADVISORY_MEMBER), entry, text="x", opinions=[OpinionGiven("1.1", None, "Chưa đủ")]
    )
    first, second = (criteria_set_of(entry).criterion(ident) for ident in ("1.1", "1.2"))
    assert beside(None, first) is None
    actions.mark_product(sitting.chair, entry, criterion="1.1", option="a")
    sheet = Sheet.objects.get()

    opened = beside(sheet, first)

    assert beside(sheet, second) is None
    assert opened is not None
    assert opened.producer is not None
    assert opened.producer.option is not None
    assert opened.team is not None
    assert (opened.team.option, opened.team.note) == (None, "Chưa đủ")
    assert opened.first is None


def test_in_the_second_pass_ones_own_first_mark_stands_beside_and_nobody_elses() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:5], entry, answers_for(entry, 86))
    sheets_closed(sitting.members[5:6], entry, answers_for(entry, 62))
    entry = the_entry(actions.close_scoring(an_act(Role.COUNCIL_SECRETARY), entry))
    criterion = criteria_set_of(entry).criterion("1.1")
    for act in (sitting.chair, sitting.members[7]):
        actions.mark_product(act, entry, criterion="1.1", option="a")
    own, late = (
        Sheet.objects.get(seat__user=act.actor.user_id, pass_number=2)
        for act in (sitting.chair, sitting.members[7])
    )

    assert beside(own, criterion).first.option.id == answers_for(entry, 86)["1.1"]  # type: ignore[union-attr]
    assert beside(late, criterion).first is None  # type: ignore[union-attr]


def test_a_sheet_is_shown_to_its_member_and_nobody_else() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    a_closed_sheet(sitting.chair, entry)

    own, other = own_sheet(sitting.chair.actor, entry), own_sheet(sitting.members[1].actor, entry)

    assert own is not None
    assert own.total == 100
    assert other is not None
    assert (other.sheet, other.total, other.done) == (None, 0, 0)
    assert own_sheet(an_act(Role.PROVINCIAL_OFFICER).actor, entry) is None


def test_the_papers_beside_a_criterion_are_those_that_were_filed() -> None:
    entry = an_entry(dossier=a_whole_dossier())

    assert [version.evidence.title for version in papers_of(entry, "1.1")] == ["Hợp đồng mua mật"]
    assert papers_of(entry, "1.2") == []


def test_the_desk_tells_how_far_each_of_ones_sheets_is() -> None:
    sitting = a_sitting()
    todo, started, closed, stepped_back = (an_entry(sitting) for _ in range(4))
    marked(sitting.chair, started, {"1.1": "a"})
    a_closed_sheet(sitting.chair, closed)
    actions.recuse_member(sitting.chair, stepped_back, ground="own_or_family_stake")

    lines = member_desk(sitting.chair.actor)

    assert [line.kind for line in lines] == ["todo", "started", "closed", "recused"]
    assert [line.entry.pk for line in lines] == [todo.pk, started.pk, closed.pk, stepped_back.pk]
    assert lines[1].done == 1
    assert member_desk(an_act(Role.PROVINCIAL_OFFICER).actor) == []


def test_a_product_with_its_result_waits_for_nobody_also_not_for_who_never_marked_it() -> None:
    sitting = a_sitting()
    an_entry(sitting)
    a_closed_entry(sitting=sitting)

    counted, left_out = (member_desk(sitting.members[number].actor) for number in (0, 7))

    assert [(line.kind, line.due, line.closed) for line in counted] == [
        ("todo", True, False),
        ("done", True, True),
    ]
    assert [(line.kind, line.due, line.closed) for line in left_out] == [
        ("todo", True, False),
        ("left_out", False, False),
    ]


def test_the_desk_says_whose_dossier_one_may_not_score() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    user = User.objects.get(pk=sitting.members[1].actor.user_id)
    producer = entry.dossier.product.producer
    a_holding(Role.PRODUCER_REPRESENTATIVE, producer=producer.slug, user=user)  # type: ignore[union-attr]
    a_closed = a_closed_entry(sitting=sitting)

    lines = member_desk(sitting.members[1].actor)

    assert [(line.entry.pk, line.kind) for line in lines] == [(entry.pk, "conflict"), (a_closed.pk, "done")]


def test_the_teams_report_is_read_by_the_office_and_by_a_member_who_has_marked_everything() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    report = actions.record_advisory_report(an_act(Role.ADVISORY_MEMBER), entry, text="Nên xem lại nhãn")
    entry = the_entry(entry)
    marked(sitting.chair, entry)

    assert report_for(an_act(Role.COUNCIL_SECRETARY).actor, entry) == report
    assert report_for(sitting.chair.actor, entry) == report
    assert report_for(sitting.members[1].actor, entry) is None
    assert report_for(an_act(Role.COMMUNE_OFFICER).actor, entry) is None


def test_desk_and_round_cost_the_same_for_one_product_and_for_more(django_assert_num_queries: Any) -> None:
    sitting = a_sitting()
    marked(sitting.chair, an_entry(sitting), {"1.1": "a"})
    counted = [
        _queries(lambda: member_desk(sitting.chair.actor)),
        _queries(lambda: progress_of(_again(sitting))),
    ]
    for _ in range(3):
        marked(sitting.chair, an_entry(sitting), {"1.1": "a"})

    again = [
        _queries(lambda: member_desk(sitting.chair.actor)),
        _queries(lambda: progress_of(_again(sitting))),
    ]

    assert counted == again


def _again(sitting: Any) -> Any:
    return queries.round_called(sitting.round.code)


def _queries(ask: Any) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as found:
        ask()
    return len(found)


def test_rows_are_found_by_their_printed_names() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    a_closed_sheet(sitting.chair, entry)
    sheet, seat = Sheet.objects.get(), sitting.council.seats.first()

    assert called("round", "2026-2") == sitting.round
    assert called("entry", str(entry.pk)) == entry
    assert called("entry", entry.dossier.code) == entry
    assert called("sheet", str(sheet.pk)) == sheet
    assert called("seat", str(seat.pk)) == seat
    for noun in ("round", "entry", "sheet", "seat"):
        with pytest.raises(LookupError):
            called(noun, "nothing")


@pytest.mark.parametrize("text", ["²", "٣", "9" * 30, "9" * 5000, "-1", "1\x00"])
@pytest.mark.parametrize("noun", ["entry", "seat", "sheet"])
def test_odd_digits_name_no_row_and_break_nothing(noun: str, text: str) -> None:
    with pytest.raises(LookupError):
        called(noun, text)


def test_the_counted_sheets_and_their_range_are_known_only_after_the_close() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:5], entry, answers_by(entry, best, c5_1="a", c3_5=None))
    sheets_closed(sitting.members[5:6], entry, answers_by(entry, best, c5_1="a"))
    sheets_closed(sitting.members[6:7], entry, answers_by(entry, best, c5_1="a", c1_5="b"))

    assert (queries.counted_sheets(entry), queries.mark_ranges(entry)) == ([], {})

    actions.close_scoring(an_act(Role.COUNCIL_SECRETARY), entry)
    ranges = queries.mark_ranges(entry)
    found = {row.criterion.id: row for rows in ranges.values() for row in rows}
    told = {ident: (row.low.id if row.low else None, row.high.id if row.high else None, row.apart)
            for ident, row in found.items()}  # fmt: skip

    assert [part.id for part in ranges] == ["A", "B", "C"]
    assert len(queries.counted_sheets(entry)) == 7
    assert told["1.5"] == ("b", "d", True)
    assert told["3.5"][0] is None
    assert told["1.1"][2] is False
    assert (found["5.2"].judged, found["5.2"].low) == (False, None)
    assert (found["1.1"].assessed, found["1.1"].own) == (False, None)


def test_the_range_stands_beside_what_the_producer_answered() -> None:
    dossier = a_taken_in_dossier(at=datetime(2026, 10, 20, 12, tzinfo=VIETNAM))
    entry = a_closed_entry(dossier=dossier)

    found = {row.criterion.id: row for rows in queries.mark_ranges(entry).values() for row in rows}

    assert found["1.1"].assessed
    assert found["1.1"].own is not None


def test_rounds_are_for_office_council_and_those_who_watch() -> None:
    round = a_sitting().round

    assert may_see_round(an_act(Role.AUDITOR).actor, round)
    assert may_see_round(an_act(Role.COMMUNE_OFFICER).actor, round).code == "not-round-reader"  # type: ignore[union-attr]
    assert may_sit_at_desk(an_act(Role.ADVISORY_MEMBER).actor)
    assert may_sit_at_desk(an_act(Role.EDITOR).actor).code == "not-at-council"  # type: ignore[union-attr]
    assert queries.rounds(an_act(Role.AUDITOR).actor).get(pk=round.pk).products == 0


def test_who_may_look_at_sheets_and_step_others_back() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    assert may_see_sheets(sitting.chair.actor, entry)
    assert may_see_sheets(an_act(Role.COUNCIL_SECRETARY).actor, entry)
    assert may_see_sheets(sitting.members[1].actor, entry).code == "not-keeper"  # type: ignore[union-attr]
    assert may_recuse_others(an_act(Role.COUNCIL_SECRETARY).actor, entry)
    assert may_recuse_others(sitting.chair.actor, entry).code == "not-keeper"  # type: ignore[union-attr]
