"""The commune's queue, by the working days left."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.browser import a_browser_of
from given.dossiers import (
    a_dossier_sent_back,
    a_filed_dossier,
    a_forwarded_dossier,
    a_received_dossier,
    a_typed_dossier,
    an_appraised_dossier,
    an_opened_dossier,
    its_commune,
    its_producer,
)
from given.people import NOON, OTHER_COMMUNE, PASSWORD, a_holding, an_act, an_actor
from hoaban.core.accounts.actions import make_slip, use_slip
from hoaban.core.accounts.queries import actor_of
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM, Act
from hoaban.core.actors import PUBLIC

pytestmark = pytest.mark.django_db


def test_the_queue_tells_days_left_and_days_late() -> None:
    late = a_received_dossier(at=datetime(2026, 11, 2, 9, 0, tzinfo=VIETNAM))
    a_filed_dossier()
    a_typed_dossier()

    page = a_browser_of(its_commune(late).actor).get("/ban-xa/").content.decode()

    assert "Xã Thanh An" in page
    assert "<b>6</b>ngày trễ" in page
    assert "Quá hạn 6 ngày làm việc" in page
    assert "<b>1</b>ngày nữa" in page
    assert "không có hạn" in page
    assert "Thẩm định, xong 0/4 nội dung" in page
    assert "Cán bộ nhập thay" in page
    assert "QĐ 26/2026/QĐ-TTg, khoản 2 Điều 7" in page
    assert page.index("ngày trễ") < page.index("ngày nữa")


def test_other_tabs_list_what_is_elsewhere() -> None:
    back, sent = a_dossier_sent_back(), a_forwarded_dossier()
    browser = a_browser_of(its_commune(back).actor)

    assert back.code in browser.get("/ban-xa/?loc=tra-lai").content.decode()
    assert sent.code in browser.get("/ban-xa/?loc=da-gui").content.decode()
    assert "Không có hồ sơ nào chờ" in browser.get("/ban-xa/?loc=la").content.decode()


def test_drafts_of_producers_and_other_communes_are_not_in_the_queue() -> None:
    dossier = an_opened_dossier()
    filed = a_filed_dossier()

    own = a_browser_of(its_commune(dossier).actor).get("/ban-xa/").content.decode()
    other = a_browser_of(an_actor(Role.COMMUNE_CHAIR, unit=OTHER_COMMUNE)).get("/ban-xa/").content.decode()

    assert dossier.code not in own
    assert filed.code in own
    assert filed.code not in other


def test_rows_that_say_the_same_say_it_in_the_language_of_the_page() -> None:
    late = a_received_dossier(at=datetime(2026, 11, 2, 9, 0, tzinfo=VIETNAM))
    typed = a_typed_dossier()
    browser = a_browser_of(its_commune(late).actor)

    own, english = (browser.get(address).content.decode() for address in ("/ban-xa/", "/en/ban-xa/"))

    for words in (
        "Quá hạn 6 ngày làm việc",
        "Thẩm định, xong 0/4 nội dung",
        "Cán bộ nhập thay",
        "đang chuẩn bị",
    ):
        assert words in own
        assert words not in english
    assert f'<a href="/ban-xa/ho-so/{typed.code}/">' in own
    assert f'<a href="/en/ban-xa/ho-so/{typed.code}/">' in english


def test_a_row_tells_its_own_days_and_matters_beside_one_that_tells_others() -> None:
    begun = an_appraised_dossier()
    a_received_dossier()
    late = a_received_dossier(at=datetime(2026, 11, 2, 9, 0, tzinfo=VIETNAM))

    page = a_browser_of(its_commune(begun).actor).get("/ban-xa/").content.decode()

    assert page.count("Thẩm định, xong 4/4 nội dung") == 1
    assert page.count("Thẩm định, xong 0/4 nội dung") == 2
    assert page.count("<b>15</b>ngày nữa") == 2
    assert page.count("Quá hạn") == 1
    assert f"{late.code}, nhận 02/11/2026, hạn {late.due_on:%d/%m/%Y}" in page


def test_the_queue_costs_the_same_with_many() -> None:
    dossier = a_filed_dossier()
    browser = a_browser_of(its_commune(dossier).actor)
    browser.get("/ban-xa/")
    with CaptureQueriesContext(connection) as one:
        browser.get("/ban-xa/")
    for _ in range(3):
        a_filed_dossier()

    with CaptureQueriesContext(connection) as many:
        page = browser.get("/ban-xa/").content.decode()

    assert page.count('<span class="days') == 4
    assert len(many) == len(one)


def test_the_owner_of_a_slip_reads_there_that_it_was_used() -> None:
    holding = a_holding(Role.COMMUNE_OFFICER)
    way_in = make_slip(an_act(Role.PROVINCIAL_OFFICER), holding.user)
    use_slip(Act(PUBLIC, NOON, "page"), way_in.slip, password=PASSWORD)

    own = a_browser_of(actor_of(holding)).get("/ban-xa/").content.decode()
    other = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get("/ban-xa/").content.decode()

    assert "đã được dùng lúc 12:00 ngày 01/12/2026" in own
    assert "đã được dùng lúc" not in other


def test_a_producer_may_not() -> None:
    assert a_browser_of(its_producer(an_opened_dossier()).actor).get("/ban-xa/").status_code == 403
