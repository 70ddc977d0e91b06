"""Closing the scoring of a product (khép chấm điểm, điểm d khoản 3 Điều 7)."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

import pytest

from given.council import (
    a_closed_entry,
    a_closed_sheet,
    a_round,
    a_sitting,
    an_entry,
    an_entry_to_mark_anew,
    an_extra_round,
    answers_by,
    answers_for,
    marked,
    refused,
    set_by_province,
    sheets_closed,
    the_entry,
    worst,
)  # fmt: skip
from given.people import an_act
from hoaban.areas.council import actions
from hoaban.areas.council.models import Minutes, Result
from hoaban.areas.council.papers import reasons_told
from hoaban.areas.council.permissions import may_see_result
from hoaban.areas.council.queries import (
    farthest_apart,
    final_result_of,
    marks_by_criterion,
    passes_of,
    round_called,
)
from hoaban.areas.council.words import GROUND_WORDS
from hoaban.areas.dossiers.models import Dossier
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM, Act
from hoaban.core.audit import chain
from hoaban.core.notices.models import Notice
from hoaban.core.notices.queries import notices_of
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db
BY_NUMBER = "Quy chế Hội đồng số 56/QC-HĐ"


def the_secretary(**others: datetime) -> Act:
    return an_act(Role.COUNCIL_SECRETARY, **others)


def test_the_result_is_what_the_sheets_come_to_exactly_with_its_reasons() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    for act, total in zip(sitting.members[:7], (69, 70, 70, 70, 70, 70, 70), strict=True):
        a_closed_sheet(act, entry, answers_for(entry, total))

    actions.close_scoring(the_secretary(), entry)

    result = final_result_of(entry.dossier)
    assert result is not None
    assert Fraction(result.mean) == Fraction(489, 7)
    assert (result.star, result.content["band"], result.content["mean"]) == (3, 3, "69.857142")
    assert reasons_told(result)[0].source == "QĐ 26/2026/QĐ-TTg, điểm c khoản 3 Điều 3"
    assert "69,85" in reasons_told(result)[0].text
    assert Dossier.objects.get(pk=entry.dossier_id).state == "scored"
    assert chain.verify().ok


def test_an_unmet_gate_is_told_with_its_criterion_and_source() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:6], entry, answers_by(entry, c10="a"))

    actions.close_scoring(the_secretary(), entry)

    result = final_result_of(entry.dossier)
    assert result is not None
    told = reasons_told(result)
    assert result.star == 3
    assert "tiêu chí 10" in told[1].text
    assert "0 trên 6 phiếu đạt, cần quá nửa số phiếu" in told[1].text
    assert told[1].source == "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 10"


def test_office_and_secretary_close_and_nobody_else() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    for act in (sitting.chair, an_act(Role.ADVISORY_MEMBER)):
        with refused("not-keeper", "điểm d khoản 3 Điều 7"):
            actions.close_scoring(act, entry)
    with refused("no-quorum"):
        actions.close_scoring(an_act(Role.PROVINCIAL_OFFICER), entry)


def test_without_quorum_who_is_missing_is_named() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:5], entry)

    with pytest.raises(Refused) as told:
        actions.close_scoring(the_secretary(), entry)

    assert told.value.refusal.code == "no-quorum"
    assert told.value.refusal.source == BY_NUMBER
    why = str(told.value.refusal.why)
    assert "mới có 5 phiếu đã chốt, cần thêm 1" in why
    for act in sitting.members[5:]:
        assert act.actor.name in why
    assert sitting.chair.actor.name not in why.split()


def test_who_steps_back_is_not_among_the_missing_and_their_reason_is_nowhere() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:2], entry)
    actions.recuse_member(sitting.members[7], entry, ground="own_or_family_stake")

    with pytest.raises(Refused) as told:
        actions.close_scoring(the_secretary(), entry)

    why = str(told.value.refusal.why)
    assert "mới có 2 phiếu đã chốt, cần thêm 4" in why
    named = why.partition("Chưa chốt: ")[2].split("; ")
    assert [name.partition(" (")[0] for name in named] == [act.actor.name for act in sitting.members[2:7]]
    assert str(GROUND_WORDS["own_or_family_stake"]) not in why


def test_with_no_sheet_at_all_one_is_missing_even_where_nobody_is_left_to_mark() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    for act in sitting.members:
        actions.recuse_member(act, entry, ground="own_or_family_stake")

    with pytest.raises(Refused) as told:
        actions.close_scoring(the_secretary(), entry)

    assert "mới có 0 phiếu đã chốt, cần thêm 1. Chưa chốt: không còn ai." in str(told.value.refusal.why)


def test_marking_anew_is_told_to_the_members_of_this_council_who_mark_it() -> None:
    sitting, others = a_sitting(), a_sitting(an_extra_round())

    an_entry_to_mark_anew(sitting)

    told = {row.user_id for row in Notice.objects.filter(title__contains="phải thảo luận, chấm lại")}
    assert told == {act.actor.user_id for act in sitting.members}
    assert not any(notices_of(act.actor) for act in others.members)


def test_marking_anew_is_not_told_to_a_chair_who_does_not_mark() -> None:
    set_by_province("chair_scores", False)
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[1:6], entry, answers_for(entry, 86))
    sheets_closed(sitting.members[6:7], entry, answers_for(entry, 62))

    actions.close_scoring(the_secretary(), entry)

    told = {row.user_id for row in Notice.objects.filter(title__contains="phải thảo luận, chấm lại")}
    assert told == {act.actor.user_id for act in sitting.members[1:]}


def test_marking_anew_is_not_told_to_who_stepped_back() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:5], entry, answers_for(entry, 86))
    sheets_closed(sitting.members[5:6], entry, answers_for(entry, 62))
    actions.recuse_member(sitting.members[7], entry, ground="own_or_family_stake")

    actions.close_scoring(the_secretary(), entry)

    told = {row.user_id for row in Notice.objects.filter(title__contains="phải thảo luận, chấm lại")}
    assert told == {act.actor.user_id for act in sitting.members[:7]}


def test_who_steps_back_is_taken_off_the_quorum() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:5], entry)
    for act in sitting.members[6:]:
        actions.recuse_member(act, entry, ground="own_or_family_stake")

    actions.close_scoring(the_secretary(), entry)

    assert final_result_of(entry.dossier).content["recused"] == 2  # type: ignore[union-attr]


def test_the_quorum_needs_the_chair() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[1:], entry)

    with refused("chair-missing", BY_NUMBER):
        actions.close_scoring(the_secretary(), entry)


def test_a_chair_who_steps_back_is_not_waited_for() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[1:], entry)
    actions.recuse_member(sitting.chair, entry, ground="own_or_family_stake")

    assert actions.close_scoring(the_secretary(), entry).state == "closed"


def test_an_open_sheet_holds_the_close_up_unless_it_is_left_out() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:6], entry)
    marked(sitting.members[6], entry, {"1.1": "a"})

    with refused("sheets-open", "khoản 2 Điều 4; Quy chế Hội đồng"):
        actions.close_scoring(the_secretary(), entry)
    actions.close_scoring(the_secretary(), entry, leave_out_open=True)

    content = final_result_of(entry.dossier).content  # type: ignore[union-attr]
    assert (len(content["totals"]), content["left_out"]) == (6, 1)


def test_twice_is_refused() -> None:
    with refused("wrong-state", "điểm d khoản 3 Điều 7"):
        actions.close_scoring(the_secretary(), a_closed_entry())


def test_a_round_that_is_over_gets_no_result() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:6], entry)

    with refused("round-over", "khoản 1 Điều 5"):
        actions.close_scoring(the_secretary(at=datetime(2026, 12, 30, 8, tzinfo=VIETNAM)), entry)


def test_a_round_without_a_council_gets_no_result() -> None:
    from given.council import Sitting as Place

    round = a_round()
    entry = an_entry(Place(round, None))  # type: ignore[arg-type]

    with refused("no-council", "điểm b khoản 3 Điều 7"):
        actions.close_scoring(an_act(Role.PROVINCIAL_OFFICER), entry)


def test_too_wide_a_spread_asks_for_new_sheets_and_keeps_the_first() -> None:
    sitting = a_sitting()

    entry = an_entry_to_mark_anew(sitting)

    first = Result.objects.get(entry=entry)
    assert (entry.state, entry.pass_number, first.final) == ("rescoring", 2, False)
    assert Dossier.objects.get(pk=entry.dossier_id).state == "in_round"
    assert 1 <= len(farthest_apart(entry)) <= 3
    assert farthest_apart(a_closed_entry(sitting=a_sitting(a_round("province-1", 2027)))) == []
    sheets_closed(sitting.members[:6], entry, answers_for(entry, 80))
    again = the_entry(actions.close_scoring(the_secretary(), entry))

    one, two = passes_of(again)
    assert (one.content["spread"], two.content["spread"]) == ("24", "0")
    assert (one.low, one.high) == (62, 86)
    assert (two.result.final, two.result.star) == (True, 4)
    assert "phải thảo luận, chấm lại" in reasons_told(one.result)[-1].text
    assert chain.verify().ok


def test_the_second_pass_closes_whatever_its_spread_and_says_so() -> None:
    sitting = a_sitting()
    entry = an_entry_to_mark_anew(sitting)
    sheets_closed(sitting.members[:5], entry, answers_for(entry, 86))
    sheets_closed(sitting.members[5:6], entry, answers_for(entry, 60))

    actions.close_scoring(the_secretary(), entry)

    result = final_result_of(entry.dossier)
    assert result is not None
    assert (result.pass_number, result.final) == (2, True)
    assert (
        reasons_told(result)[-1].text
        == "Chấm lại vẫn lệch 26 điểm, hơn mức 10: kết quả lấy theo lần chấm lại."
    )
    assert reasons_told(result)[-1].source == "Quy chế Hội đồng"


def test_when_every_product_has_its_result_the_round_closes_with_minutes_that_carry_the_head() -> None:
    head_before = chain.head()
    entry = a_closed_entry()

    round, minutes = round_called(entry.round.code), Minutes.objects.get()
    assert round is not None
    assert round.state == "closed"
    assert [row["dossier"] for row in minutes.content["products"]] == [entry.dossier.code]
    assert minutes.content["products"][0]["passes"][0]["star"] == 4
    assert minutes.audit_head != head_before
    assert chain.verify(against=minutes.audit_head).ok


def test_nobody_sees_anything_of_it_before_the_close() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:7], entry)

    for act in (sitting.chair, the_secretary(), an_act(Role.PROVINCIAL_OFFICER), an_act(Role.AUDITOR)):
        assert may_see_result(act.actor, entry).code == "result-locked"  # type: ignore[union-attr]
    assert final_result_of(entry.dossier) is None
    assert passes_of(entry) == marks_by_criterion(entry) == []


def test_nobody_sees_the_first_pass_while_the_second_is_marked() -> None:
    entry = an_entry_to_mark_anew(a_sitting())

    assert not may_see_result(an_act(Role.PROVINCIAL_OFFICER).actor, entry)
    assert final_result_of(entry.dossier) is None
    assert passes_of(entry) == marks_by_criterion(entry) == []


def test_after_the_close_council_and_province_see_it_and_others_do_not() -> None:
    sitting = a_sitting()
    entry = a_closed_entry(sitting=sitting)

    for act in (sitting.members[3], the_secretary(), an_act(Role.PROVINCE_CHAIRMAN)):
        assert may_see_result(act.actor, entry)
    for role in (Role.ADVISORY_MEMBER, Role.COMMUNE_OFFICER, Role.COUNCIL_MEMBER):
        assert may_see_result(an_act(role).actor, entry).code == "not-result-reader"  # type: ignore[union-attr]
    counts = {row.criterion.id: sum(n for _option, n in row.options) for row in marks_by_criterion(entry)}
    assert set(counts.values()) == {6}


def test_a_product_with_nothing_is_told_what_its_points_set_off() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:6], entry, answers_by(entry, worst))

    actions.close_scoring(the_secretary(), entry)

    assert final_result_of(entry.dossier).star in (0, 1)  # type: ignore[union-attr]
