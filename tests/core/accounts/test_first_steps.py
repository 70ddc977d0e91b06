"""What an empty, real installation says that it still needs."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.certificates import a_certificate
from given.people import a_holding
from hoaban.config.serve import first_steps_told
from hoaban.core.accounts import first_steps as module
from hoaban.core.accounts.first_steps import ADD_USER, MAKE_ADMINISTRATOR, first_steps
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forgotten(monkeypatch):
    monkeypatch.setattr(module, "_seen", set())


def test_without_anybody_both_commands_are_to_be_run_then_the_role_then_none(django_assert_num_queries):
    assert first_steps() == (ADD_USER, MAKE_ADMINISTRATOR)

    a_holding(Role.PROVINCIAL_OFFICER)
    assert first_steps() == (MAKE_ADMINISTRATOR,)
    with django_assert_num_queries(1):
        assert first_steps() == (MAKE_ADMINISTRATOR,)

    a_holding(Role.ADMINISTRATOR)
    assert first_steps() == ()
    with django_assert_num_queries(0):
        assert first_steps() == ()


def test_the_demonstration_asks_nothing(settings, django_assert_num_queries):
    settings.DEMO = True

    with django_assert_num_queries(0):
        assert first_steps() == ()


@pytest.mark.parametrize(
    "address", ["/", "/san-pham/", "/v/", "/v/DB-ZZZZZZ", "/dang-nhap/", "/khong-co/", "/en/", "/en/v/"]
)
def test_every_page_says_what_to_do_until_there_is_an_administrator(address):
    text = a_browser_of().get(address).content.decode()
    assert f"<code>{ADD_USER}</code>" in text
    assert f"<code>{MAKE_ADMINISTRATOR}</code>" in text
    assert ("This installation has no users yet." in text) == address.startswith("/en/")

    a_holding(Role.ADMINISTRATOR)
    assert "hoaban user" not in a_browser_of().get(address).content.decode()


def test_on_the_scan_page_it_stands_below_the_verdict_and_goes_at_once():
    address = f"/v/{a_certificate().code.code}"
    module._seen.clear()

    text = a_browser_of().get(address).content.decode()
    assert 0 < text.index('id="kq"') < text.index(MAKE_ADMINISTRATOR)
    assert (
        ADD_USER not in a_browser_of().get(address, headers={"accept": "application/json"}).content.decode()
    )

    a_holding(Role.ADMINISTRATOR)
    assert MAKE_ADMINISTRATOR not in a_browser_of().get(address).content.decode()


def test_a_start_prints_the_commands_and_one_with_its_administrator_none():
    assert first_steps_told()[1:] == [f"  {ADD_USER}", f"  {MAKE_ADMINISTRATOR}"]

    a_holding(Role.PROVINCIAL_OFFICER)
    assert first_steps_told()[1:] == [f"  {MAKE_ADMINISTRATOR}"]

    a_holding(Role.ADMINISTRATOR)
    assert first_steps_told() == []
