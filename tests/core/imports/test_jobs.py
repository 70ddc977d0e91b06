"""The jobs that read a brought file and save it."""

from __future__ import annotations

from typing import Any
from unittest import mock

import pytest
from django_tasks_db.models import DBTaskResult

from given.imports import GOOD, GUESSED, WRONG, a_brought_file, a_saved_import
from given.jobs import all_jobs_done
from given.people import a_holding, an_actor
from given.rows import rows_of_a_test
from hoaban.areas.registry.models import Producer
from hoaban.core.accounts.models import Holding
from hoaban.core.accounts.queries import actor_of
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import Actor
from hoaban.core.audit.models import Entry
from hoaban.core.imports.jobs import ask_check, ask_save, save_file
from hoaban.core.imports.models import ImportFile, Preview
from hoaban.core.imports.queries import imports_brought, states_of, work_on
from hoaban.core.jobs import actions as job_actions
from hoaban.core.jobs.models import Run
from hoaban.core.permissions import Refusal, Refused

pytestmark = pytest.mark.django_db


def an_officer() -> Actor:
    return an_actor(Role.PROVINCIAL_OFFICER)


def a_checked_file(*rows: tuple[str, ...]) -> ImportFile:
    file = a_brought_file(*rows)
    ask_check(an_officer(), file)
    all_jobs_done()
    return file


def preview_of(file: ImportFile) -> Preview:
    return Preview.objects.get(import_file=file)


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


def state_of(file: ImportFile) -> str:
    (state,) = states_of([imports_brought().get(pk=file.pk)])
    return state


def test_a_check_says_what_each_place_becomes_and_saves_nothing() -> None:
    file = a_checked_file(*GOOD, *GUESSED, *WRONG)

    result = preview_of(file).result

    assert result["counts"] == {"accepted": 1, "asked": 1, "held": 1, "skipped": 0}
    assert [(row["row"], row["column"], row["status"]) for row in result["rows"]] == [
        (3, "C", "asked"),
        (4, "B", "held"),
    ]
    (columns,) = result["columns"].values()
    assert columns["Ghi chú riêng"] == ""
    assert columns["Tên chủ thể"] == "Chủ thể"
    assert not Producer.objects.exists()


def test_a_line_passed_over_is_told_as_such() -> None:
    a_saved_import(*GOOD)

    rows = preview_of(a_checked_file(*GOOD)).result["rows"]

    assert [(row["code"], row["status"]) for row in rows] == [("already-there", "skipped")]


def test_it_reports_how_far_it_is() -> None:
    file = a_checked_file(*GOOD, *GUESSED)

    run = Run.objects.get(job_id=preview_of(file).job)
    assert run.done == run.total == 3  # the line of headings is one


def test_a_file_that_cannot_be_read_says_why_and_a_second_reading_may_find_otherwise() -> None:
    file = a_brought_file()
    with rows_of_a_test() as act:
        file.headings = {"Không có": "name"}
        act.save(file)
    ask_check(an_officer(), file)
    all_jobs_done()
    assert "Không có" in preview_of(file).refusal
    assert state_of(file) == "refused"

    with rows_of_a_test() as act:
        file.headings = {}
        act.save(file)
    ask_check(an_officer(), file)
    all_jobs_done()

    assert preview_of(file).refusal == ""
    assert state_of(file) == "waiting"


def test_while_a_job_is_at_the_file_no_second_one_is_queued() -> None:
    file = a_brought_file()
    assert state_of(file) == "unread"

    ask_check(an_officer(), file)
    first = preview_of(file).job
    ask_check(an_officer(), file)

    assert preview_of(file).job == first
    assert work_on(preview_of(file)).going
    assert state_of(file) == "reading"
    assert DBTaskResult.objects.filter(task_path__endswith="check_file").count() == 1


def test_a_file_is_saved_as_the_person_who_asked() -> None:
    file, officer = a_checked_file(*GOOD), an_officer()

    ask_save(officer, file)
    all_jobs_done()

    file.refresh_from_db()
    assert Producer.objects.get().name == GOOD[0][0]
    entries = Entry.objects.filter(act=file.act)
    assert {(entry.user_id, entry.door) for entry in entries} == {(officer.user_id, "import")}
    assert state_of(file) == "saved"
    assert not work_on(preview_of(file)).going


def test_what_is_open_is_refused_at_once_and_saved_when_it_is_said() -> None:
    file, officer = a_checked_file(*GOOD, *GUESSED, *WRONG), an_officer()

    with pytest.raises(Refused) as asked:
        ask_save(officer, file)
    with pytest.raises(Refused) as held:
        ask_save(officer, file, accept_guesses=True)
    ask_save(officer, file, accept_guesses=True, leave_held=True)
    all_jobs_done()

    assert (code_of(asked), code_of(held)) == ("rows-asked", "rows-held")
    assert set(Producer.objects.values_list("name", flat=True)) == {GOOD[0][0], GUESSED[0][0]}


def test_nothing_is_saved_unseen() -> None:
    file = a_brought_file()
    with pytest.raises(Refused) as unread:
        ask_save(an_officer(), file)
    ask_check(an_officer(), file)
    with pytest.raises(Refused) as not_yet:
        ask_save(an_officer(), file)

    assert (code_of(unread), code_of(not_yet)) == ("not-seen", "not-seen")


def test_what_is_refused_when_it_is_saved_stands_on_the_preview() -> None:
    file, officer = a_checked_file(*GOOD), an_officer()
    ask_save(officer, file)

    with mock.patch("hoaban.core.imports.actions.plan_for", side_effect=_refuse):
        all_jobs_done()

    assert preview_of(file).refusal == "Sổ đã đổi."
    assert state_of(file) == "refused"


def _refuse(*args: Any, **kwargs: Any) -> None:
    raise Refused(Refusal("changed", "Sổ đã đổi."))


def test_who_lost_the_role_meanwhile_saves_nothing() -> None:
    holding = a_holding(Role.PROVINCIAL_OFFICER)
    file = a_checked_file(*GOOD)
    ask_save(actor_of(holding), file)
    with rows_of_a_test() as act:
        held = Holding.objects.get(pk=holding.pk)
        held.ended_at = act.at
        act.save(held)

    all_jobs_done()

    assert "đã kết thúc" in preview_of(file).refusal
    assert not Producer.objects.exists()


def test_a_saving_begun_anew_after_a_kill_saves_nothing_twice() -> None:
    file = a_checked_file(*GOOD)
    officer = an_officer()
    ask_save(officer, file)
    all_jobs_done()
    entries = Entry.objects.count()

    save_file.call(file.pk, officer.holding_id, False, False)

    assert Entry.objects.count() == entries
    assert preview_of(file).refusal == ""


def test_a_job_that_broke_off_is_told_and_can_be_asked_again() -> None:
    file = a_brought_file()
    ask_check(an_officer(), file)
    with (
        mock.patch("hoaban.core.imports.jobs.plan_for", side_effect=OSError("no disk")),
        mock.patch.object(job_actions, "MOST_TRIES", 1),
    ):
        all_jobs_done()
    assert work_on(preview_of(file)).failed

    ask_check(an_officer(), file)
    all_jobs_done()

    assert preview_of(file).result["counts"]["accepted"] == 1


def test_others_may_ask_for_neither_and_a_saved_file_is_done() -> None:
    stranger, file = an_actor(Role.COMMUNE_OFFICER), a_checked_file(*GOOD)
    with pytest.raises(Refused) as check:
        ask_check(stranger, file)
    with pytest.raises(Refused) as save:
        ask_save(stranger, file)
    with pytest.raises(Refused) as again:
        ask_check(an_officer(), a_saved_import(("HTX Núi Xa", "03352", "Hợp tác xã", "")))

    assert (code_of(check), code_of(save)) == ("not-importer", "not-importer")
    assert code_of(again) == "already-saved"
