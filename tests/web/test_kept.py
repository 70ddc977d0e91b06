"""Which of what was sent are a person's own words, and where they are shown."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from given.browser import a_browser_of
from given.dossiers import a_filed_dossier, an_appraised_dossier, its_commune
from hoaban.web.kept import typed_in

pytestmark = pytest.mark.django_db
TYPED = {"letter_number": "12/UBND", "letter_date": "ngày mai", "csrfmiddlewaretoken": "x"}


def posted(page: str, **data: Any) -> HttpRequest:
    request = RequestFactory().post("/", data)
    request.resolver_match = SimpleNamespace(url_name=page)  # type: ignore[assignment]
    return request


def test_words_stand_under_the_labels_of_the_deed_that_the_page_is_named_after() -> None:
    assert typed_in(posted("forward_dossier", **TYPED, samples_noted="3")) == [
        ("Số văn bản đề nghị", "12/UBND"),
        ("Ngày văn bản", "ngày mai"),
        ("Số sản phẩm mẫu gửi kèm", "3"),
    ]


def test_choices_ticks_and_ids_are_no_words_and_secrets_are_never_shown() -> None:
    chosen = posted("file_dossier", declaration="on", xong="1", place_0="1.5", key="0b7c-1", empty=" ")
    secret = posted("use_slip", password="mật khẩu của tôi", code="1234 5678", log_in="0912 345 678")

    assert typed_in(chosen) == []
    assert [text for _label, text in typed_in(secret)] == ["0912 345 678"]


def test_words_of_rows_and_of_pages_without_a_deed_are_kept_without_a_label() -> None:
    assert typed_in(posted("no_such_page", **{"what-0": "Hợp đồng mờ."})) == [("", "Hợp đồng mờ.")]
    request = RequestFactory().post("/", {"what-0": "Hợp đồng mờ."})
    assert typed_in(request) == [("", "Hợp đồng mờ.")]


def test_nothing_was_typed_into_a_page_that_is_only_opened() -> None:
    assert typed_in(RequestFactory().get("/", {"q": "mật ong"})) == []


def test_when_the_dossier_has_moved_on_the_words_stand_below_the_refusal() -> None:
    dossier = a_filed_dossier()
    browser = a_browser_of(its_commune(dossier).actor)

    said = browser.post(f"/ho-so/{dossier.code}/gui-tinh/", TYPED)

    page = said.content.decode()
    assert said.status_code == 403
    assert "Phần bạn vừa gõ, chưa lưu" in page
    assert "12/UBND" in page
    assert "Số văn bản đề nghị" in page


def test_an_ended_log_in_keeps_the_words_and_leads_back() -> None:
    address = f"/ho-so/{an_appraised_dossier().code}/gui-tinh/"

    page = a_browser_of().post(address, TYPED).content.decode()

    assert "Đăng nhập lại rồi làm tiếp." in page
    assert f"/dang-nhap/?tiep={address.replace('/', '%2F')}" in page
    assert "12/UBND" in page


@pytest.mark.parametrize(
    ("origin", "kept"), [("http://127.0.0.1:8000", True), ("http://other.invalid", False)]
)
def test_a_stale_page_of_ours_keeps_the_words_and_nobody_elses(origin: str, kept: bool) -> None:
    dossier = an_appraised_dossier()
    strict = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1:8000")
    strict.cookies.update(a_browser_of(its_commune(dossier).actor).cookies)

    said = strict.post(f"/ho-so/{dossier.code}/gui-tinh/", TYPED, headers={"Origin": origin})

    assert said.status_code == 403
    assert "Trang này mở đã lâu" in said.content.decode()
    assert ("12/UBND" in said.content.decode()) is kept
