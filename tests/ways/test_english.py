"""Every page in English: what stands there in Vietnamese says that it is, or is somebody's own words.

Here: each page of the address table under /en/, as somebody of each role that may open it. Vietnamese letters
may stand in an element that says lang="vi" (the law's own text, papers that are Vietnamese by law), and in
what people and the register wrote (rows).
Not here: whether each string has its English (tests/house/test_translations.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test import override_settings
from django.utils.formats import number_format
from django.utils.translation import override

from given.asked import address_of, openings, pages, slots_of
from given.browser import a_browser_of
from given.dossiers import a_filed_dossier
from given.everything import World, everything, for_a_module
from hoaban.config.start import compile_translations
from hoaban.core.actions import VIETNAM
from hoaban.core.actors import Actor
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refusal
from hoaban.web.pages import Page
from hoaban.web.templatetags.words import moment, points

pytestmark = pytest.mark.django_db

VIETNAMESE = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u01b0\u1ea0-\u1ef9]")
"""A letter that English has not."""
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "use"}
"""Elements that nothing can stand in."""
UNSAID = {"href", "src", "value", "action", "name", "id", "for", "class", "lang", "hreflang", "data-key"}
"""Attributes that nobody reads or hears."""
ALLOWED = [
    re.compile(r"QĐ[\w-]*"),  # the sign of a decision: 26/2026/QĐ-TTg, 123/QĐ-UBND
    re.compile(r"HĐ"),  # of a council's regulation: 5/QC-HĐ
    re.compile("“?Minh Hoạ”?"),  # the invented name that marks sample data
    re.compile("Điện Biên"),  # the province
]
NEVER_FILED = {
    (page, "recognised") for page in ("commune:appraisal_report", "commune:dossier", "province:dossier")
}
"""Rows put before the council without having been filed: pages of what was filed have nothing to show."""
NOT_PAGES = {"public:health", "public:ready", "public:keys", "public:certificate_pdf", "public:stored_file"}


class Reader(HTMLParser):
    """What a page says outside elements of another language."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.languages: list[str] = []
        self.said: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or (self.languages[-1] if self.languages else "")
        if language != "vi":
            self.said += [value for name, value in attrs if value and name not in UNSAID]
        if tag not in VOID:
            self.languages.append(language)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and len(self.languages) > 1:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        if self.languages and self.languages[-1] != "vi":
            self.said.append(data)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Built once, and taken back at the end; the catalogues are those that stand in the source now."""
    compile_translations()
    with (
        override_settings(LOCALE_PATHS=settings.LOCALE_PATHS),  # Django forgets what it read before
        for_a_module(django_db_blocker),
    ):
        yield everything()


@pytest.fixture(scope="module")
def written(world: World) -> re.Pattern[str]:
    """All that people and the register wrote: the text of every row."""
    found: set[str] = set()
    for model in apps.get_models():
        kinds = (models.CharField, models.TextField, models.JSONField)
        fields = [field.name for field in model._meta.fields if isinstance(field, kinds)]
        for row in model._default_manager.values_list(*fields) if fields else ():
            found.update(text for value in row for text in strings(value) if VIETNAMESE.search(text))
    return re.compile("|".join(map(re.escape, sorted(found, key=len, reverse=True))), re.IGNORECASE)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        yield from (line.strip() for line in value.splitlines() if line.strip())
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def test_no_page_mixes_vietnamese_into_english(world: World, written: re.Pattern[str]) -> None:
    mixed = {
        f"{page.full_name}: {words}"
        for page in pages()
        if page.full_name not in NOT_PAGES
        for opening in openings(page)
        if (page.full_name, opening) not in NEVER_FILED
        for actor in who_may(world, page, opening)
        for words in strange_words(opened(world, page, opening, actor), written)
    }

    assert not mixed, "\n" + "\n".join(sorted(mixed))


def test_an_english_page_says_so_and_links_to_itself_in_vietnamese(world: World) -> None:
    page = a_browser_of().get("/en/san-pham/?q=mat+ong&trang=1").content.decode()

    assert '<html lang="en"' in page
    assert 'href="/san-pham/?q=mat+ong&amp;trang=1" lang="vi" hreflang="vi"' in page


def test_a_vietnamese_page_says_so_and_links_to_itself_in_english(world: World) -> None:
    page = a_browser_of().get("/san-pham/?q=mat+ong").content.decode()

    assert '<html lang="vi"' in page
    assert 'href="/en/san-pham/?q=mat+ong" lang="en" hreflang="en"' in page


@pytest.mark.parametrize(("address", "other"), [("/khong-co", "/en/khong-co"), ("/en/khong-co", "/khong-co")])
def test_a_wrong_address_is_told_in_both_languages(world: World, address: str, other: str) -> None:
    answer = a_browser_of().get(address)

    assert answer.status_code == 404
    assert f'href="{other}"' in answer.content.decode()


def test_a_refused_page_speaks_english(world: World) -> None:
    answer = a_browser_of(world.actors["producer own"]).get("/en/tinh/")

    assert answer.status_code == 403
    assert "This desk is for the OCOP office and the leaders of the province." in answer.content.decode()


def test_a_code_is_checked_in_english(world: World) -> None:
    code = world["certificate"].code.code
    page = a_browser_of().get(f"/en/v/{code}").content.decode()

    assert '<html lang="en" data-theme="light"' in page
    assert f'href="/v/{code}"' in page
    assert "Valid" in page
    assert "stars" in page
    assert a_browser_of().get("/en/v/DB-222222").status_code == 404


def test_numbers_and_moments_are_written_as_in_english() -> None:
    at = datetime(2026, 12, 15, 10, 42, tzinfo=VIETNAM)
    with override("en"):
        assert (points("71.33"), moment(at), number_format(1234.5)) == (
            "71.33",
            "10:42, 15/12/2026",
            "1,234.5",
        )
    with override("vi"):
        assert (points("71.33"), moment(at), number_format(1234.5)) == (
            "71,33",
            "10:42 ngày 15/12/2026",
            "1.234,5",
        )


def test_what_is_kept_is_kept_in_vietnamese(world: World) -> None:
    with override("en"):
        dossier = a_filed_dossier()

    told = Notice.objects.filter(subject=dossier.code).values_list("title", flat=True)
    assert {title for title in told if title.startswith(("Hồ sơ mới nộp", "Đã nộp hồ sơ"))} == set(told)


def who_may(world: World, page: Page, opening: str) -> list[Actor]:
    """One of each role that may open the page; who is refused sees the refusal, once."""
    slots = slots_of(world, page, opening)
    asked = {actor.role: actor for actor in world.actors.values()}
    asked |= {a.role: a for a in world.actors.values() if not isinstance(page.access(a, *slots), Refusal)}
    may = {role: not isinstance(page.access(actor, *slots), Refusal) for role, actor in asked.items()}
    refused = [actor for role, actor in asked.items() if not may[role] and role][:1]
    return [asked[role] for role in asked if may[role]][:3] + refused


def opened(world: World, page: Page, opening: str, actor: Actor) -> str:
    browser = a_browser_of(actor)
    with override("en"):
        address = address_of(world, page, opening)
    answer = browser.get(address)
    return answer.content.decode() if answer.get("Content-Type", "").startswith("text/html") else ""


def strange_words(page: str, written: re.Pattern[str]) -> set[str]:
    """The Vietnamese that stands in an English page without saying so."""
    said = [" ".join(text.split()) for text in Reader(page).said]
    for pattern in (written, *ALLOWED):
        said = [pattern.sub("", text) for text in said]
    return {text for text in said if VIETNAMESE.search(text)}
