"""Who asks to be let in."""

from typing import Any

import pytest

from given.browser import a_browser_of
from given.people import OTHER_COMMUNE, an_actor
from given.registry import a_request
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/ban-xa/xin-vao/"


def test_the_commune_sees_its_own() -> None:
    here, elsewhere = a_request(), a_request(OTHER_COMMUNE)

    page = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get(ADDRESS).content.decode()

    assert here.name in page
    assert elsewhere.name not in page
    assert (
        "1 người xin vào"
        in a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get("/ban-xa/chu-the/").content.decode()
    )


def test_the_same_queries_for_one_and_for_many(django_assert_max_num_queries: Any) -> None:
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))
    a_request()
    browser.get(ADDRESS)
    with django_assert_max_num_queries(6) as one:
        browser.get(ADDRESS)
    for _each in range(10):
        a_request()
    with django_assert_max_num_queries(len(one)):
        browser.get(ADDRESS)


@pytest.mark.parametrize("role", [Role.COMMUNE_CHAIR, Role.ADMINISTRATOR, Role.COUNCIL_MEMBER])
def test_others_may_not(role: Role) -> None:
    assert a_browser_of(an_actor(role)).get(ADDRESS).status_code == 403
