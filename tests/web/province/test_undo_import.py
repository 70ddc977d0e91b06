"""All that a table brought is taken back."""

from __future__ import annotations

import pytest

from given.browser import a_browser_as, a_browser_of
from given.imports import a_brought_file, a_saved_import
from given.people import an_actor
from given.registry import a_product
from hoaban.areas.registry.models import Producer
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_it_says_what_it_will_do_and_does_it_when_pressed() -> None:
    file, browser = a_saved_import(), a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
    address = f"/nhap-excel/{file.key}/"

    page = browser.get(f"{address}bo/").content.decode()
    assert "chu-the.csv" in page
    assert Producer.objects.exists()

    pressed = browser.post(f"{address}bo/")

    assert (pressed.status_code, pressed["Location"]) == (302, address)
    assert not Producer.objects.exists()
    assert "Đã bỏ cả lượt nhập." in browser.get(address).content.decode()
    assert "không có gì để bỏ" in browser.get(f"{address}bo/").content.decode()


def test_what_is_used_elsewhere_by_now_keeps_all_of_it() -> None:
    file = a_saved_import()
    a_product(Producer.objects.get())

    answer = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).post(f"/nhap-excel/{file.key}/bo/")

    assert answer.status_code == 403
    assert "Chưa bỏ gì." in answer.content.decode()
    assert Producer.objects.exists()


def test_what_was_never_saved_has_nothing_to_take_back() -> None:
    file, browser = a_brought_file(), a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))

    assert "không có gì để bỏ" in browser.get(f"/nhap-excel/{file.key}/bo/").content.decode()
    assert browser.post(f"/nhap-excel/{file.key}/bo/").status_code == 403


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROVINCIAL_OFFICER])
def test_it_is_the_offices_alone(role: Role) -> None:
    file, browser = a_saved_import(), a_browser_as(role)

    assert browser.get(f"/nhap-excel/{file.key}/bo/").status_code == 403
    assert browser.post(f"/nhap-excel/{file.key}/bo/").status_code == 403
    assert Producer.objects.exists()
