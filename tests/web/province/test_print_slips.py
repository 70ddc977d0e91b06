"""Slips for many, as a page."""

import pytest
from django.test import Client

from given.browser import a_browser_of
from given.people import COMMUNE, an_actor
from given.registry import a_producer, a_representative_of, an_office_act
from hoaban.areas.registry import actions
from hoaban.core.accounts.models import PlaceSlip
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
PAGE = "/phieu-hang-loat/"


@pytest.fixture
def office() -> Client:
    return a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))


def test_who_has_nobody_yet_is_ticked_and_the_paper_comes_once(office: Client) -> None:
    free, taken = a_producer(), a_producer()
    a_representative_of(taken)

    page = office.get(PAGE).content.decode()
    assert f'value="{free.slug}" checked' in page
    assert taken.slug not in page
    assert f'value="{COMMUNE}" checked' in page
    response = office.post(PAGE, {"producers": [free.slug], "communes": [COMMUNE]})

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Cache-Control"] == "no-store"
    assert response.content.startswith(b"%PDF")
    assert PlaceSlip.objects.count() == 2


def test_a_place_with_an_open_slip_is_not_ticked_and_asked_about(office: Client) -> None:
    producer = a_producer()
    actions.print_slips(an_office_act(), producers=[producer.slug])

    page = office.get(PAGE).content.decode()
    assert f'value="{producer.slug}" checked' not in page
    assert "Đã in phiếu" in page
    response = office.post(PAGE, {"producers": [producer.slug]})

    assert response.status_code == 403
    assert "phiếu cũ hết dùng ngay" in response.content.decode()
    assert office.post(PAGE, {"producers": [producer.slug], "again": "on"}).status_code == 200


def test_nobody_chosen_is_said(office: Client) -> None:
    response = office.post(PAGE, {})

    assert response.status_code == 422
    assert "Chọn ít nhất một chủ thể" in response.content.decode()


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.ADMINISTRATOR, Role.COUNCIL_MEMBER])
def test_others_may_not(role: Role) -> None:
    assert a_browser_of(an_actor(role)).get(PAGE).status_code == 403
