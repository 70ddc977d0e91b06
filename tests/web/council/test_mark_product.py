"""The scoring desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.browser import a_browser_of
from given.council import a_closed_sheet, a_sitting, an_entry, an_entry_to_mark_anew, answers_for
from given.people import an_act, an_actor
from hoaban.areas.council import actions
from hoaban.areas.council.inputs import OpinionGiven
from hoaban.areas.council.models import Mark
from hoaban.core.accounts.roles import Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db
LATER = "Xem sau khi chọn"


def test_a_tap_is_one_post_that_comes_back_to_its_criterion() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    browser = a_browser_of(sitting.chair.actor)

    answer = browser.post(f"/cham/{entry.pk}/", {"criterion": "1.2", "option": "b"})

    assert answer["Location"] == f"/cham/{entry.pk}/?tieu-chi=1.2"
    assert Mark.objects.get().option == "b"
    page = browser.get(answer["Location"]).content.decode()
    assert "<h1>1.2." in page
    assert page.count('aria-pressed="true"') == 1


def test_options_stand_with_words_points_and_star_conditions_and_none_of_these_last() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    browser = a_browser_of(sitting.chair.actor)

    with_gates = browser.get(f"/cham/{entry.pk}/?tieu-chi=10").content.decode()

    assert "Điều kiện 4 sao: từ mức này" in with_gates
    assert "Không mức nào đúng (0 điểm)" in with_gates
    assert "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 10" in with_gates


def test_on_the_english_page_the_guide_stands_beside_the_laws_words() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    browser = a_browser_of(sitting.chair.actor)

    english = browser.get(f"/en/cham/{entry.pk}/?tieu-chi=1.1").content.decode()
    vietnamese = browser.get(f"/cham/{entry.pk}/?tieu-chi=1.1").content.decode()

    assert "<h1>1.1. Origin of the product</h1>" in english
    assert '<span lang="vi">Nguồn gốc sản phẩm</span>' in english
    assert '<span lang="vi">Ví dụ: có 1.000 lít mật ong' in english
    assert "Origin of the product" not in vietnamese


def test_the_first_open_criterion_is_shown_without_being_asked_for() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    actions.mark_product(sitting.chair, entry, criterion="1.1", option="a")

    page = a_browser_of(sitting.chair.actor).get(f"/cham/{entry.pk}/").content.decode()

    assert "<h1>1.2." in page


def test_nothing_of_producer_or_team_is_sent_before_the_own_choice() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    actions.record_advisory_report(
        an_act(Role.ADVISORY_MEMBER), entry, text="x", opinions=[OpinionGiven("1.1", "a", "Ý kiến tổ")]
    )
    browser = a_browser_of(sitting.chair.actor)

    before = browser.get(f"/cham/{entry.pk}/?tieu-chi=1.1").content.decode()
    browser.post(f"/cham/{entry.pk}/", {"criterion": "1.1", "option": "a"})
    after = browser.get(f"/cham/{entry.pk}/?tieu-chi=1.1").content.decode()

    assert LATER in before
    assert "Chủ thể tự chấm</dt>" not in before
    assert "Ý kiến tổ" not in before
    assert LATER not in after
    assert "Chủ thể tự chấm</dt>" in after
    assert "Ý kiến tổ" in after


def test_the_script_is_told_what_was_received_and_what_has_opened() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    browser = a_browser_of(sitting.chair.actor)

    told = browser.post(
        f"/cham/{entry.pk}/", {"criterion": "1.1", "option": "c"}, headers={"accept": "application/json"}
    )

    found = told.json()
    assert told.status_code == 200
    assert len(found["at"]) == 5
    assert found["figures"]["done"] == "1"
    assert found["figures"]["asked"] == "32"
    assert found["points"] == found["figures"]["total"]
    assert not found["complete"]
    assert "Chủ thể tự chấm" in found["beside"]


def test_a_mark_costs_few_queries_and_not_one_more_on_a_full_sheet() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    actions.record_advisory_report(
        an_act(Role.ADVISORY_MEMBER), entry, text="x", opinions=[OpinionGiven("1.2", "a", "Ý kiến tổ")]
    )
    browser = a_browser_of(sitting.chair.actor)

    def queries(criterion: str, option: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            told = browser.post(
                f"/cham/{entry.pk}/",
                {"criterion": criterion, "option": option},
                headers={"accept": "application/json"},
            )
        assert told.status_code == 200
        return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in asked)

    first, second = queries("1.1", "a"), queries("1.2", "a")
    *others, left = answers_for(entry, 70).items()
    for criterion, option in others:
        actions.mark_product(sitting.chair, entry, criterion=criterion, option=option)
    last, changed = queries(left[0], "a"), queries(left[0], "b")

    assert first <= 15  # it makes the sheet
    assert second == last <= 12
    assert changed <= 13


@pytest.mark.parametrize(
    ("sent", "status"), [({"criterion": "1.1", "option": "zz"}, 403), ({"criterion": "1.1"}, 422)]
)
def test_the_script_is_told_why_a_mark_was_not_received(sent: dict[str, str], status: int) -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    told = a_browser_of(sitting.chair.actor).post(
        f"/cham/{entry.pk}/", sent, headers={"accept": "application/json"}
    )

    assert told.status_code == status
    assert told.json()["why"]


def test_a_refused_mark_says_so_on_the_page() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    page = a_browser_of(sitting.chair.actor).post(f"/cham/{entry.pk}/", {"criterion": "1.1", "option": "zz"})

    assert "không có tiêu chí hoặc mức này" in page.content.decode()


def test_a_closed_sheet_is_read_and_no_longer_marked() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    a_closed_sheet(sitting.chair, entry)

    page = a_browser_of(sitting.chair.actor).get(f"/cham/{entry.pk}/").content.decode()

    assert "Phiếu này đã chốt." in page
    assert "<fieldset disabled>" in page


def test_who_stepped_back_and_who_has_no_seat_are_told_why() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    actions.recuse_member(sitting.members[1], entry, ground="own_or_family_stake")

    stepped_back = a_browser_of(sitting.members[1].actor).get(f"/cham/{entry.pk}/")
    outside = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get(f"/cham/{entry.pk}/")

    assert stepped_back.status_code == outside.status_code == 403
    assert "đã khai có lợi ích liên quan ngày 01/12/2026" in stepped_back.content.decode()
    assert "khoản 2 Điều 4; Quy chế Hội đồng" in stepped_back.content.decode()


def test_a_second_pass_says_so_and_shows_no_figure_of_the_first() -> None:
    sitting = a_sitting()
    entry = an_entry_to_mark_anew(sitting)

    page = a_browser_of(sitting.chair.actor).get(f"/cham/{entry.pk}/").content.decode()

    assert "Chấm lại sau thảo luận" in page
    assert "82" not in page.split("<main", 1)[1].split("score__list")[0].split("data-desk")[0]


def test_no_product_of_that_number_is_no_page() -> None:
    sitting = a_sitting()

    assert a_browser_of(sitting.chair.actor).get("/cham/999999/").status_code == 404


@pytest.mark.browser
def test_a_mark_made_without_a_line_is_kept_and_sent_when_it_is_back(
    chromium: Browser, live_server: LiveServer, founded: None
) -> None:
    from playwright.sync_api import expect

    sitting = a_sitting()
    entry = an_entry(sitting)
    key = a_browser_of(sitting.chair.actor).cookies[settings.SESSION_COOKIE_NAME].value
    phone = chromium.new_context(viewport={"width": 390, "height": 800})
    phone.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}])
    page = phone.new_page()
    page.goto(f"{live_server.url}/cham/{entry.pk}/?tieu-chi=10")

    page.locator("button.opt").nth(0).click()
    expect(page.locator("[data-save]")).to_contain_text("Đã nhận")
    expect(page.locator("[data-beside] details")).to_be_attached()
    phone.set_offline(True)
    page.locator("button.opt").nth(1).click()
    expect(page.locator("[data-save]")).to_contain_text("Mất mạng: đã giữ 1 điểm trên máy này")
    phone.set_offline(False)
    expect(page.locator("[data-save]")).to_contain_text("Đã nhận", timeout=20_000)

    phone.close()
    assert Mark.objects.get().option == "b"
