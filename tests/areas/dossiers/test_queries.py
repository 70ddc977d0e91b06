"""What is asked of dossiers: who waits, how the answers stand, what is left to do."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from given.dossiers import (
    FAULT,
    REPORT,
    a_dossier_sent_back,
    a_dossier_to_complete,
    a_filed_dossier,
    a_forwarded_dossier,
    a_full_dossier,
    a_received_dossier,
    a_taken_in_dossier,
    a_typed_dossier,
    an_appraised_dossier,
    an_opened_dossier,
    carried,
    its_commune,
    its_producer,
    outside_of_any_deed,
    the_office,
)
from given.people import NOON, an_actor
from given.registry import a_paper, a_product, a_representative_of
from hoaban.areas.dossiers.actions import appraise_matters, assess_product, withdraw_dossier, write_report
from hoaban.areas.dossiers.inputs import FaultGiven
from hoaban.areas.dossiers.queries import (
    counts_by_state,
    dossier_called,
    dossiers_of,
    dossiers_waiting,
    faults_before_filing,
    first_open_criterion,
    next_step,
    producer_desk,
    question_of,
    set_of,
    standing_of,
    steps_of,
    task_list,
)
from hoaban.areas.registry.actions import retire_evidence
from hoaban.areas.registry.models import Product
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM
from hoaban.core.actors import PUBLIC
from hoaban.core.law import edition_called
from hoaban.core.nouns import called

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
LAW = edition_called("qd-26-2026")


# --- finding ---


def test_a_dossier_is_found_by_its_code_in_any_case():
    dossier = an_opened_dossier()

    assert called("dossier", "hs-2026-0001") == dossier
    assert dossier_called("HS-2026-9999") is None
    assert list(dossiers_of(dossier.product)) == [dossier]


def test_the_communes_queue_is_in_the_order_of_its_clocks():
    late = a_received_dossier(at=datetime(2026, 11, 2, 9, 0, tzinfo=VIETNAM))
    in_time = an_appraised_dossier()
    fresh = a_filed_dossier()
    an_opened_dossier()
    typed = a_typed_dossier()

    waiting = dossiers_waiting(its_commune(late).actor, TODAY)

    assert [item.dossier for item in waiting] == [late, fresh, in_time, typed]
    assert [item.due_on for item in waiting] == [late.due_on, date(2026, 12, 2), date(2026, 12, 22), None]
    assert [item.days_left for item in waiting] == [-6, 1, 15, None]
    assert [(item.appraised, item.matters) for item in waiting] == [(0, 4), (0, 4), (4, 4), (0, 4)]


def test_a_completion_waits_for_both_by_the_provinces_day():
    dossier = a_dossier_to_complete()

    for actor in (its_producer(dossier).actor, its_commune(dossier).actor):
        (waiting,) = dossiers_waiting(actor, TODAY)
        assert (waiting.dossier, waiting.due_on) == (dossier, date(2026, 12, 15))


def test_beyond_the_calendar_no_days_are_counted():
    dossier = a_received_dossier()

    (waiting,) = dossiers_waiting(its_commune(dossier).actor, LAW.calendar.last + timedelta(days=40))

    assert (waiting.due_on, waiting.days_left) == (dossier.due_on, None)


def test_nothing_waits_for_those_who_have_no_move():
    a_filed_dossier()

    assert dossiers_waiting(an_actor(Role.AUDITOR), TODAY) == []
    assert dossiers_waiting(PUBLIC, TODAY) == []


def test_the_office_sees_proposals_and_counts():
    proposal = a_forwarded_dossier()
    a_filed_dossier()
    office = the_office().actor

    assert [item.dossier for item in dossiers_waiting(office, TODAY)] == [proposal]
    assert counts_by_state(office) == [("filed", 1), ("forwarded", 1)]


def test_a_queue_costs_the_same_with_one_row_and_with_many(django_assert_num_queries):
    dossier = a_received_dossier()
    actor = its_commune(dossier).actor

    with django_assert_num_queries(2):
        dossiers_waiting(actor, TODAY)
    for _ in range(3):
        a_filed_dossier()
    with django_assert_num_queries(2):
        rows = dossiers_waiting(actor, TODAY)

    assert len(rows) == 4


# --- law ---


def test_what_was_filed_keeps_its_set_when_the_product_is_corrected():
    dossier = a_filed_dossier()
    dossier.product.criteria_set = "QD26-26"
    draft = an_opened_dossier()
    draft.product.criteria_set = "QD26-26"
    unknown = an_opened_dossier()
    unknown.product.criteria_set = "QD26-99"

    assert [row and row.id for row in (set_of(row, LAW) for row in (dossier, draft, unknown))] == [
        "QD26-04",
        "QD26-26",
        None,
    ]


# --- assessing ---


def test_an_empty_dossier_stands_at_nothing_and_begins_at_the_first_criterion():
    dossier = an_opened_dossier()

    standing = standing_of(dossier, LAW)

    assert (standing.result.total, standing.answered, standing.asked) == (
        0,
        0,
        len(set_of(dossier, LAW).criteria),
    )
    assert (standing.target, standing.short) == (2, 30)
    assert first_open_criterion(dossier, LAW) == "1.1"


def test_full_points_leave_no_star_to_reach():
    dossier = a_full_dossier()

    standing = standing_of(dossier, LAW)

    assert (standing.result.star, standing.target, standing.short, standing.held) == (5, 0, 0, ())
    assert [star for star, _points in standing.marks] == [3, 4, 5]
    assert first_open_criterion(dossier, LAW) == "1.1"


def test_a_missed_gate_says_what_is_chosen_and_what_is_needed():
    dossier = a_full_dossier(_1_5="b", _3_4=None)

    standing = standing_of(dossier, LAW)

    assert (standing.result.band, standing.result.star, standing.target, standing.short) == (5, 3, 4, 0)
    held = {item.criterion.id: item for item in standing.held}
    assert set(held) == {"1.5", "3.4"}
    assert (held["1.5"].has.id, held["1.5"].needs.id) == ("b", "c")
    assert held["3.4"].has is None
    assert held["1.5"].source == "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 1.5"


def test_a_question_has_plain_words_options_and_neighbours():
    dossier = an_opened_dossier()
    assess_product(its_producer(dossier), dossier, criterion="1.5", option="b", note="Hai hợp đồng")

    question = question_of(dossier, LAW, "1.5", TODAY)

    assert question.plain.question.startswith("Bạn có hợp đồng liên kết")
    assert [(option.id, option.points, option.chosen) for option in question.options][:2] == [
        ("a", 0, False),
        ("b", 1, True),
    ]
    assert question.options[2].gates == (4,)
    assert (question.zero_line, question.note, question.applies) == (True, "Hai hợp đồng", True)
    assert (question.previous, question.following, question.number) == ("1.4", "1.6", 5)
    assert question.capped_at == 3
    assert question_of(dossier, LAW, "9.9", TODAY) is None


def test_a_criterion_that_does_not_apply_says_so_and_is_passed_over():
    dossier = an_opened_dossier()
    assess_product(its_producer(dossier), dossier, criterion="5.1", option="a")

    skipped = question_of(dossier, LAW, "5.2", TODAY)
    before = question_of(dossier, LAW, "5.1", TODAY)

    assert (skipped.applies, skipped.depends_on.id) == (False, "5.1")
    assert (before.following, before.applies) == ("5.3", True)
    assert "5.2" not in standing_of(dossier, LAW).result.missing


def test_ends_of_the_set_have_one_neighbour():
    dossier = an_opened_dossier()
    last = set_of(dossier, LAW).criteria[-1].id

    assert question_of(dossier, LAW, "1.1", TODAY).previous == ""
    assert question_of(dossier, LAW, last, TODAY).following == ""


def test_tourism_has_cases_and_no_zero_line_is_said_to_be_missing():
    dossier = an_opened_dossier(a_product(criteria_set="QD26-26"))
    with_cases = next(item for item in set_of(dossier, LAW).criteria if item.variants)

    question = question_of(dossier, LAW, with_cases.id, TODAY)

    assert {option.case for option in question.options} == {item.title for item in with_cases.variants}


def test_papers_that_are_chosen_and_that_fit_come_first():
    dossier = an_opened_dossier()
    producer = dossier.product.producer
    chosen = a_paper(producer, kind="story", title="Tờ rơi")
    fits = a_paper(producer, kind="origin-and-linkage", title="Hợp đồng", ends_on=TODAY - timedelta(days=1))
    other = a_paper(producer, kind="story", title="Phim")
    act = its_producer(dossier)
    assess_product(act, dossier, criterion="1.5", option="b", evidence=[chosen.pk])

    papers = question_of(dossier, LAW, "1.5", TODAY).papers

    assert [paper.evidence for paper in papers] == [chosen, fits, other]
    assert [(paper.chosen, paper.fits, paper.ended) for paper in papers] == [
        (True, False, False),
        (False, True, True),
        (False, False, False),
    ]


# --- filing ---


def test_a_paper_taken_out_of_use_supports_nothing():
    dossier = a_full_dossier(ends_on=TODAY - timedelta(days=1))
    retire_evidence(its_producer(dossier), dossier.product.producer.evidence.get())

    assert {fault.place for fault in faults_before_filing(dossier, TODAY)} == {
        "evidence_annex",
        "descriptions",
    }


def states_of(tasks):
    return {task.title: task.state for task in tasks}


def test_an_empty_dossier_begins_with_what_comes_first():
    dossier = an_opened_dossier()

    tasks = task_list(dossier, TODAY)

    assert [task.state for task in tasks] == ["todo", "done", "done", "todo", "todo", "locked"]
    assert next_step(tasks).where == "evidence"
    assert "Còn thiếu" in next(task for task in tasks if task.where == "report").note


def test_a_blocking_paper_goes_before_all_else():
    dossier = a_full_dossier(ends_on=TODAY - timedelta(days=1))

    step = next_step(task_list(dossier, TODAY))

    assert (step.state, step.title, step.source) == (
        "fix",
        "Hợp đồng mua mật",
        "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 1.1; Mẫu số 02 Phụ lục III, Phần III",
    )


def test_a_full_dossier_is_to_be_filed_and_a_half_one_is_doing():
    full, half = a_full_dossier(), an_opened_dossier()
    act = its_producer(half)
    assess_product(act, half, criterion="1.1", option="c")
    half = write_report(act, half, plan="Thêm đàn ong")

    assert next_step(task_list(full, TODAY)).where == "file"
    doing = {task.where for task in task_list(half, TODAY) if task.state == "doing"}
    assert doing == {"assess", "report"}


def test_nothing_is_left_while_others_have_it():
    assert task_list(a_filed_dossier(), TODAY) == []
    assert next_step([]) is None


def test_without_a_set_there_is_nothing_to_answer():
    dossier = an_opened_dossier()
    dossier.product.criteria_set = ""

    tasks = task_list(dossier, TODAY)

    assert "assess" not in {task.where for task in tasks}
    assert "product_group" in {fault.place for fault in faults_before_filing(dossier, TODAY)}


FAULTS = (
    FAULT,
    FaultGiven("plan", "Kế hoạch quá ngắn.", "Viết thêm."),
    FaultGiven("test-reports", "Thiếu phiếu kiểm nghiệm.", "Thêm phiếu."),
    FaultGiven("registration", "Thiếu chữ ký.", "Ký lại."),
)


def test_what_was_asked_for_stands_first_and_is_done_once_its_place_has_changed():
    dossier = a_dossier_sent_back(faults=FAULTS)
    act = its_producer(dossier)
    before = [(task.state, task.where, task.place) for task in task_list(dossier, TODAY)[:4]]

    dossier = write_report(
        act, dossier, **{**REPORT, "plan": "Thêm 50 đàn ong, lập tổ hợp tác, bán qua mạng."}
    )
    paper = a_paper(dossier.product.producer, kind="test-reports", title="Phiếu kiểm nghiệm")
    assess_product(act, dossier, criterion="1.5", option="d", note="Chụp lại", evidence=[paper.pk])
    after = [task.state for task in task_list(dossier, TODAY)[:4]]

    assert before == [
        ("fix", "criterion", "1.5"),
        ("fix", "report", ""),
        ("fix", "evidence", ""),
        ("fix", "file", ""),
    ]
    assert after == ["done"] * 4


def test_a_place_of_an_older_set_is_still_told():
    dossier = a_dossier_sent_back()
    with outside_of_any_deed(), the_office().on(dossier.product) as product:
        product.criteria_set = "QD26-26"  # the fault was the set itself
    dossier = dossier_called(dossier.code)

    first = task_list(dossier, TODAY)[0]

    assert first.title.startswith("1.5")
    assert first.where == "file"


def test_a_completion_ends_in_handing_back():
    dossier = a_dossier_to_complete()

    last = task_list(dossier, TODAY)[-1]

    assert (last.where, last.state) == ("complete", "todo")


def test_every_step_is_kept():
    dossier = carried(a_taken_in_dossier(), "put_in_round", "postpone")

    assert [step.move for step in steps_of(dossier)] == [
        "file",
        "receive",
        "forward",
        "take_in",
        "put_in_round",
        "postpone",
    ]


# --- the producer's desk ---


def test_a_desk_puts_first_what_somebody_waits_for():
    first = a_product()
    producer = first.producer
    actor = a_representative_of(producer)
    draft = an_opened_dossier(first)
    back = a_dossier_sent_back(a_product(producer))
    filed = a_filed_dossier(a_product(producer))
    gone = an_opened_dossier(a_product(producer))
    withdraw_dossier(its_producer(gone), gone)
    bare = a_product(producer)

    desk = producer_desk(actor, TODAY)

    assert [row.dossier for row in desk.rows] == [back, draft, filed, None, None]
    assert {row.product for row in desk.rows[3:]} == {gone.product, bare}
    assert [row.last for row in desk.rows if row.product == gone.product] == [gone]
    assert desk.first == back
    assert desk.step.state == "fix"


def test_an_empty_desk_is_empty():
    producer = a_product().producer
    with outside_of_any_deed():
        the_office().remove(Product.objects.get())

    desk = producer_desk(a_representative_of(producer), TODAY)

    assert (desk.rows, desk.first, desk.step) == ((), None, None)


def test_appraised_matters_count_only_with_words():
    dossier = a_received_dossier()
    appraise_matters(its_commune(dossier), dossier, texts={"local_labour": "", "idea_origin": "Nghề cũ"})

    assert dossiers_waiting(its_commune(dossier).actor, TODAY)[0].appraised == 1
