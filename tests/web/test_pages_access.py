"""Every address × everybody: opened, asked to log in, or refused with the reason, as its access rule says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver

from given.asked import address_of, openings, pages, verdict_of
from given.browser import a_browser_of
from given.everything import World, everything, for_a_module
from given.jobs import all_is_ready
from hoaban.core.actors import PUBLIC, Actor
from hoaban.core.permissions import Refusal
from hoaban.web.desks import menu_of
from hoaban.web.pages import PAGES

get_resolver().url_patterns  # noqa: B018  pages enter themselves when the address table is read
pytestmark = pytest.mark.django_db
STRANGERS = ("public", "producer other", "commune_officer other", "council_member other", "editor")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Built once, and taken back at the end."""
    with for_a_module(django_db_blocker):
        yield everything()


@pytest.fixture(scope="module")
def browsers(world: World) -> dict[str, Client]:
    """A browser for everybody, logged in once."""
    return {who: a_browser_of(actor) for who, actor in world.actors.items()}


def refusal_on(response: HttpResponse) -> str:
    """The code of the refusal on the page; "log-in" for who is asked to come in, "" for who is let in."""
    if response.status_code == 302 and "/dang-nhap/" in response["Location"]:
        return "log-in"
    if response.status_code == 403:
        return str(response.context["refusal"].code)
    return ""


def expected(actor: Actor, verdict: Refusal | None) -> str:
    if verdict is None:
        return ""
    return "log-in" if actor == PUBLIC else verdict.code


@pytest.fixture(autouse=True, scope="module")
def _ready() -> Iterator[None]:
    with all_is_ready():
        yield


@pytest.mark.parametrize("name", sorted(PAGES))
def test_an_address_lets_in_whom_its_rule_lets_in(
    world: World, browsers: dict[str, Client], name: str
) -> None:
    page = PAGES[name]

    for opening in openings(page):
        address = address_of(world, page, opening)
        for who, actor in world.actors.items():
            said, verdict = browsers[who].get(address), verdict_of(world, page, opening, actor)

            assert said.status_code < 500, (who, address)
            if verdict is not None:
                assert refusal_on(said) == expected(actor, verdict), (who, address)
            else:
                assert said.status_code in (200, 302, 404), (who, address)
                assert refusal_on(said) == "", (who, address)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_form_sent_past_its_page_is_refused_like_the_page(
    world: World, browsers: dict[str, Client], name: str
) -> None:
    page = PAGES[name]
    opening = openings(page)[0]

    for who in STRANGERS:
        actor = world.actors[who]
        verdict = verdict_of(world, page, opening, actor)
        if verdict is not None:
            said = browsers[who].post(address_of(world, page, opening))
            assert refusal_on(said) == expected(actor, verdict), who


def test_every_link_of_a_menu_opens_for_whom_it_is_drawn(world: World, browsers: dict[str, Client]) -> None:
    for who, actor in world.actors.items():
        for address, words in menu_of(actor.role):
            assert browsers[who].get(address).status_code == 200, (who, words)


def test_every_page_opens_for_somebody(world: World) -> None:
    closed = [
        page.full_name
        for page in pages()
        if all(
            verdict_of(world, page, opening, actor) is not None
            for opening in openings(page)
            for actor in world.actors.values()
        )
    ]

    assert not closed
