"""What a brought table would do, shown before it is saved, and what it did."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from given.browser import a_browser_as, a_browser_of
from given.imports import GOOD, GUESSED, WRONG, a_brought_file, a_saved_import
from given.jobs import all_jobs_done
from given.people import COMMUNE, an_act, an_actor
from hoaban.areas.registry.models import Producer
from hoaban.core.accounts.roles import Role
from hoaban.core.imports.actions import keep_refusal, undo_import
from hoaban.core.imports.jobs import ask_check
from hoaban.core.imports.models import ImportFile, Preview
from hoaban.core.jobs.actions import begin, report

pytestmark = pytest.mark.django_db


def an_office() -> Client:
    return a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))


def a_checked_file(*rows: tuple[str, ...]) -> ImportFile:
    file = a_brought_file(*rows)
    ask_check(an_actor(Role.PROVINCIAL_OFFICER), file)
    all_jobs_done()
    return file


def address(file: ImportFile, more: str = "") -> str:
    return f"/nhap-excel/{file.key}/{more}"


def text(browser: Client, file: ImportFile, more: str = "") -> str:
    return browser.get(address(file, more)).content.decode()


def test_while_it_is_read_the_page_says_how_far_and_loads_itself_again() -> None:
    file, browser = a_brought_file(), an_office()
    ask_check(an_actor(Role.PROVINCIAL_OFFICER), file)
    waiting = browser.get(address(file))
    job = Preview.objects.get().job
    assert job
    begin(job)
    report(job, done=400, total=1200)

    assert waiting["Refresh"] == "4"
    assert "Đang chờ đến lượt." in waiting.content.decode()
    assert "Rời trang thì việc vẫn chạy." in waiting.content.decode()

    DBTaskResult.objects.get(id=job).claim("worker")
    running = text(browser, file)
    begin(job)
    again = text(browser, file)

    assert 'value="400" max="1200"' in running
    assert "Đã đọc 400 trên" in running
    assert "(lần 2)" in again


def test_counts_columns_and_places_are_shown_before_anything_is_saved() -> None:
    file, browser = a_checked_file(*GOOD, *GUESSED, *WRONG), an_office()

    page, guesses = text(browser, file), text(browser, file, "?xem=asked")

    assert "Chưa có gì được lưu." in page
    assert "Refresh" not in browser.get(address(file)).headers
    for words in ("Dòng sai (1)", "Chỗ máy đoán (1)", "dòng 4", "cột B", "mã 99999", "không đọc"):
        assert words in page
    assert "dòng 3" not in page
    for words in ("dòng 3", "cột C", "câu lạc bộ", "để trống, bổ sung sau"):
        assert words in guesses
    assert 'name="accept_guesses"' in page
    assert 'name="leave_held"' in page
    assert "Lưu 2 dòng" in page


def test_ticks_are_asked_for_only_where_something_is_open() -> None:
    page = text(an_office(), a_checked_file(*GOOD))

    assert 'name="accept_guesses"' not in page
    assert 'name="leave_held"' not in page
    assert "Lưu 1 dòng" in page


def test_where_nothing_can_be_saved_no_button_offers_it() -> None:
    page = text(an_office(), a_checked_file(*WRONG))

    assert "Không có dòng nào để lưu." in page
    assert "Lưu 0 dòng" not in page


def test_saving_is_refused_until_what_is_open_is_ticked() -> None:
    file, browser = a_checked_file(*GOOD, *GUESSED, *WRONG), an_office()

    refused = browser.post(address(file), {"accept_guesses": "on"})
    taken = browser.post(address(file), {"accept_guesses": "on", "leave_held": "on"})

    assert refused.status_code == 403
    assert "Còn 1 dòng sai" in refused.content.decode()
    assert (taken.status_code, taken["Location"]) == (302, address(file))
    assert "Đang lưu" in text(browser, file)
    all_jobs_done()
    saved = text(browser, file)
    file.refresh_from_db()
    assert Producer.objects.count() == 2
    for words in ("Đã nhập:", str(file.act), "Bỏ cả lượt nhập", "Tải lại tệp đã sửa"):
        assert words in saved


def test_a_second_press_while_it_is_saved_is_one_saving() -> None:
    file, browser = a_checked_file(*GOOD), an_office()

    for _ in range(2):
        browser.post(address(file), {})
    all_jobs_done()
    again = browser.post(address(file), {})

    assert Producer.objects.count() == 1
    assert again.status_code == 403
    assert "Tệp này đã lưu." in again.content.decode()


def test_why_it_could_not_be_done_is_told_and_nothing_is_lost() -> None:
    file, browser = a_checked_file(*GOOD), an_office()
    keep_refusal(file.pk, "Dòng 2: xã này không còn. Chưa lưu dòng nào.")

    page = text(browser, file)

    assert "xã này không còn" in page
    assert "Tệp vẫn còn" in page
    assert f"/tep/{file.file.key}/" in page


def test_a_job_that_broke_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hoaban.core.jobs.actions.MOST_TRIES", 1)
    monkeypatch.setattr("hoaban.core.imports.jobs.plan_for", lambda *args: 1 / 0)

    assert "Máy làm nửa chừng thì hỏng" in text(an_office(), a_checked_file(*GOOD))


def test_a_file_that_no_job_has_read_offers_to_read_it() -> None:
    page = text(an_office(), a_brought_file())

    assert "Máy chưa đọc tệp này." in page
    assert "doc-lai/" in page


def test_what_was_taken_back_says_so_and_offers_no_second_time() -> None:
    file = a_saved_import()
    undo_import(an_act(Role.PROVINCIAL_OFFICER), file)

    page = text(an_office(), file)

    assert "đã được bỏ lúc" in page
    assert address(file, "bo/") not in page


def test_of_many_places_some_are_shown_and_the_rest_are_on_their_own_page() -> None:
    rows = [(f"HTX Số {number}", "99999", "Hợp tác xã", "") for number in range(205)]
    file, browser = a_checked_file(*rows), an_office()

    page, rest = text(browser, file), text(browser, file, "?xem=held&trang=2")

    assert page.count("tag--stop") == 200
    assert "Hiện chỗ 1 đến 200 trên 205." in page
    assert rest.count("tag--stop") == 5


def test_many_rows_ask_no_more_queries() -> None:
    browser = an_office()

    def asked(rows: int) -> int:
        file = a_checked_file(*[(f"HTX Nhiều {n}", COMMUNE, "câu lạc bộ", "") for n in range(rows)])
        browser.get(address(file))
        with CaptureQueriesContext(connection) as queries:
            browser.get(address(file))
        return len(queries)

    assert asked(1) == asked(30)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROVINCIAL_OFFICER])
def test_it_is_the_offices_alone(role: Role) -> None:
    file, browser = a_checked_file(*GOOD), a_browser_as(role)

    assert browser.get(address(file)).status_code == 403
    assert browser.post(address(file), {}).status_code == 403


def test_an_unknown_file_is_not_found() -> None:
    assert an_office().get(f"/nhap-excel/{uuid4()}/").status_code == 404
    assert an_office().get("/nhap-excel/khong/").status_code == 404
