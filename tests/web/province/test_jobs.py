"""The work in the background, as the administrator sees it."""

from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from given import tasks
from given.browser import a_browser_of
from given.people import an_actor
from hoaban.core.accounts.roles import Role
from hoaban.core.files.making import make_missing
from hoaban.core.jobs.actions import begin, enqueue, report

pytestmark = pytest.mark.django_db


def page_for(role: Role) -> str:
    return a_browser_of(an_actor(role)).get("/viec-nen/").content.decode()


def test_it_shows_how_far_what_runs_is_and_what_failed(tmp_path: Path) -> None:
    enqueue(tasks.note, str(tmp_path / "lines"))
    failed, running = enqueue(tasks.note_and_fail, str(tmp_path / "lines")), enqueue(make_missing)
    DBTaskResult.objects.get(id=failed).set_failed(ValueError("hỏng"))
    DBTaskResult.objects.get(id=running).claim("worker")
    begin(running)
    report(running, done=7, total=40, message="Vẽ bản xem của giấy tờ và ảnh")

    page = page_for(Role.ADMINISTRATOR)

    assert "Vẽ những ảnh xem trước còn thiếu" in page
    assert 'value="7" max="40"' in page
    assert "note_and_fail" in page
    assert page.count('<dd class="num">1</dd>') == 3  # one waits, one runs, one failed


def test_where_all_is_well_it_says_so() -> None:
    assert "Không có việc nào đang chạy hay bị hỏng." in page_for(Role.PROVINCIAL_OFFICER)


def test_it_is_not_for_everybody() -> None:
    assert a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get("/viec-nen/").status_code == 403
    assert a_browser_of().get("/viec-nen/").status_code == 302
