"""Entering a producer."""

import pytest

from given.browser import a_browser_of
from given.people import COMMUNE, OTHER_COMMUNE, an_actor
from given.registry import a_producer
from hoaban.areas.registry.queries import producer_called
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/ban-xa/chu-the/moi/"
TYPED = {"name": "HTX Minh Hoạ", "kind": "cooperative", "commune": COMMUNE, "phone": "0912 345 678"}


def test_the_officer_enters_a_producer_of_the_own_commune() -> None:
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))

    form = browser.get(ADDRESS).content.decode()
    page = browser.post(ADDRESS, TYPED, follow=True).content.decode()

    assert f'<option value="{COMMUNE}" selected>' in form
    assert "Đã ghi chủ thể vào sổ." in page
    producer = producer_called("htx-minh-hoa")
    assert producer
    assert producer.phone == "0912345678"


def test_an_old_name_of_a_commune_is_enough_and_a_moved_one_is_asked_about() -> None:
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))
    typed = {**TYPED, "commune": ""}

    asked = browser.post(ADDRESS, {**typed, "commune_name": "Sam Mứn"}).content.decode()
    done = browser.post(ADDRESS, {**typed, "commune_name": "xã Noong Hẹt"})

    assert "Xã Thanh An (gồm đất của Xã Sam Mứn cũ, Huyện Điện Biên)" in asked
    assert 'value="Sam Mứn"' in asked
    assert done.status_code == 302


def test_errors_keep_what_was_typed() -> None:
    page = (
        a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
        .post(ADDRESS, {"name": "HTX Minh Hoạ"})
        .content.decode()
    )

    assert "Chọn xã, phường." in page
    assert "Chọn loại hình tổ chức." in page
    assert 'value="HTX Minh Hoạ"' in page


def test_a_producer_of_another_commune_is_refused_in_place() -> None:
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))

    page = browser.post(ADDRESS, {**TYPED, "commune": OTHER_COMMUNE}).content.decode()

    assert "chỉ ghi chủ thể của xã mình" in page


def test_a_namesake_is_asked_about_and_may_be_meant() -> None:
    a_producer(name="HTX Minh Hoạ")
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))

    page = browser.post(ADDRESS, TYPED).content.decode()

    assert 'name="same_name_meant"' in page
    assert browser.post(ADDRESS, {**TYPED, "same_name_meant": "on"}).status_code == 302


def test_others_may_not() -> None:
    assert a_browser_of(an_actor(Role.INSPECTOR)).get(ADDRESS).status_code == 403
