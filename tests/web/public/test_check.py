"""What a code says today, to people and to programs."""

from __future__ import annotations

import base64
import json
from datetime import date, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection
from django.test import Client

from given.browser import a_browser_of
from given.certificates import a_certificate, a_past_certificate, a_product, a_withdrawal
from given.dossiers import a_received_dossier
from given.people import an_act, the_operator
from hoaban.areas.certificates.queries import checked
from hoaban.areas.registry.actions import correct_product
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM
from hoaban.core.documents.models import IssuedPaper
from hoaban.web.public.check import KEPT_PAGES, MOMENT, kept_page

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


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_the_answer_costs_two_queries_whatever_the_product_has_and_whether_its_page_was_kept(
    accept, django_assert_num_queries
):
    product = a_product()
    certificate = a_past_certificate(product, star=3, valid_to=date(2027, 5, 1))
    for year in (2019, 2020, 2021):
        a_past_certificate(product, star=3, year=year)
    browser = a_browser_of()

    for _time in ("drawn", "kept"):
        with django_assert_num_queries(2):
            browser.get(f"/v/{certificate.code.code}", headers={"accept": accept})


def drawings():
    return kept_page.cache_info().misses


def test_a_page_is_drawn_once_for_the_same_answer():
    code = a_certificate().code.code
    first = shown(code).content
    drawn = drawings()

    assert shown(code).content == first
    assert drawings() == drawn
    assert kept_page.cache_info().maxsize == KEPT_PAGES


def test_a_withdrawal_is_seen_at_the_very_next_look_at_a_kept_page():
    certificate = a_certificate()
    code = certificate.code.code
    assert all("verdict--ok" in shown(code).content.decode() for _ in range(2))

    a_withdrawal(certificate)

    assert "verdict--no" in shown(code).content.decode()
    assert asked(code).json()["state"] == "withdrawn"


def test_a_withdrawal_that_another_process_wrote_is_seen_at_the_very_next_look():
    certificate, other = a_certificate(), a_withdrawal(a_certificate())
    code = certificate.code.code
    assert all("verdict--ok" in shown(code).content.decode() for _ in range(2))

    with connection.cursor() as cursor:  # nothing of ours runs here that could tell this process
        cursor.execute(
            "UPDATE certificates_withdrawal SET certificate_id = %s WHERE id = %s",
            [certificate.pk, other.withdrawal.pk],
        )

    assert "verdict--no" in shown(code).content.decode()
    assert "verdict--ok" in shown(other.code.code).content.decode()


def test_a_page_that_a_slow_process_keeps_after_the_withdrawal_is_not_shown():
    certificate = a_certificate()
    answer = checked(certificate.code.code, date(2026, 12, 1))
    a_withdrawal(certificate)

    before, _after = kept_page(answer, date(2026, 12, 1), "vi")

    assert "verdict--ok" in before
    assert "verdict--no" in shown(certificate.code.code).content.decode()


def test_a_passed_last_day_is_seen_at_the_very_next_look_at_a_kept_page(settings):
    code = a_certificate().code.code
    settings.TODAY = date(2029, 11, 30)
    assert all("verdict--ok" in shown(code).content.decode() for _ in range(2))

    settings.TODAY = date(2029, 12, 1)

    assert "verdict--old" in shown(code).content.decode()
    assert asked(code).json()["state"] == "expired"


def test_a_later_certificate_and_a_new_name_are_seen_at_the_very_next_look_at_a_kept_page():
    product = a_product()
    code = a_past_certificate(product, star=3, valid_to=date(2027, 5, 1)).code.code
    assert "verdict--ok" in shown(code).content.decode()

    facts = {"name": "Mật ong Mường Phăng", "criteria_set": product.criteria_set}
    correct_product(an_act(Role.PROVINCIAL_OFFICER), product, **facts)
    assert "Mật ong Mường Phăng" in shown(code).content.decode()

    a_certificate(product=product)
    assert "Đã có giấy mới" in shown(code).content.decode()


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_the_moment_is_that_of_the_look_and_not_of_the_drawing(accept, monkeypatch):
    code = a_certificate().code.code
    looks = [datetime(2026, 12, 1, 9, minute, 30, tzinfo=VIETNAM) for minute in (58, 59)]
    said = []

    for at in looks:
        monkeypatch.setattr("hoaban.web.acts.moment", lambda today, at=at: at)
        said.append(asked(code, accept).content.decode())

    words = ["09:58 ngày 01/12/2026", "09:59 ngày 01/12/2026"]
    if accept == "application/json":
        words = ["2026-12-01T09:58:30+07:00", "2026-12-01T09:59:30+07:00"]
    assert [[word in text for word in words] for text in said] == [[True, False], [False, True]]
    assert not any(MOMENT in text for text in said)


def test_each_language_keeps_its_own_page():
    code = a_certificate().code.code
    there = a_browser_of()

    for _time in ("drawn", "kept"):
        english = there.get(f"/en/v/{code}", headers={"accept": "text/html"}).content.decode()
        assert '<html lang="en"' in english
        assert f'href="/v/{code}" hreflang="vi"' in english
        vietnamese = shown(code).content.decode()
        assert '<html lang="vi"' in vietnamese
        assert f'href="/en/v/{code}" hreflang="en"' in vietnamese


def test_what_one_visitor_sends_stands_in_nobodys_page():
    code = a_certificate().code.code
    someone = a_browser_of(the_operator().actor)

    first = someone.get(
        f"/v/{code.lower()}?nguon=zalo", headers={"accept": "text/html", "user-agent": "Zalo"}
    )

    assert "zalo" not in first.content.decode().lower()
    assert (
        shown(code).content.decode().partition("Kiểm tra lúc")[0]
        == (first.content.decode().partition("Kiểm tra lúc")[0])
    )


def test_codes_that_were_never_given_out_are_not_kept():
    kept = kept_page.cache_info()

    for code in ("DB-222222", "DB-333333", "%20", "x" * 200):
        page = shown(code)
        assert page.status_code == 404
        assert "Không có trong sổ" in page.content.decode()

    assert kept_page.cache_info() == kept


# --- a product's own code ---


def test_a_program_is_told_of_a_product_what_the_contract_names():
    certificate = a_certificate()
    product = certificate.product

    body = asked(product.public_code.code).json()

    assert list(body) == KEYS
    del body["checked_at"]
    assert body == {
        "code": product.public_code.code,
        "kind": "product",
        "state": "valid",
        "star": 4,
        "product": product.name,
        "producer": product.producer.name,
        "valid_from": "2026-11-30",
        "valid_to": "2029-11-30",
        "extended_to": None,
        "decision": certificate.decision.number,
        "signature": None,
    }


def test_the_page_of_a_products_code_leads_to_its_certificate():
    certificate = a_certificate()
    code = certificate.product.public_code.code

    page = shown(code)

    text = page.content.decode()
    assert page.status_code == 200
    assert 'data-theme="light"' in text
    assert "verdict--ok" in text
    assert "4 sao – đến 30/11/2029" in text
    assert "Mã sản phẩm trên bao bì" in text
    assert code in text
    assert f'href="/v/{certificate.code.code}"' in text
    assert f"/giay-chung-nhan/{certificate.code.code}.pdf" in text
    assert "Mã QR có chữ ký" not in text


def test_a_product_of_unknown_star_stands_in_the_register():
    product = a_product(source="danh mục")

    page = shown(product.public_code.code)

    text = page.content.decode()
    assert page.status_code == 200
    assert "verdict--none" in text
    assert "Chưa rõ hạng sao" in text
    assert "Hạng sao: chưa có nguồn công bố" in text
    assert "stars__s" not in text
    assert "Không có trong sổ" not in text
    assert product.name in text
    body = asked(product.public_code.code).json()
    assert (body["kind"], body["state"], body["star"]) == ("product", "unknown", None)


def test_the_code_of_a_product_that_is_not_public_is_answered_as_one_never_given_out():
    product = a_product()

    page, answer = shown(product.public_code.code), asked(product.public_code.code)

    assert (page.status_code, answer.status_code) == (404, 404)
    assert product.name not in page.content.decode()
    assert product.producer.name not in page.content.decode()
    body = answer.json()
    assert {key for key, value in body.items() if value} == {"code", "state", "checked_at"}
    assert body["state"] == "unknown"


def test_a_withdrawal_is_seen_at_the_next_look_at_the_products_kept_page():
    certificate = a_certificate()
    code = certificate.product.public_code.code
    assert all("verdict--ok" in shown(code).content.decode() for _ in range(2))

    a_withdrawal(certificate)

    assert "verdict--no" in shown(code).content.decode()
    assert asked(code).json()["star"] is None


# --- a paper's code ---


def a_receipt():
    dossier = a_received_dossier()
    return dossier, IssuedPaper.objects.get(kind="receipt", about=dossier.code)


def test_a_papers_code_says_which_paper_it_is_and_that_the_signed_one_binds():
    _dossier, paper = a_receipt()

    page = shown(paper.code.code)

    text = page.content.decode()
    assert page.status_code == 200
    assert 'data-theme="light"' in text
    assert "verdict--none" in text  # never green: the paper in the hand may have been changed
    assert "Có trong sổ" in text
    for said in ("Biên nhận hồ sơ OCOP", paper.number, "01/12/2026", paper.unit, paper.audit_head):
        assert said in text
    assert "Có giá trị là bản đã ký" in text
    english = a_browser_of().get(f"/en/v/{paper.code}", headers={"accept": "text/html"}).content.decode()
    assert '<html lang="en"' in english


def test_a_papers_code_tells_nothing_of_the_dossier_and_of_nobody():
    dossier, paper = a_receipt()

    said = shown(paper.code.code).content.decode() + asked(paper.code.code).content.decode()

    producer = dossier.product.producer
    for hidden in (dossier.code, dossier.product.name, producer.name, dossier.received_by_name):
        assert hidden
        assert hidden not in said


def test_a_program_is_told_of_a_paper_what_the_contract_names():
    _dossier, paper = a_receipt()

    body = asked(paper.code.code).json()

    assert list(body) == KEYS
    assert {key: value for key, value in body.items() if value is not None and key != "checked_at"} == {
        "code": paper.code.code,
        "kind": "document",
        "state": "valid",
        "valid_from": "2026-12-01",
    }


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "text/html"),
        ("", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("application/json", "application/json"),
        ("application/json; charset=utf-8", "application/json"),
        ("APPLICATION/JSON", "application/json"),
        ("application/json;q=0.5, text/html", "text/html"),
        ("application/json, text/html;q=0.5", "application/json"),
        ("text/html;q=0,*/*", "application/json"),
        ("application/json;q=0,*/*", "text/html"),
        ("application/json, */*;q=0", "application/json"),
        ("image/png", "text/html"),
        ("application/*", "application/json"),
    ],
)
def test_the_answer_is_of_the_kind_that_is_wanted_most(accept, kind):
    answer = asked(a_certificate().code.code, accept)

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith(kind)


def test_an_address_with_a_slash_at_its_end_leads_to_the_codes_own():
    code = a_certificate().code.code

    answer = asked(f"{code}/")

    assert (answer.status_code, answer["Location"]) == (308, f"/v/{code}")
    assert asked(f"{code}//")["Location"] == f"/v/{code}"
    assert asked("/")["Location"] == "/v/"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize("address", ["/v/", "/v/DB-7K2M9X"])
def test_nothing_is_sent_to_it(method, address):
    browser = Client(HTTP_HOST="127.0.0.1:8000", enforce_csrf_checks=True)

    answer = getattr(browser, method)(address)

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_of_one_whose_successor_was_withdrawn_the_page_says_that_it_was_replaced_and_is_over():
    product = a_product()
    old = a_past_certificate(product, star=3, valid_from=date(2024, 6, 1), valid_to=date(2027, 6, 1))
    new = a_past_certificate(product, star=4, valid_from=date(2025, 6, 1), valid_to=date(2028, 6, 1))
    address = f"/v/{old.code.code}"
    a_withdrawal(new)

    text = a_browser_of().get(address).content.decode()
    body = a_browser_of().get(address, headers={"accept": "application/json"}).json()

    assert "Đã được thay từ 01/06/2025," in text
    assert "giấy mới nay đã bị thu hồi" in text
    assert "Replaced from 01/06/2025," in a_browser_of().get(f"/en{address}").content.decode()
    assert (body["state"], body["star"], body["signature"]) == ("expired", None, None)
    assert body["valid_to"] == "2027-06-01"


def test_of_one_whose_successor_has_run_out_sooner_the_page_says_so():
    product = a_product()
    old = a_past_certificate(product, star=4, year=2024, valid_to=date(2027, 6, 1))
    a_past_certificate(product, star=3, valid_to=date(2026, 6, 1), year=2025)

    text = a_browser_of().get(f"/v/{old.code.code}").content.decode()

    assert "Đã được giấy sau thay," in text
    assert "giấy mới nay đã hết hạn" in text
