"""The page with the field for a code."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of

pytestmark = pytest.mark.django_db


def test_the_page_has_the_field():
    page = a_browser_of().get("/v/")

    assert page.status_code == 200
    assert 'name="ma"' in page.content.decode()


@pytest.mark.parametrize(("typed", "to"), [("db 7k2m9q", "/v/DB-7K2M9Q"), ("xin chao", "/v/xin%20chao")])
def test_what_is_typed_leads_to_the_codes_own_address(typed, to):
    assert a_browser_of().get("/v/", {"ma": typed}).headers["Location"] == to


@pytest.mark.parametrize("typed", ["", " / ", "//"])
def test_nothing_typed_shows_the_field_again(typed):
    assert a_browser_of().get("/v/", {"ma": typed}).status_code == 200
