"""The producers of a commune."""

import pytest

from given.browser import a_browser_of
from given.people import OTHER_COMMUNE, an_actor
from given.registry import a_producer, a_product
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_commune_sees_its_own_and_the_office_all() -> None:
    here, elsewhere = a_product().producer, a_producer(OTHER_COMMUNE)
    assert here

    commune = a_browser_of(an_actor(Role.COMMUNE_CHAIR)).get("/ban-xa/chu-the/").content.decode()
    office = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get("/ban-xa/chu-the/").content.decode()

    assert here.name in commune
    assert elsewhere.name not in commune
    assert here.name in office
    assert elsewhere.name in office


def test_the_chair_reads_the_register_and_does_not_keep_it() -> None:
    officer, chair = (
        a_browser_of(an_actor(role)).get("/ban-xa/chu-the/").content.decode()
        for role in (Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR)
    )

    assert "/ban-xa/chu-the/moi/" in officer
    assert "/ban-xa/chu-the/moi/" not in chair
    assert "ghi vào sổ" in chair
    assert a_browser_of(an_actor(Role.COMMUNE_CHAIR)).get("/ban-xa/chu-the/moi/").status_code == 403


def test_an_empty_list_says_what_to_do() -> None:
    page = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get("/ban-xa/chu-the/").content.decode()

    assert "Chưa có chủ thể nào trong sổ" in page


def test_others_do_not_see_it() -> None:
    assert a_browser_of(an_actor(Role.COUNCIL_MEMBER)).get("/ban-xa/chu-the/").status_code == 403
