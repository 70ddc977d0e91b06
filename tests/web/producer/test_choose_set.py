"""Finding a product's criteria set by a few questions."""

from datetime import timedelta

import pytest
from django.test import Client

from given.browser import a_browser_of
from given.people import NOON, OTHER_COMMUNE, an_actor
from given.registry import HONEY, a_paper, a_producer, a_product, a_representative_of
from hoaban.areas.registry.models import Producer
from hoaban.core.accounts.roles import Role
from hoaban.programme import finder

pytestmark = pytest.mark.django_db
ADDRESS = "/viec/chon-bo/"
TO_HONEY = "?tl=raw&tl=honey"


def page_of(producer: Producer, query: str) -> str:
    return a_browser_of(a_representative_of(producer)).get(ADDRESS + query).content.decode()


def test_the_first_question_is_what_leaves_the_gate_with_examples() -> None:
    page = page_of(a_producer(), "")

    assert "Thứ bạn bán ra là gì?" in page
    assert "Câu 1, nhiều nhất 5 câu" in page
    assert "Ví dụ: Rau, quả, thịt, trứng, cá tươi" in page
    assert 'href="/viec/san-pham-moi/"' in page
    assert " checked" not in page


def test_an_answer_leads_to_the_next_question_and_back() -> None:
    page = page_of(a_producer(), "?tl=raw&hoi=gate")

    assert "Đó là loại nào?" in page
    assert "Câu 2," in page
    assert '<input type="hidden" name="tl" value="raw">' in page
    assert 'href="?"' in page
    assert "Lỗi:" not in page


def test_a_question_left_open_is_asked_again_and_keeps_the_answers() -> None:
    page = page_of(a_producer(), "?tl=raw&hoi=raw")

    assert "<title>Lỗi: Chọn bộ sản phẩm" in page
    assert "Chọn một câu trả lời rồi bấm “Tiếp tục”." in page
    assert '<input type="hidden" name="tl" value="raw">' in page


def test_the_end_names_the_set_its_knock_outs_papers_and_the_next_round() -> None:
    producer = a_producer()
    a_paper(producer, title="Hợp đồng mua mật", kind="origin-and-linkage")
    ended = NOON.date() - timedelta(days=1)
    a_paper(producer, title="Phiếu cũ", kind="test-reports", ends_on=ended)

    page = page_of(producer, f"{TO_HONEY}&tl=stands-out")

    assert "Bộ 4: Mật ong, mật khác và nông sản thực phẩm khác" in page
    assert page.index("Giả mạo hồ sơ") < page.index("Giấy tờ bộ này hỏi đến")
    assert "Đã có trong tủ (1)" in page
    assert "Hợp đồng mua mật" in page
    assert "Giấy đang có đã hết hạn." in page
    assert "<b>32 tiêu chí</b>" in page
    assert "Đợt 01 năm 2027: xã phải gửi tỉnh chậm nhất 29/04/2027" in page
    assert f'href="/viec/san-pham-moi/?bo={HONEY}"' in page
    assert "chưa nên làm hồ sơ" not in page


def test_a_common_product_is_told_that_it_is_not_yet_worth_it() -> None:
    page = page_of(a_producer(), f"{TO_HONEY}&tl=common")

    assert "Lúc này chưa nên làm hồ sơ" in page
    assert "Theo câu trả lời của bạn" in page
    assert page.index("sản phẩm chủ lực") < page.index("Giả mạo hồ sơ")


def test_a_tour_has_no_knock_outs_and_no_samples() -> None:
    page = page_of(a_producer(), "?tl=tourism")

    assert "Bộ này không ghi điều nào bị loại." in page
    assert "sản phẩm mẫu" not in page


def test_an_answer_that_is_not_there_asks_again() -> None:
    assert "Thứ bạn bán ra là gì?" in page_of(a_producer(), "?tl=khong-co&tl=honey")


def test_the_set_found_stands_in_the_form_of_a_new_product() -> None:
    browser = a_browser_of(a_representative_of(a_producer()))

    page = browser.get(f"/viec/san-pham-moi/?bo={HONEY}").content.decode()

    assert f'<option value="{HONEY}" selected>' in page
    assert 'href="/viec/chon-bo/"' in page
    assert "Trả lời 5 câu" in page


def test_the_set_found_stands_in_the_form_of_a_registered_product() -> None:
    product = a_product(criteria_set="")
    assert product.producer
    browser = a_browser_of(a_representative_of(product.producer))
    address = f"/viec/san-pham/{product.slug}/chon-bo/"

    found = browser.get(f"{address}{TO_HONEY}&tl=stands-out").content.decode()
    form = browser.get(f"/viec/san-pham/{product.slug}/sua/?bo={HONEY}").content.decode()

    assert f'href="/viec/san-pham/{product.slug}/sua/?bo={HONEY}"' in found
    assert f'<option value="{HONEY}" selected>' in form
    assert f'href="{address}"' in form


def test_it_speaks_english_where_the_law_does_not() -> None:
    browser = a_browser_of(a_representative_of(a_producer()))

    page = browser.get(f"/en{ADDRESS}").content.decode()

    assert "What leaves your gate?" in page
    assert "Nghĩ tới đúng thứ người mua" not in page


def test_where_an_edition_asks_nothing_the_form_is_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "FINDER_FILE", "khong-co.yaml")
    finder.finder_of.cache_clear()
    browser = a_browser_of(a_representative_of(a_producer()))

    answer = browser.get(ADDRESS)
    form = browser.get("/viec/san-pham-moi/").content.decode()
    finder.finder_of.cache_clear()

    assert answer["Location"] == "/viec/san-pham-moi/"
    assert "Trả lời 5 câu" not in form


def test_it_is_for_those_who_keep_the_product() -> None:
    product = a_product(criteria_set="")
    address = f"/viec/san-pham/{product.slug}/chon-bo/"

    def status(browser: Client, place: str) -> int:
        return browser.get(place).status_code

    assert status(a_browser_of(an_actor(Role.COMMUNE_OFFICER)), address) == 200
    assert status(a_browser_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE)), address) == 403
    assert status(a_browser_of(an_actor(Role.COMMUNE_OFFICER)), ADDRESS) == 403
    assert status(a_browser_of(), ADDRESS) == 302


def test_every_end_has_papers_and_a_number_of_criteria() -> None:
    browser = a_browser_of(a_representative_of(a_producer()))

    for way in [("living", "flowers"), ("herb", "oil"), ("drink", "soft", "water")]:
        page = browser.get(ADDRESS, {"tl": [*way, "local"]}).content.decode()

        assert "Còn thiếu (" in page
        assert " tiêu chí</b>" in page
