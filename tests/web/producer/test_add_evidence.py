"""Putting a paper into one's library."""

import pytest

from given.browser import a_browser_of
from given.files import an_upload
from given.people import an_actor
from given.registry import PAPER, a_producer, a_representative_of, another_upload
from hoaban.areas.registry.queries import evidence_of
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/tu-giay-to/them/"


def test_a_paper_is_sent_with_what_stands_on_it() -> None:
    producer = a_producer()
    browser = a_browser_of(a_representative_of(producer))
    typed = {"kind": PAPER, "file": another_upload(), "paper_number": "01", "ends_on": "14/12/2027"}

    page = browser.post(ADDRESS, typed, follow=True).content.decode()

    assert "Đã cất giấy vào tủ." in page
    assert "Còn giá trị đến 14/12/2027" in page
    assert evidence_of(producer).get().kind == PAPER


def test_the_kind_asked_for_is_preset() -> None:
    page = a_browser_of(a_representative_of(a_producer())).get(f"{ADDRESS}?loai=story").content.decode()

    assert '<option value="story" selected>' in page


def test_errors_keep_what_was_typed_and_a_broken_file_is_refused_in_place() -> None:
    browser = a_browser_of(a_representative_of(a_producer()))

    missing = browser.post(ADDRESS, {"paper_number": "01/2026", "issued_on": "32/13/2026"}).content.decode()
    typed = {"kind": PAPER, "file": an_upload("a.pdf", b"nothing"), "paper_number": "01/2026"}
    broken = browser.post(ADDRESS, typed).content.decode()

    assert "Có 3 chỗ cần sửa" in missing
    assert 'value="01/2026"' in missing
    assert "Chỉ nhận PDF, JPG, PNG, WebP, HEIC" in broken
    assert 'value="01/2026"' in broken


def test_it_is_for_representatives() -> None:
    assert a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get(ADDRESS).status_code == 403
