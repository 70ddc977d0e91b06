"""Correcting an entry from paper: all of it, with its reason, until the council has the dossier."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from given.dossiers import (
    MATTERS,
    a_paper_dossier,
    a_taken_in_dossier,
    carried,
    forward,
    its_commune,
    its_producer,
    on_paper,
    the_office,
)
from given.files import an_upload
from given.people import an_act
from hoaban.areas.dossiers import actions
from hoaban.areas.dossiers.actions import correct_paper_dossier
from hoaban.areas.dossiers.inputs import FaultGiven
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.queries import paper_facts_of, snapshot_of, task_list
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db
REASON = "Đọc nhầm số."


def correct(dossier: Dossier, stage: str = "taken_in", **others: Any) -> Dossier:
    return correct_paper_dossier(the_office(), dossier, reason=REASON, **on_paper(stage, **others))


def refusal(dossier: Dossier, stage: str = "taken_in", **others: Any) -> str:
    with pytest.raises(Refused) as refused:
        correct(dossier, stage, **others)
    return refused.value.refusal.code


def test_what_was_read_wrongly_is_put_right_and_the_reason_is_kept() -> None:
    dossier = a_paper_dossier()

    corrected = correct(dossier, letter_number="13/UBND", filed_on=date(2026, 9, 14))

    assert (corrected.letter_number, corrected.filed_on) == ("13/UBND", date(2026, 9, 14))
    assert [(step.move, step.note) for step in corrected.steps.all()] == [
        ("enter_from_paper", ""),
        ("correct_paper", REASON),
    ]
    assert snapshot_of(corrected).number == 2
    assert Notice.objects.filter(text=REASON).count() == 3
    assert chain.verify().ok


def test_a_file_that_is_not_given_stays_and_one_that_is_replaces_it() -> None:
    dossier = a_paper_dossier()
    before = dossier.scan

    assert correct(dossier, letter_number="13/UBND").scan == before
    assert correct(dossier, scan=an_upload("moi.pdf")).scan.name == "moi.pdf"


def test_a_stage_it_had_not_reached_is_taken_back_with_all_it_left() -> None:
    corrected = correct(a_paper_dossier(), "received")

    assert (corrected.state, corrected.paper_stage, corrected.due_on) == (
        "received",
        "received",
        date(2026, 10, 7),
    )
    assert (corrected.letter_number, corrected.letter_date, corrected.taken_in_on) == ("", None, None)
    assert correct(corrected, "filed").due_on is None


def test_once_a_step_was_made_here_it_stands_and_the_days_must_fit_it() -> None:
    dossier = a_paper_dossier(stage="received")
    actions.appraise_matters(its_commune(dossier), dossier, texts=MATTERS)
    sent = forward(dossier)

    assert refusal(sent, "forwarded") == "moved-on-since"
    assert refusal(sent, "received", received_on=date(2026, 12, 2)) == "day-in-future"
    corrected = correct(sent, "received", received_on=date(2026, 9, 17))
    assert (corrected.state, corrected.letter_number) == ("forwarded", "12/UBND")
    assert "letter_number" not in paper_facts_of(corrected)
    assert dossier.appraisals.filter(text=MATTERS["local_labour"]).exists()


def test_days_made_here_bound_the_days_on_paper() -> None:
    dossier = a_paper_dossier(stage="forwarded", received_on=date(2026, 9, 16))
    taken = actions.take_in_dossier(the_office(the_office().at.replace(month=11, day=10)), dossier)

    assert refusal(taken, "forwarded", forwarded_on=date(2026, 11, 11)) == "days-out-of-order"


def test_nothing_new_is_no_correction() -> None:
    assert refusal(a_paper_dossier()) == "nothing-corrected"


def test_answers_and_matters_can_be_added_later_and_taken_out() -> None:
    corrected = correct(a_paper_dossier(), answers={"1.1": None}, matters={"local_labour": "5 người."})
    assert paper_facts_of(corrected)["answers"] == [{"criterion": "1.1", "option": None}]

    again = correct(corrected, matters={"local_labour": ""})

    assert again.appraisals.get().text == ""
    assert paper_facts_of(again)["answers"] == []


def test_what_began_here_or_is_before_the_council_is_not_corrected() -> None:
    assert refusal(a_taken_in_dossier()) == "not-from-paper"
    assert refusal(carried(a_paper_dossier(), "put_in_round")) == "wrong-state"


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.ADMINISTRATOR])
def test_only_the_office_corrects(role: Role) -> None:
    with pytest.raises(Refused) as refused:
        correct_paper_dossier(an_act(role), a_paper_dossier(), reason=REASON, **on_paper())
    assert refused.value.refusal.code == "not-ocop-office"


def test_what_the_province_asked_for_is_mended_on_paper_scanned_anew_and_handed_back() -> None:
    dossier = a_paper_dossier(stage="forwarded")
    fault = FaultGiven("1.5", "Hợp đồng mờ.", "Chụp lại.")
    asked = actions.request_completion(the_office(), dossier, faults=[fault])
    tasks = task_list(asked, date(2026, 12, 1))
    correct(asked, "forwarded", scan=an_upload("moi.pdf"))

    done = actions.complete_dossier(the_office(), asked)

    assert [task.group for task in tasks] == ["Sửa trên hồ sơ giấy", "Gửi lại"]
    assert done.state == "forwarded"
    assert not done.faults.filter(mended_at=None).exists()
    assert snapshot_of(done).content["from_paper"]["scan"]["sha256"] == done.scan.sha256


def test_a_paper_dossier_that_was_sent_back_is_filed_here_like_any_other() -> None:
    dossier = a_paper_dossier(stage="filed")
    back = actions.send_back_dossier(
        its_commune(dossier), dossier, faults=[FaultGiven("1.5", "Hợp đồng mờ.", "Chụp lại.")]
    )

    with pytest.raises(Refused) as refused:
        actions.file_dossier(its_producer(back), back, declaration=True, declared_by="Lò Thị Minh Hoạ")

    assert refused.value.refusal.code == "part-missing"
