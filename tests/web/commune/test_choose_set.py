"""Finding the criteria set for a product that the commune enters for a producer."""

import pytest

from given.browser import a_browser_of
from given.people import OTHER_COMMUNE, an_actor
from given.registry import HONEY, a_producer
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_officer_answers_for_the_producer_and_comes_to_its_form() -> None:
    producer = a_producer()
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))
    register = f"/ban-xa/chu-the/{producer.slug}/san-pham-moi/"
    address = f"/ban-xa/chu-the/{producer.slug}/chon-bo/"

    form = browser.get(register).content.decode()
    question = browser.get(address).content.decode()
    found = browser.get(f"{address}?tl=raw&tl=honey&tl=stands-out").content.decode()

    assert f'href="{address}"' in form
    assert f"Nhập hộ {producer.name}." in question
    assert f'href="{register}?bo={HONEY}"' in found


def test_another_commune_may_not() -> None:
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))

    assert browser.get(f"/ban-xa/chu-the/{a_producer().slug}/chon-bo/").status_code == 403
