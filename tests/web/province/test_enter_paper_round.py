"""A whole round of paper dossiers in one sitting, seen: twenty in one screen, and what a line lacks."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.browser import a_browser_of
from given.council import a_round
from given.dossiers import a_filed_dossier
from given.files import a_picture, an_upload
from given.people import COMMUNE, OTHER_COMMUNE, an_actor
from given.registry import a_producer, a_product
from given.rows import rows_of_a_test
from hoaban.areas.council.models import Entry
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.registry.models import Product
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
PAGE = "/dot/2026-2/ho-so-giay/"
COMMON = {
    "filed_on": "15/09/2026",
    "received_on": "16/09/2026",
    "letter_date": "01/10/2026",
    "forwarded_on": "02/10/2026",
    "taken_in_on": "05/10/2026",
}


def the_office() -> Any:
    return a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))


def line(product: Product, number: str = "12/UBND", **more: Any) -> dict[str, Any]:
    facts = {"letter_number": number, "scan": an_upload("ho-so.pdf"), **more}
    return {f"{name}-{product.pk}": value for name, value in facts.items()}


def test_twenty_paper_dossiers_are_ready_for_marking_after_one_screen() -> None:
    a_round()
    producer = a_producer()
    products = [a_product(producer) for _ in range(20)]
    office = the_office()
    office.get(PAGE)

    sent = {name: value for product in products for name, value in line(product).items()}
    answer = office.post(PAGE, {**COMMON, **sent})

    assert answer["Location"] == "/dot/2026-2/"
    assert Entry.objects.count() == Dossier.objects.filter(state="in_round", scan__isnull=False).count() == 20
    page = office.get("/dot/2026-2/").content.decode()
    assert "Đã nhập 20 hồ sơ giấy, xếp 20 vào đợt." in page
    assert page.count("nhập từ hồ sơ giấy ngày 01/12/2026") == 20


def test_each_line_says_what_it_lacks_and_nothing_typed_is_lost() -> None:
    a_round()
    good, bare, wrong, picture = (a_product() for _ in range(4))
    office = the_office()
    sent = {
        **COMMON,
        **line(good),
        **line(bare, number=""),
        **line(wrong, number="13/UBND", received_on="40/09/2026", declared_by="Lò Thị Minh Hoạ"),
        **line(picture, scan=an_upload("anh.jpg", a_picture())),
    }

    answer = office.post(PAGE, sent)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert Entry.objects.get().dossier.product == good
    assert "Hồ sơ đến bước này thì cần ghi: số văn bản đề nghị của xã." in page
    assert "Ghi ngày theo mẫu ngày/tháng/năm" in page
    assert "phải là một tệp PDF" in page
    assert 'value="40/09/2026"' in page
    assert 'value="Lò Thị Minh Hoạ"' in page
    kept = re.findall(r'name="(kept-\d+)" value="([0-9a-f-]+)"', page)
    assert [name for name, _key in kept] == [f"kept-{bare.pk}", f"kept-{wrong.pk}"]

    again = office.post(PAGE, {**COMMON, **dict(kept), f"letter_number-{bare.pk}": "14/UBND",
                        f"letter_number-{wrong.pk}": "13/UBND"})  # fmt: skip
    assert again["Location"] == "/dot/2026-2/"
    assert Dossier.objects.filter(scan__name="ho-so.pdf").count() == 3


def test_a_common_day_that_is_none_enters_nothing_and_keeps_the_scans() -> None:
    a_round()
    product = a_product()

    answer = the_office().post(PAGE, {**COMMON, "filed_on": "hôm qua", **line(product)})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert 'value="hôm qua"' in page
    assert f'name="kept-{product.pk}"' in page
    assert not Dossier.objects.exists()


def test_what_the_round_does_not_take_is_entered_and_says_why() -> None:
    a_round()
    late = a_product()
    days = {"letter_date": "02/11/2026", "forwarded_on": "02/11/2026", "taken_in_on": "03/11/2026"}

    page = the_office().post(PAGE, {**COMMON, **days, **line(late)}).content.decode()

    assert "thuộc Đợt 01 năm 2027" in page
    assert Dossier.objects.get().state == "taken_in"
    assert not Entry.objects.exists()


def test_what_was_in_time_for_an_earlier_round_needs_the_reason() -> None:
    a_round("province-1", 2027)
    one, other = a_product(), a_product()
    office = the_office()

    refused = office.post("/dot/2027-1/ho-so-giay/", {**COMMON, **line(one)}).content.decode()
    answer = office.post("/dot/2027-1/ho-so-giay/", {**COMMON, "reason": "Bổ sung muộn.", **line(other)})

    assert "kịp hạn của Đợt 02 năm 2026" in refused
    assert answer["Location"] == "/dot/2027-1/"


def test_nothing_chosen_is_asked_for_and_a_tick_alone_counts() -> None:
    a_round()
    product = a_product()
    office = the_office()

    empty = office.post(PAGE, COMMON)
    ticked = office.post(PAGE, {**COMMON, "letter_number": "12/UBND", f"enter-{product.pk}": "on"})

    assert (empty.status_code, ticked.status_code) == (422, 302)
    assert "Chưa chọn sản phẩm nào" in empty.content.decode()
    assert Dossier.objects.get().scan is None


def test_the_list_is_filtered_by_commune_and_says_what_cannot_be_entered() -> None:
    a_round()
    here, there = a_product(a_producer(COMMUNE)), a_product(a_producer(OTHER_COMMUNE))
    filed = a_filed_dossier(a_product(here.producer))
    nobodys, nowhere, unset = a_product(), a_product(), a_product()
    with rows_of_a_test() as act:
        nobodys.producer, nowhere.commune, unset.set_confirmed = None, None, False
        for product in (nobodys, nowhere, unset):
            act.save(product)

    page = the_office().get(PAGE).content.decode()
    of_commune = the_office().get(f"{PAGE}?xa={COMMUNE}").content.decode()

    assert f'name="scan-{there.pk}"' in page
    assert f'name="scan-{there.pk}"' not in of_commune
    assert f'name="scan-{here.pk}"' in of_commune
    assert f"Đang có hồ sơ {filed.code}" in page
    assert all(words in page for words in ("chưa có chủ thể", "chưa ghi xã", "chưa chọn bộ sản phẩm"))


def test_more_products_than_one_request_can_carry_are_left_to_the_filter(monkeypatch: Any) -> None:
    monkeypatch.setattr("hoaban.web.province.enter_paper_round.MOST_LINES", 1)
    a_round()
    a_product(), a_product()

    assert "Còn 1 sản phẩm nữa không hiện ở đây" in the_office().get(PAGE).content.decode()


def test_an_empty_register_says_so_and_only_the_office_comes_here() -> None:
    a_round()

    assert "Sổ chưa có sản phẩm nào" in the_office().get(PAGE).content.decode()
    assert a_browser_of(an_actor(Role.COUNCIL_SECRETARY)).get(PAGE).status_code == 403


def test_thirty_lines_ask_the_database_no_more_than_one() -> None:
    a_round()
    producer, office = a_producer(), the_office()
    a_product(producer)
    office.get(PAGE)
    with CaptureQueriesContext(
        connection,
    ) as few:
        office.get(PAGE)
    for _ in range(29):
        a_product(producer)
    with CaptureQueriesContext(connection) as many:
        office.get(PAGE)

    assert len(many) == len(few)
