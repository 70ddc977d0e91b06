"""Products as programs read them: what the public pages show, and a star only while it holds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given import registry
from given.certificates import a_certificate, a_past_certificate, a_product, a_withdrawal
from given.jobs import all_jobs_done
from given.people import COMMUNE, OTHER_COMMUNE
from given.program import Program
from hoaban.areas.registry.actions import add_product_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def anyone() -> Program:
    return Program()


def test_a_product_shows_its_star_its_certificate_and_who_makes_it(anyone: Program) -> None:
    certificate = a_certificate(star=4, product=a_product("Mật ong hoa ban"))

    item = anyone.reads("products")["items"][0]

    product = certificate.product
    assert (item["id"], item["name"], item["star"], item["state"]) == (
        product.slug, "Mật ong hoa ban", 4, "valid",
    )  # fmt: skip
    assert item["valid_to"] == "2029-11-30"
    assert item["code"] == certificate.code.code
    assert item["public_code"] == product.public_code.code
    assert item["product_code"] == f"11-{COMMUNE}-{product.serial:03d}-2026"
    assert item["producer"] == {"id": product.producer.slug, "name": product.producer.name}
    assert item["commune"]["id"] == COMMUNE
    assert anyone.reads(f"products/{product.slug}") == item


def test_what_is_still_being_prepared_is_its_producers_own_affair(anyone: Program) -> None:
    product = a_product()

    assert anyone.reads("products") == {"items": [], "next": None}
    missing = anyone.client.get(f"/api/v1/products/{product.slug}")
    assert (missing.status_code, missing.json()["code"]) == (404, "not-found")
    assert missing["Content-Type"] == "application/problem+json"


def test_nothing_personal_is_told(anyone: Program) -> None:
    producer = registry.a_producer()
    product = a_certificate(product=a_product(producer=producer)).product

    told = str([anyone.reads("products"), anyone.reads("producers"), anyone.reads("certificates")])
    told += str([anyone.reads(f"products/{product.slug}"), anyone.reads(f"producers/{producer.slug}")])

    personal = (
        producer.phone, producer.tax_code, producer.address, producer.contact_address, producer.email,
        producer.representative, producer.representative_ethnic_group, producer.representative_address,
        producer.registration_number,
    )  # fmt: skip
    assert not [fact for fact in personal if fact and fact in told]


def test_a_star_that_is_over_is_not_told_and_leaves_the_list(anyone: Program) -> None:
    certificate = a_certificate(product=a_product())
    a_withdrawal(certificate)

    assert anyone.reads("products")["items"] == []
    item = anyone.reads("products", lapsed="true")["items"][0]
    assert (item["star"], item["state"]) == (None, "withdrawn")


def test_a_product_of_unknown_end_has_no_star(anyone: Program) -> None:
    a_past_certificate(a_product(), star=3, year=2025)

    item = anyone.reads("products")["items"][0]

    assert (item["star"], item["state"], item["valid_to"]) == (None, "undated", None)


def test_products_are_found_by_what_they_are(anyone: Program) -> None:
    honey = a_certificate(star=4, product=a_product("Mật ong hoa ban")).product
    a_certificate(star=3, product=a_product("Rượu ngô", commune=OTHER_COMMUNE))

    for query in ({"q": "mat ong"}, {"star": 4}, {"commune": COMMUNE}, {"commune": honey.commune.slug}):
        assert [item["id"] for item in anyone.reads("products", **query)["items"]] == [honey.slug], query
    assert len(anyone.reads("products", set=honey.criteria_set)["items"]) == 2
    assert anyone.reads("products", commune="99999") == {"items": [], "next": None}
    assert anyone.reads("products", set="QD26-99") == {"items": [], "next": None}


def test_a_list_goes_on_where_it_ended(anyone: Program) -> None:
    slugs = {a_certificate(product=a_product()).product.slug for _number in range(3)}

    first = anyone.reads("products", limit=2, star=4)
    rest = anyone.client.get(first["next"]).json()

    assert first["next"].startswith("/api/v1/products?")
    assert "star=4" in first["next"]
    assert {item["id"] for item in first["items"] + rest["items"]} == slugs
    assert rest["next"] is None


def test_a_question_that_cannot_be_read_names_its_fields(anyone: Program) -> None:
    response = anyone.client.get("/api/v1/products?limit=0&after=x&star=9&unknown=1")

    assert response.status_code == 422
    assert {error["field"] for error in response.json()["errors"]} == {"limit", "after", "star"}


def test_pages_of_others_may_read_it_and_nothing_keeps_it(anyone: Program) -> None:
    response = anyone.client.get("/api/v1/products")

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "no-cache"
    assert not response.cookies


@pytest.mark.parametrize("resource", ["products", "producers", "certificates"])
def test_the_number_of_queries_does_not_grow(anyone: Program, resource: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            anyone.reads(resource)
        return len(seen)

    a_certificate(product=a_product())
    of_one = queries()
    for _number in range(3):
        a_certificate(product=a_product())

    assert queries() == of_one


def test_a_picture_is_told_once_everybody_may_see_it(anyone: Program) -> None:
    product = a_product(source="danh mục")
    add_product_picture(registry.an_office_act(), product, file=registry.a_photograph(), caption="Gói hàng")
    assert anyone.reads(f"products/{product.slug}")["pictures"] == []

    all_jobs_done()

    (told,) = anyone.reads(f"products/{product.slug}")["pictures"]
    assert (told["caption"], told["width"], told["height"]) == ("Gói hàng", 1600, 1200)
    assert b"Exif" not in anyone.client.get(told["url"]).content


@pytest.mark.parametrize(("said", "lapsed"), [("0", False), ("no", False), ("False", False), ("", False),
                                              ("1", True), ("YES", True), ("true", True)])  # fmt: skip
def test_yes_and_no_are_read_as_they_are_written(anyone: Program, said: str, lapsed: bool) -> None:
    holds, over = a_certificate(product=a_product()), a_certificate(product=a_product())
    a_withdrawal(over)

    told = [item["id"] for item in anyone.reads("products", lapsed=said)["items"]]

    assert told == [(over if lapsed else holds).product.slug]


def test_what_is_neither_yes_nor_no_is_told(anyone: Program) -> None:
    response = anyone.client.get("/api/v1/products?lapsed=x")

    errors = response.json()["errors"]
    assert response.status_code == 422
    assert [(error["field"], error["code"]) for error in errors] == [("lapsed", "not-a-flag")]


def test_a_product_without_a_code_of_the_law_has_null(
    anyone: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = a_certificate(product=a_product()).product
    monkeypatch.setattr("hoaban.api.shapes.product_code", lambda *_asked: "")

    item = anyone.reads(f"products/{product.slug}")

    assert item["product_code"] is None
    assert item["public_code"] == product.public_code.code
