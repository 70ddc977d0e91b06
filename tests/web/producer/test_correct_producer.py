"""Correcting one's own facts."""

import pytest

from given.browser import a_browser_of
from given.people import OTHER_COMMUNE, an_actor
from given.registry import a_producer, a_representative_of, the_commune
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/viec/chu-the/sua/"


def test_the_form_holds_the_facts_and_saves_them() -> None:
    producer = a_producer()
    browser = a_browser_of(a_representative_of(producer))

    page = browser.get(ADDRESS).content.decode()
    response = browser.post(ADDRESS, {"name": producer.name, "kind": "farm", "phone": "+84 912.345.678"})

    assert 'value="Thái"' in page
    assert 'value="cooperative" checked' in page
    assert response["Location"] == "/viec/chu-the/"
    producer.refresh_from_db()
    assert (producer.kind, producer.phone, producer.commune) == ("farm", "0912345678", the_commune())
    assert producer.representative_ethnic_group == ""


def test_sensitive_questions_say_why_they_are_asked_and_preset_nothing() -> None:
    producer = a_producer(representative_disability="", representative_gender="")

    page = a_browser_of(a_representative_of(producer)).get(ADDRESS).content.decode()

    assert page.count("Vì sao hỏi điều này") == 3
    assert "Điều 4 Nghị định 356/2025/NĐ-CP" in page
    assert "Tôi đồng ý để UBND xã" in page
    assert page.count("Mẫu số 02") >= 2
    assert page.count(" checked") == 1  # the kind alone


def test_errors_keep_what_was_typed() -> None:
    browser = a_browser_of(a_representative_of(a_producer()))

    page = browser.post(
        ADDRESS, {"name": "HTX Minh Hoạ Mới", "tax_code": "123", "phone": "12", "email": "x"}
    ).content.decode()

    assert "Có 3 chỗ cần sửa" in page
    assert 'value="HTX Minh Hoạ Mới"' in page


def test_a_representative_does_not_move_to_another_commune() -> None:
    producer = a_producer()
    browser = a_browser_of(a_representative_of(producer))

    page = browser.post(ADDRESS, {"name": producer.name, "commune": OTHER_COMMUNE}).content.decode()

    assert "do Văn phòng OCOP tỉnh làm" in page


def test_it_is_for_representatives() -> None:
    assert a_browser_of(an_actor(Role.AUDITOR)).get(ADDRESS).status_code == 403
