"""Confirming who asks to be let in, as a page."""

import re

import pytest

from given.browser import a_browser_of
from given.people import NOON, OTHER_COMMUNE, a_person, an_actor
from given.registry import a_producer, a_request
from hoaban.core.accounts.queries import open_slip
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_registers_facts_stand_beside_and_the_digits_are_shown_once() -> None:
    producer = a_producer(phone="0912345678", tax_code="012345678901")
    row = a_request(name="Lò Thị Minh Hoạ", phone="0912345678")
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))
    address = f"/ban-xa/xin-vao/{row.pk}/"

    page = browser.get(address).content.decode()
    assert "trùng mã số thuế" in page
    assert "trùng điện thoại" in page
    assert row.file
    assert browser.get(f"/tep/{row.file.key}/").status_code == 200
    assert browser.post(address, {}).status_code == 422
    slip = browser.post(address, {"producer": producer.slug})

    digits = re.search(r"\b(\d{4}) (\d{4})\b", slip.content.decode())
    assert digits
    assert open_slip("0912345678", "".join(digits.groups()), NOON)
    assert slip["Cache-Control"] == "no-store"
    assert "Ảnh và thông tin đã xóa" in browser.get(address).content.decode()


def test_a_number_in_use_names_who_has_it() -> None:
    a_person("Lò Văn Minh Hoạ", log_in="0912345678")
    producer, row = a_producer(), a_request(phone="0912345678")

    page = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).post(
        f"/ban-xa/xin-vao/{row.pk}/", {"producer": producer.slug}
    )

    assert page.status_code == 403
    assert "Lò Văn Minh Hoạ" in page.content.decode()
    assert 'name="another_person"' in page.content.decode()


def test_the_photograph_and_the_page_are_for_that_commune_alone() -> None:
    row = a_request()
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))

    assert row.file
    assert browser.get(f"/ban-xa/xin-vao/{row.pk}/").status_code == 403
    assert browser.get(f"/tep/{row.file.key}/").status_code == 403
    assert browser.get("/ban-xa/xin-vao/999999/").status_code == 404
