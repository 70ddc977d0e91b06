"""The slip by which a representative comes in."""

import re

import pytest

from given.browser import a_browser_of
from given.people import NOON, OTHER_COMMUNE, a_holding, a_person, an_actor
from given.registry import a_producer
from hoaban.core.accounts.models import User
from hoaban.core.accounts.queries import open_slip
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
TYPED = {"name": "Lò Thị Minh Hoạ", "phone": "0912 345 678"}


def test_the_slip_is_shown_once_with_digits_end_and_qr() -> None:
    producer = a_producer()
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))

    response = browser.post(f"/ban-xa/chu-the/{producer.slug}/moi-nguoi/", TYPED)

    page = response.content.decode()
    digits = re.search(r"\b(\d{4}) (\d{4})\b", page)
    assert digits
    assert open_slip("0912345678", "".join(digits.groups()), NOON)
    assert "ngày 08/12/2026" in page
    assert "<svg" in page[page.index('class="ticket"') :]
    assert "style=" not in page
    assert response["Cache-Control"] == "no-store"


def test_the_known_representative_stands_in_the_form() -> None:
    producer = a_producer()

    page = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get(f"/ban-xa/chu-the/{producer.slug}/moi-nguoi/")

    assert f'value="{producer.representative}"' in page.content.decode()
    assert f'value="{producer.phone}"' in page.content.decode()


def test_errors_keep_what_was_typed() -> None:
    page = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).post(
        f"/ban-xa/chu-the/{a_producer().slug}/moi-nguoi/", {**TYPED, "phone": "12"}
    )

    assert "Số điện thoại cần 10 chữ số" in page.content.decode()
    assert 'value="Lò Thị Minh Hoạ"' in page.content.decode()


def test_somebody_with_other_roles_is_left_to_the_office() -> None:
    a_holding(Role.AUDITOR, user=a_person(TYPED["name"], log_in="0912345678"))

    page = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).post(
        f"/ban-xa/chu-the/{a_producer().slug}/moi-nguoi/", TYPED
    )

    assert "còn giữ vai trò khác" in page.content.decode()


@pytest.mark.parametrize("role", [Role.COMMUNE_CHAIR, Role.COUNCIL_SECRETARY])
def test_others_may_not(role: Role) -> None:
    browser = a_browser_of(an_actor(role))

    assert browser.get(f"/ban-xa/chu-the/{a_producer().slug}/moi-nguoi/").status_code == 403


def test_another_commune_may_not() -> None:
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))

    assert browser.post(f"/ban-xa/chu-the/{a_producer().slug}/moi-nguoi/", TYPED).status_code == 403


def test_who_has_the_number_is_shown_and_chosen_or_said_to_be_another() -> None:
    address = f"/ban-xa/chu-the/{a_producer().slug}/moi-nguoi/"
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))
    browser.post(address, TYPED)
    other = {"name": "Lò Văn Minh Hoạ", "phone": TYPED["phone"]}

    page = browser.post(address, other)
    assert page.status_code == 403
    assert '<button class="btn btn--2 btn--big" name="name" value="Lò Thị Minh Hoạ">' in page.content.decode()
    assert browser.post(address, {**other, "another_person": "on"}).status_code == 200

    assert User.objects.filter(phone="0912345678").count() == 2
    chosen = browser.post(address, {"name": ["Lò Vân Minh Hoạ", "Lò Thị Minh Hoạ"], "phone": "0912345678"})
    assert "Lò Thị Minh Hoạ<br>" in chosen.content.decode()
    assert User.objects.filter(phone="0912345678").count() == 2


def test_a_new_slip_for_somebody_who_forgot_the_password_needs_no_typing() -> None:
    producer = a_producer()
    holding = a_holding(
        Role.PRODUCER_REPRESENTATIVE, producer=producer.slug, user=a_person("Quàng Thị Minh Hoạ")
    )

    page = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get(
        f"/ban-xa/chu-the/{producer.slug}/moi-nguoi/?nguoi={holding.pk}"
    )

    assert 'value="Quàng Thị Minh Hoạ"' in page.content.decode()
    assert f'value="{holding.user.phone}"' in page.content.decode()
