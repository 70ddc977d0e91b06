"""Certificates as programs read them."""

from datetime import date

import pytest

from given.certificates import a_certificate, a_past_certificate, a_product, a_withdrawal
from given.program import Program

pytestmark = pytest.mark.django_db


def test_a_certificate_that_holds_tells_its_star_and_signature() -> None:
    certificate = a_certificate(star=4)

    read = Program().reads(f"certificates/{certificate.code.code}")

    assert (read["state"], read["star"], read["signature"]) == ("valid", 4, certificate.token)
    assert (read["valid_from"], read["valid_to"]) == ("2026-11-30", "2029-11-30")
    assert read["decision"] == certificate.decision.number
    assert Program().reads("certificates")["items"] == [read]


def test_a_code_may_be_typed_as_people_type() -> None:
    code = a_certificate().code.code

    typed = code.lower().replace("-", " ")
    assert Program().reads(f"certificates/{typed}")["id"] == code
    for unknown in ("DB-222222", "x"):
        assert Program().client.get(f"/api/v1/certificates/{unknown}").status_code == 404


def test_one_that_is_over_tells_neither_star_nor_signature() -> None:
    certificate = a_withdrawal(a_certificate())

    read = Program().reads(f"certificates/{certificate.code.code}")

    assert (read["state"], read["star"], read["signature"]) == ("withdrawn", None, None)


def test_one_of_before_the_platform_tells_what_its_source_states() -> None:
    read = Program().reads(f"certificates/{a_past_certificate(year=2025, star=3).code.code}")

    assert (read["state"], read["year"], read["decision"]) == ("undated", 2025, None)
    assert read["source"]


def test_an_earlier_one_is_replaced_and_they_are_found_by_product_and_producer() -> None:
    product = a_product()
    earlier = a_past_certificate(product, star=3, valid_from=date(2024, 1, 1), valid_to=date(2027, 1, 1))
    later = a_certificate(product=product)
    a_certificate()

    of_product = Program().reads("certificates", product=product.slug)["items"]
    of_producer = Program().reads("certificates", producer=product.producer.slug)["items"]

    assert [(item["id"], item["state"]) for item in of_product] == [
        (earlier.code.code, "replaced"),
        (later.code.code, "valid"),
    ]
    assert of_producer == of_product
