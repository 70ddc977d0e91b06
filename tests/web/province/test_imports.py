"""Excel in: bringing a table, and the list of those brought."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from given.browser import a_browser_as, a_browser_of
from given.files import a_picture, an_upload
from given.imports import GOOD, a_brought_file, a_saved_import, a_table
from given.jobs import all_jobs_done
from given.people import an_act, an_actor
from hoaban.core.accounts.roles import Role
from hoaban.core.imports.actions import undo_import
from hoaban.core.imports.jobs import ask_check
from hoaban.core.imports.models import ImportFile

pytestmark = pytest.mark.django_db
ADDRESS = "/nhap-excel/"


def an_office() -> Client:
    return a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))


def test_a_table_is_brought_and_read_in_the_background() -> None:
    browser = an_office()

    answer = browser.post(ADDRESS, {"kind": "producers", "file": a_table(*GOOD)})

    file = ImportFile.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}{file.key}/")
    assert "đang đọc" in browser.get(ADDRESS).content.decode()
    all_jobs_done()
    assert "chờ xem" in browser.get(ADDRESS).content.decode()


def test_what_is_no_table_and_what_is_missing_is_told() -> None:
    browser = an_office()

    missing = browser.post(ADDRESS, {})
    named = browser.post(ADDRESS, {"kind": "producers", "file": a_table(name="a.xlsx")})
    refused = browser.post(ADDRESS, {"kind": "producers", "file": an_upload("a.xlsx", a_picture())})

    assert missing.status_code == 422
    assert "Chọn một loại." in missing.content.decode()
    assert named.status_code == 302  # its content counts, whatever its name says
    assert refused.status_code == 403
    assert ImportFile.objects.count() == 1


def test_each_file_is_listed_with_its_kind_and_state() -> None:
    a_brought_file(name="cho.csv")
    a_saved_import(("HTX Ruộng Bậc Thang", *GOOD[0][1:]), name="luu.csv")
    a_saved_import(("HTX Suối Trong", *GOOD[0][1:]), name="bo.csv")
    undo_import(an_act(Role.PROVINCIAL_OFFICER), ImportFile.objects.get(file__name="bo.csv"))

    page = an_office().get(f"{ADDRESS}?loai=producers").content.decode()

    for words in ("chưa đọc", "đã lưu", "đã bỏ", "cho.csv", "luu.csv", "Chủ thể"):
        assert words in page
    assert page.count("chưa đọc") == 1
    assert "checked" in page or "selected" in page


def test_a_long_list_asks_no_more_and_is_paged() -> None:
    browser, officer = an_office(), an_actor(Role.PROVINCIAL_OFFICER)

    def asked() -> int:
        ask_check(officer, a_brought_file())
        with CaptureQueriesContext(connection) as queries:
            browser.get(ADDRESS)
        return len(queries)

    browser.get(ADDRESS)
    first = asked()
    for _ in range(19):
        a_brought_file()
    last = asked()

    assert last == first
    assert "?trang=2" in browser.get(ADDRESS).content.decode()
    assert "Trang trước" in browser.get(f"{ADDRESS}?trang=2").content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROVINCIAL_OFFICER])
def test_it_is_the_offices_alone(role: Role) -> None:
    browser = a_browser_as(role)

    assert browser.get(ADDRESS).status_code == 403
    assert browser.post(ADDRESS, {"kind": "producers", "file": a_table()}).status_code == 403
    assert not ImportFile.objects.exists()


def test_the_office_finds_it_in_its_menu_and_a_visitor_logs_in_first() -> None:
    browser = an_office()
    browser.cookies["hoaban-language"] = "vi"

    assert 'href="/nhap-excel/"' in browser.get("/viec-nen/").content.decode()
    assert a_browser_of().get(ADDRESS).status_code == 302
