"""The register as a download: a commune its own, the office everything."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.people import COMMUNE, OTHER_COMMUNE, an_actor
from given.registry import a_producer, a_product
from given.tables import csv_of, lines_of, sheets_of
from hoaban.core.accounts.roles import Role
from hoaban.core.audit.models import Entry

pytestmark = pytest.mark.django_db
ADDRESS = "/ban-xa/chu-the/tai-ve/"


def test_a_commune_officer_takes_its_own_register_along_and_it_is_on_record() -> None:
    product = a_product()
    a_product(a_producer(OTHER_COMMUNE))
    actor = an_actor(Role.COMMUNE_OFFICER, unit=COMMUNE)

    answer = a_browser_of(actor).get(ADDRESS)

    sheets = sheets_of(b"".join(answer.streaming_content))
    assert [row["Tên sản phẩm"] for row in lines_of(sheets["Sản phẩm"])] == [product.name]
    assert 'filename="so-chu-the-2026-12-01.xlsx"' in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "no-store"
    noted = Entry.objects.get(deed="registry.export_register")
    assert (noted.user_id, noted.scope, noted.door) == (actor.user_id, COMMUNE, "page")


def test_csv_holds_producers_or_products() -> None:
    product = a_product()
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))

    producers = csv_of(b"".join(browser.get(ADDRESS + "?dang=csv").streaming_content))
    products = csv_of(b"".join(browser.get(ADDRESS + "?dang=csv&bang=2").streaming_content))

    assert product.producer is not None
    assert producers[1][1] == product.producer.name
    assert products[1][1] == product.name


def test_in_english_it_is_the_same_file() -> None:
    a_product()

    answer = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get("/en" + ADDRESS)

    assert list(sheets_of(b"".join(answer.streaming_content))) == ["Chủ thể", "Sản phẩm", "Ghi chú"]


def test_the_page_of_producers_leads_to_it() -> None:
    page = a_browser_of(an_actor(Role.COMMUNE_OFFICER, unit=COMMUNE)).get("/ban-xa/chu-the/")

    assert f'href="{ADDRESS}"' in page.content.decode()
