"""What a code says today, to people and to programs."""

from __future__ import annotations

import base64
import json
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from given.browser import a_browser_of
from given.certificates import a_certificate, a_past_certificate, a_product, a_withdrawal

pytestmark = pytest.mark.django_db
KEYS = [
    "code",
    "kind",
    "state",
    "star",
    "product",
    "producer",
    "valid_from",
    "valid_to",
    "extended_to",
    "checked_at",
    "decision",
    "signature",
]


def asked(code, accept="application/json"):
    return a_browser_of().get(f"/v/{code}", headers={"accept": accept})


def shown(code, **headers):
    return a_browser_of().get(
        f"/v/{code}", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8", **headers}
    )


def test_a_program_is_told_what_the_contract_names_and_no_more():
    certificate = a_certificate()

    answer = asked(certificate.code.code)

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    body = answer.json()
    assert list(body) == KEYS
    checked_at = body.pop("checked_at")
    assert checked_at.startswith("2026-12-01T")
    assert checked_at.endswith("+07:00")
    assert body == {
        "code": certificate.code.code,
        "kind": "certificate",
        "state": "valid",
        "star": 4,
        "product": certificate.product.name,
        "producer": certificate.product.producer.name,
        "valid_from": "2026-11-30",
        "valid_to": "2029-11-30",
        "extended_to": None,
        "decision": certificate.decision.number,
        "signature": certificate.token,
    }


def test_the_signature_is_good_by_the_published_keys_alone():
    token = asked(a_certificate().code.code).json()["signature"]
    keys = a_browser_of().get("/.well-known/hoaban-keys.json").json()["keys"]

    payload, signature = (
        base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in token.split(".")
    )
    key = next(key for key in keys if key["kid"] == json.loads(payload)["k"])
    public = Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(key["x"] + "="))
    public.verify(signature, payload)


@pytest.mark.parametrize("typed", ["{code}", "{small}", "{bare}", " {bare}", "{spaced}"])
def test_case_spaces_and_a_missing_dash_are_forgiven(typed):
    code = a_certificate().code.code
    words = {"code": code, "small": code.lower(), "bare": code.replace("-", ""), "spaced": " ".join(code)}

    assert asked(typed.format(**words)).json()["code"] == code


@pytest.mark.parametrize("code", ["DB-7K2M9X", "db7k2m9x", "DB-0O1ILU", "xin chào"])
def test_an_unknown_code_is_404_with_the_same_body(code):
    answer = asked(code)

    assert answer.status_code == 404
    body = answer.json()
    assert list(body) == KEYS
    assert (body["state"], body["kind"], body["star"], body["signature"]) == ("unknown", None, None, None)


def test_an_unknown_code_gets_a_page_with_the_field_to_type_again():
    page = shown("DB-7K2M9X")

    text = page.content.decode()
    assert page.status_code == 404
    assert "Không có trong sổ" in text
    assert "Không tìm thấy mã DB-7K2M9X" in text
    assert 'name="ma" value="DB-7K2M9X"' in text


def test_a_valid_code_says_so_first_with_its_star_and_its_end():
    certificate = a_certificate()

    page = shown(certificate.code.code)

    text = page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert 'data-theme="light"' in text
    assert "<header" not in text
    assert "verdict--ok" in text
    assert "4 sao – đến 30/11/2029" in text
    assert "khoản 3 Điều 4" in text
    assert "/giay-chung-nhan/" in text


def test_a_withdrawn_code_says_when_and_by_which_decision_but_never_why():
    certificate = a_withdrawal(a_certificate(), ground="c")

    text = shown(certificate.code.code).content.decode()
    body = asked(certificate.code.code).json()

    assert "verdict--no" in text
    assert "Đã thu hồi" in text
    assert "từ 01/12/2026," in text
    assert certificate.withdrawal.decision.number in text
    assert "an toàn thực phẩm" not in text
    assert "điểm c" not in text
    assert (body["state"], body["star"], body["signature"]) == ("withdrawn", None, None)
    assert body["decision"] == certificate.withdrawal.decision.number


def test_an_expired_code_shows_no_star():
    certificate = a_past_certificate(star=4, valid_from=date(2023, 10, 12), valid_to=date(2026, 10, 12))

    text = shown(certificate.code.code).content.decode()
    body = asked(certificate.code.code).json()

    assert "verdict--old" in text
    assert "Hạng sao hết từ 12/10/2026" in text
    assert "stars__s" not in text
    assert (body["state"], body["star"], body["signature"]) == ("expired", None, None)


def test_an_extended_code_says_until_when_at_the_latest():
    certificate = a_past_certificate(
        star=4,
        valid_to=date(2026, 6, 30),
        extended_to=date(2026, 12, 27),
        regrading_filed_on=date(2026, 6, 12),
    )

    text = shown(certificate.code.code).content.decode()
    body = asked(certificate.code.code).json()

    assert "verdict--more" in text
    assert "chậm nhất đến 27/12/2026" in text
    assert "12/06/2026" in text
    assert "khoản 3 Điều 12" in text
    assert (body["state"], body["star"], body["extended_to"]) == ("extended", 4, "2026-12-27")


def test_a_code_of_unknown_end_shows_neither_star_nor_signature():
    certificate = a_past_certificate(star=3, year=2024)

    text = shown(certificate.code.code).content.decode()
    body = asked(certificate.code.code).json()

    assert "Ngày hết hạn: chưa có nguồn" in text
    assert "stars__s" not in text
    assert (body["state"], body["star"], body["valid_to"], body["signature"]) == ("undated", None, None, None)


def test_of_a_year_alone_the_page_says_by_when_the_star_has_lapsed_for_certain():
    certificate = a_past_certificate(star=3, year=2022)

    assert "Hạng sao hết chậm nhất từ 31/12/2025" in shown(certificate.code.code).content.decode()


def test_a_replaced_code_leads_to_the_new_one():
    product = a_product()
    old = a_past_certificate(product, star=3, valid_to=date(2027, 5, 1))
    new = a_certificate(star=4, product=product)

    text = shown(old.code.code).content.decode()

    assert asked(old.code.code).json()["state"] == "replaced"
    assert "Đã có giấy mới" in text
    assert f"/v/{new.code.code}" in text


def test_an_unknown_star_of_a_running_certificate_is_said_to_be_unknown():
    certificate = a_past_certificate(valid_to=date(2027, 5, 1))

    text = shown(certificate.code.code).content.decode()

    assert "Hạng sao: chưa có nguồn công bố" in text
    assert asked(certificate.code.code).json()["state"] == "valid"


def test_a_browser_gets_the_page_and_caches_keep_the_two_apart():
    code = a_certificate().code.code

    assert shown(code)["Content-Type"].startswith("text/html")
    assert "Accept" in shown(code)["Vary"]


def test_the_answer_costs_the_same_few_queries_whatever_the_product_has(django_assert_num_queries):
    product = a_product()
    certificate = a_past_certificate(product, star=3, valid_to=date(2027, 5, 1))
    for year in (2019, 2020, 2021):
        a_past_certificate(product, star=3, year=year)
    browser = a_browser_of()

    with django_assert_num_queries(1):
        browser.get(f"/v/{certificate.code.code}", headers={"accept": "application/json"})
