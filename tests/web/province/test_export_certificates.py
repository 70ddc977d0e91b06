"""The list of certificates as a download."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.certificates import a_certificate
from given.people import an_actor
from given.tables import csv_of, sheets_of
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/giay-chung-nhan/tai-ve/"


def test_the_office_takes_the_list_along() -> None:
    certificate = a_certificate()
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))

    book = sheets_of(b"".join(browser.get(ADDRESS).streaming_content))
    lines = csv_of(b"".join(browser.get(ADDRESS + "?dang=csv").streaming_content))

    assert book["Giấy chứng nhận"][1][0] == lines[1][0] == certificate.code.code
    assert "01/12/2026" in str(book["Ghi chú"])


def test_the_page_of_decisions_leads_to_it() -> None:
    page = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get("/quyet-dinh/")

    assert f'href="{ADDRESS}"' in page.content.decode()
