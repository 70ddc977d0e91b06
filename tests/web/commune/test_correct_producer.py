"""Correcting a producer's facts from the commune's or the office's desk."""

import pytest

from given.browser import a_browser_of
from given.people import OTHER_COMMUNE, an_actor
from given.registry import a_producer, the_commune
from hoaban.areas.registry.queries import looks_at
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_officer_corrects_facts_and_the_office_also_the_commune() -> None:
    producer = a_producer()
    address = f"/ban-xa/chu-the/{producer.slug}/sua/"
    officer, office = (
        a_browser_of(an_actor(Role.COMMUNE_OFFICER)),
        a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)),
    )

    assert 'name="commune"' not in officer.get(address).content.decode()
    assert 'name="commune"' in office.get(address).content.decode()
    officer.post(address, {"name": "HTX Minh Hoạ Mới", "kind": "farm"})
    office.post(address, {"name": "HTX Minh Hoạ Mới", "kind": "farm", "commune": OTHER_COMMUNE})

    producer.refresh_from_db()
    assert (producer.name, producer.commune) == ("HTX Minh Hoạ Mới", the_commune(OTHER_COMMUNE))


def test_errors_keep_what_was_typed() -> None:
    page = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).post(
        f"/ban-xa/chu-the/{a_producer().slug}/sua/", {"name": "", "address": "Bản Mới"}
    )

    assert "Nhập tên chủ thể." in page.content.decode()
    assert 'value="Bản Mới"' in page.content.decode()


def test_another_commune_may_not() -> None:
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))

    assert browser.get(f"/ban-xa/chu-the/{a_producer().slug}/sua/").status_code == 403


def test_masked_values_are_in_the_form_only_once_revealed_and_stay_when_left_masked() -> None:
    producer = a_producer()
    browser, address = (
        a_browser_of(an_actor(Role.COMMUNE_OFFICER)),
        f"/ban-xa/chu-the/{producer.slug}/sua/",
    )

    masked = browser.get(address).content.decode()
    browser.post(address, {"name": "HTX Minh Hoạ Che", "kind": "farm"})
    producer.refresh_from_db()
    kept = producer.representative_ethnic_group
    revealed = browser.post(
        address, {"hien": "1", "reason": "correct", "name": "HTX Đang Gõ", "kind": "farm"}
    ).content.decode()
    browser.post(address, {"name": "HTX Minh Hoạ Che", "kind": "farm", "representative_ethnic_group": ""})
    producer.refresh_from_db()

    assert 'name="representative_ethnic_group"' not in masked
    assert kept == "Thái"
    assert 'value="Thái"' in revealed
    assert 'value="HTX Đang Gõ"' in revealed
    assert producer.representative_ethnic_group == ""
    assert [look.why for look in looks_at(producer)] == ["Sửa thông tin theo lời chủ thể"]


def test_revealing_without_a_reason_shows_nothing_and_keeps_what_was_typed() -> None:
    producer = a_producer()
    answer = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).post(
        f"/ban-xa/chu-the/{producer.slug}/sua/", {"hien": "1", "name": "HTX Đang Gõ"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Thái"' not in page
    assert 'value="HTX Đang Gõ"' in page
    assert not looks_at(producer)
