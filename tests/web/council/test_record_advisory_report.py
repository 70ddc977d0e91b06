"""The advisory team's report, seen."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_closed_entry, an_entry
from given.people import an_actor
from hoaban.areas.council.models import AdvisoryReport
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_report_visit_and_opinions_are_kept_and_shown_again() -> None:
    entry = an_entry()
    address = f"/cham/{entry.pk}/to-tu-van/"
    browser = a_browser_of(an_actor(Role.ADVISORY_MEMBER))

    answer = browser.post(address, {
        "text": "Đã đọc, đã đi xem.", "visited_on": "30/11/2026", "opinions-0-criterion": "1.1",
        "opinions-0-option": "c", "opinions-0-note": "Đủ giấy", "opinions-1-criterion": "1.2",
        "opinions-1-option": "",
    })  # fmt: skip

    again = browser.get(address).content.decode()
    assert answer["Location"] == "/cham/"
    assert AdvisoryReport.objects.get().opinions.get().note == "Đủ giấy"
    assert "Đã đọc, đã đi xem." in again
    assert "30/11/2026" in again
    assert 'value="c" selected' in again


def test_what_was_typed_stays_when_something_is_missing() -> None:
    entry = an_entry()

    page = a_browser_of(an_actor(Role.ADVISORY_MEMBER)).post(
        f"/cham/{entry.pk}/to-tu-van/",
        {"text": "", "visited_on": "hôm qua", "opinions-0-criterion": "1.1", "opinions-0-note": "Giữ lại"},
    )

    assert "Ghi nội dung báo cáo." in page.content.decode()
    assert "hôm qua" in page.content.decode()
    assert "Giữ lại" in page.content.decode()


def test_after_the_result_the_report_is_read_only() -> None:
    entry = a_closed_entry()

    page = a_browser_of(an_actor(Role.ADVISORY_MEMBER)).get(f"/cham/{entry.pk}/to-tu-van/").content.decode()

    assert "Sản phẩm này đã có kết quả." in page
    assert "Lưu báo cáo" not in page


def test_only_the_team_writes_it() -> None:
    entry = an_entry()

    assert a_browser_of(an_actor(Role.COUNCIL_MEMBER)).get(f"/cham/{entry.pk}/to-tu-van/").status_code == 403
