"""Entering one paper dossier, seen: the product first, then what the paper says."""

from __future__ import annotations

from typing import Any

import pytest

from given.browser import a_browser_of
from given.dossiers import a_filed_dossier
from given.files import an_upload
from given.people import an_actor
from given.registry import a_product
from hoaban.areas.dossiers.models import Dossier
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
PAGE = "/tinh/ho-so-giay/"
FACTS = {
    "stage": "forwarded",
    "filed_on": "15/09/2026",
    "received_on": "16/09/2026",
    "letter_number": "12/UBND",
    "letter_date": "01/10/2026",
    "forwarded_on": "02/10/2026",
    "matter-local_labour": "5 người làm.",
    "answer-1.1": "-",
    "answer-1.2": "",
}


def the_office() -> Any:
    return a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))


def test_the_product_is_chosen_and_what_is_on_its_way_cannot_be() -> None:
    free, filed = a_product(), a_filed_dossier()

    page = the_office().get(PAGE).content.decode()

    assert f'value="{free.slug}"' in page
    assert f"đang có hồ sơ {filed.code}" in page


def test_what_the_paper_says_is_entered_and_its_page_tells_every_reader() -> None:
    product, office = a_product(), the_office()
    address = f"{PAGE}?san-pham={product.slug}"

    shown = office.get(address).content.decode()
    answer = office.post(address, {**FACTS, "scan": an_upload("ho-so.pdf")})
    dossier = Dossier.objects.get()
    page = office.get(answer["Location"]).content.decode()

    assert "Không rõ" in shown
    assert (dossier.state, dossier.appraisals.get().text) == ("forwarded", "5 người làm.")
    assert list(dossier.answers.values_list("criterion", "option")) == [("1.1", None)]
    assert "nhập từ hồ sơ giấy ngày 01/12/2026" in page
    assert "Chủ thể nộp trên giấy ngày 15/09/2026" in page
    assert str(dossier.scan.key) in page
    assert "số sản phẩm mẫu gửi kèm" in page


def test_what_is_missing_is_said_and_what_was_typed_stays() -> None:
    product = a_product()

    answer = the_office().post(f"{PAGE}?san-pham={product.slug}", {**FACTS, "letter_number": ""})
    page = answer.content.decode()

    assert answer.status_code == 403
    assert "cần ghi: số văn bản đề nghị của xã" in page
    assert "5 người làm." in page
    assert '<option value="-" selected>' in page


def test_an_empty_form_asks_for_stage_and_day() -> None:
    answer = the_office().post(f"{PAGE}?san-pham={a_product().slug}", {})

    assert answer.status_code == 422
    assert "Chọn bước mà hồ sơ giấy đã đến." in answer.content.decode()


def test_an_empty_register_says_so_and_nobody_else_comes_here() -> None:
    assert "Sổ chưa có sản phẩm nào" in the_office().get(PAGE).content.decode()
    assert a_browser_of(an_actor(Role.COUNCIL_SECRETARY)).get(PAGE).status_code == 403
