"""The work in the background, as the administrator sees it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from given import tasks
from given.browser import a_browser_of
from given.people import NOON, an_actor
from hoaban.core.accounts.roles import Role
from hoaban.core.audit.reports import Report, keep_report
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


def test_the_last_backup_and_drill_are_shown(settings: Any, tmp_path: Path) -> None:
    settings.GIVEN = replace(settings.GIVEN, data_dir=tmp_path)
    assert page_for(Role.ADMINISTRATOR).count("Chưa có lần nào") == 2

    keep_report("backup", Report(NOON, ok=True, rows=1, file="a", why=""))
    keep_report("drill", Report(NOON, ok=False, rows=0, file="a", why="<geheim>"))

    page = page_for(Role.ADMINISTRATOR)
    assert page.count("01/12/2026 12:00") == 2
    assert "Không xong" in page
    assert "geheim" not in page
