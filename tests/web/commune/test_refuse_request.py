"""Refusing who asks to be let in, as a page."""

import pytest

from given.browser import a_browser_of
from given.people import OTHER_COMMUNE, an_actor
from given.registry import a_request
from hoaban.areas.registry.models import EntryRequest
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_a_reason_is_needed_and_then_all_is_gone() -> None:
    row = a_request()
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))
    address = f"/ban-xa/xin-vao/{row.pk}/tu-choi/"

    assert row.phone in browser.get(address).content.decode()
    assert "Ghi lý do từ chối" in browser.post(address, {}).content.decode()
    assert browser.post(address, {"reason": "Không có trong sổ."}).status_code == 302

    assert EntryRequest.objects.get().phone == ""
    assert browser.post(address, {"reason": "Nữa."}).status_code == 403


def test_another_commune_may_not() -> None:
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))

    assert browser.get(f"/ban-xa/xin-vao/{a_request().pk}/tu-choi/").status_code == 403
