"""Every page with a form, on every desk: what was typed stands in the answer, whatever the page says no to.

Three ways to be told no: something typed is wrong, the deed is refused by its rule, the page is no longer for
this person. File fields and passwords are not given back: no browser takes a file from a page, and a password
is not to be shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest
from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver

from given.asked import DEED_CASES, Case, address_of, openings, verdict_of
from given.browser import a_browser_of
from given.everything import World, everything, for_a_module
from given.files import an_upload
from given.typed import FormSeen, forms_on, rows_of, words_for
from hoaban.core.actions import DEEDS, Act
from hoaban.core.permissions import Refusal, Refused
from hoaban.web.pages import PAGES, Page

get_resolver().url_patterns  # noqa: B018  pages enter themselves when the address table is read
pytestmark = pytest.mark.django_db

ALSO_OPENED_WITH = {"province:result_letter": ("decided",)}  # told already: there the form is gone for good
ASKS_FIRST = {
    "province:enter_past_certificate": "?san-pham={product}",
    "province:enter_paper_dossier": "?san-pham={product}",
}
# where a page is not named like its deed
DEED_OF = {
    "province:result_letter": "certificates.notify_result",
    "producer:my_data": "registry.ask_about_data",
}
# what they refuse, they refuse themselves; a round of paper says it at each line (its own test)
OF_NO_DEED = {
    "public:log_in",
    "public:use_slip",
    "public:ask_to_come_in",
    "public:change_number",
    "province:enter_paper_round",
}


@dataclass(frozen=True)
class Opened:
    """A page with a form as somebody who may has it before them."""

    page: Page
    opening: str
    address: str
    who: str
    form: FormSeen


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Built once, and taken back at the end."""
    with for_a_module(django_db_blocker):
        yield everything()


@pytest.fixture(scope="module")
def browsers(world: World) -> dict[str, Client]:
    return {who: a_browser_of(actor) for who, actor in world.actors.items()}


@pytest.fixture(scope="module")
def opened(world: World, browsers: dict[str, Client]) -> dict[str, Opened]:
    """Every page that has a form to type into, by its name, as the first person has it who may."""
    found = (_opened(world, browsers, page) for page in PAGES.values())
    return {one.page.full_name: one for one in found if one is not None}


def _opened(world: World, browsers: dict[str, Client], page: Page) -> Opened | None:
    for opening in (*ALSO_OPENED_WITH.get(page.full_name, ()), *openings(page)):
        asked = ASKS_FIRST.get(page.full_name, "").format(product=world["product"].slug)
        address = address_of(world, page, opening) + asked
        for who, actor in world.actors.items():
            if verdict_of(world, page, opening, actor) is None:
                seen = forms_on(_page(browsers[who].get(address)))
                if seen:
                    return Opened(page, opening, address, who, seen[0])
    return None


def _page(said: HttpResponse) -> str:
    """A page of ours; "" for files, pictures and what is not there."""
    ours = said.status_code == 200 and said.headers["Content-Type"].startswith("text/html")
    return said.content.decode() if ours else ""


def send(browser: Client, address: str, data: dict[str, Any]) -> HttpResponse:
    """Post it, and take back whatever it did."""
    with transaction.atomic():
        said = browser.post(address, data)
        transaction.set_rollback(True)
    return said  # type: ignore[return-value]


def missing_from(said: HttpResponse, typed: dict[str, str]) -> dict[str, str]:
    """What was typed and does not stand in the answer."""
    page = unescape(said.content.decode())
    return {name: text for name, text in typed.items() if text.strip() and text.strip() not in page}


NAMES = sorted(PAGES)


def test_the_pages_with_a_form_are_found(opened: dict[str, Opened]) -> None:
    typed_on_every_desk = {
        "commune:send_back_dossier", "commune:appraise_matters", "council:record_advisory_report",
        "producer:file_dossier", "producer:write_report", "producer:assess_product", "province:result_letter",
        "province:appoint_council", "province:enter_past_certificate", "public:log_in",
    }  # fmt: skip

    assert typed_on_every_desk <= set(opened)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_typed_stays_when_something_is_wrong_with_it(
    browsers: dict[str, Client], opened: dict[str, Opened], name: str
) -> None:
    """Words in every field, also where a day or a number is asked for; no choice made; far too much text."""
    if name not in opened:
        return
    at = opened[name]
    words = words_for(at.form)
    first = next(iter(words))
    for typed in (words, {**words, first: words[first] * 2000}):
        said = send(browsers[at.who], at.address, {**at.form.sent, **typed})
        if said.status_code == 302:
            continue  # nothing was wrong with it; far too much is, elsewhere

        page = said.content.decode()
        assert said.status_code in (403, 422), said.status_code
        assert missing_from(said, typed) == {}
        assert 'class="errsum"' in page or "note--stop" in page
        if said.status_code == 422:
            _summary_names_fields(page, said)


def _summary_names_fields(page: str, said: HttpResponse) -> None:
    """Each error stands in the summary under the words by which the page calls the field."""
    form = said.context["form"]
    summary = unescape(page[page.index('class="errsum"') :])
    summary = summary[: summary.index("</div>")]
    for field, errors in form.errors.items():
        label = str(form.fields[field].label or "") if field in form.fields else ""
        for error in errors:
            assert error in summary
            assert label.casefold() in summary.casefold()


@pytest.mark.parametrize("name", NAMES)
def test_what_was_typed_stays_when_the_deed_is_refused(
    world: World,
    browsers: dict[str, Client],
    opened: dict[str, Opened],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    """What the right person sends and would be taken, but for a rule that says no."""
    if name not in opened or name in OF_NO_DEED:
        return
    deed = DEED_OF.get(name) or _named_like(name)
    at = opened[name]
    data = {**_as_it_stands(at.form), **_data(world, deed, _case(deed, at.opening))}
    monkeypatch.setattr(Act, "locked", _refuse)
    monkeypatch.setattr(Act, "add", _refuse)
    monkeypatch.setattr(Act, "remove", _refuse)

    said = send(browsers[at.who], at.address, data)

    typed = {field: str(data[field]) for field in at.form.typed if field in data}
    assert said.status_code == 403, (said.status_code, _errors(said))
    assert "Việc này bị từ chối để thử." in said.content.decode()
    assert missing_from(said, typed) == {}


def _refuse(*_rows: Any, **_more: Any) -> None:
    raise Refused(Refusal("refused-to-try", "Việc này bị từ chối để thử.", "khoản để thử"))


def _named_like(name: str) -> str:
    return next((deed for deed in DEEDS if deed.partition(".")[2] == name.partition(":")[2]), "")


def _case(deed: str, opening: str) -> Case:
    cases = DEED_CASES[deed]
    return next((case for case in cases if case.row == opening), cases[0])


def _data(world: World, deed: str, case: Case) -> dict[str, Any]:
    takes = DEEDS[deed].takes
    fields = takes.base_fields if takes else {}
    body = rows_of(case.body_in(world))
    files = {name: an_upload() for name in body if isinstance(fields.get(name), forms.FileField)}
    return {name: value for name, value in {**body, **files}.items() if value is not None}


def _as_it_stands(form: FormSeen) -> dict[str, Any]:
    return {**form.sent, **form.typed}


def _errors(said: HttpResponse) -> Any:
    context = getattr(said, "context", None)
    return dict(context["form"].errors) if context and "form" in context else said.content.decode()[-400:]


@pytest.mark.parametrize("name", NAMES)
def test_what_was_typed_stays_when_the_page_is_no_longer_for_this_person(
    world: World, browsers: dict[str, Client], opened: dict[str, Opened], name: str
) -> None:
    """The role was taken away, or the log-in ended, while somebody was typing."""
    if name not in opened:
        return
    at = opened[name]
    typed = words_for(at.form)

    for who in ("public", "editor", "producer other"):
        if verdict_of(world, at.page, at.opening, world.actors[who]) is not None:
            said = send(browsers[who], at.address, {**at.form.sent, **typed})

            assert said.status_code == 403, who
            assert missing_from(said, typed) == {}, who
            assert ("/dang-nhap/?tiep=" in said.content.decode()) == (who == "public")
