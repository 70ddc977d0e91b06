"""A producer's evidence library, for the commune and the offices."""

import pytest

from given.browser import a_browser_of
from given.people import OTHER_COMMUNE, an_actor
from given.registry import a_paper, a_producer
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_officer_may_add_and_the_advisory_team_may_look() -> None:
    producer = a_producer()
    paper = a_paper(producer, title="Phiếu 2026")
    address = f"/ban-xa/chu-the/{producer.slug}/giay-to/"

    officer = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get(address).content.decode()
    team = a_browser_of(an_actor(Role.ADVISORY_MEMBER)).get(address).content.decode()

    assert paper.title in officer
    assert f"{address}them/" in officer
    assert paper.title in team
    assert "Thay bản mới" not in team
    assert "người đại diện của chủ thể" in team


def test_another_commune_does_not_see_it() -> None:
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))

    assert browser.get(f"/ban-xa/chu-the/{a_producer().slug}/giay-to/").status_code == 403
