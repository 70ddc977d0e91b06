"""One product's public page."""

from __future__ import annotations

from datetime import date

import pytest

from given.browser import a_browser_of
from given.certificates import a_certificate, a_past_certificate, a_product
from given.files import an_upload
from given.jobs import all_jobs_done
from given.registry import a_photograph, a_shown_picture, an_office_act
from given.rows import rows_of_a_test
from hoaban.areas.registry.actions import add_product_picture

pytestmark = pytest.mark.django_db


def shown(product):
    return a_browser_of().get(f"/san-pham/{product.slug}/")


def test_maker_and_story_come_before_the_star():
    product = a_product(story="Người già xem hoa ban để biết ngày dời tổ.")
    certificate = a_certificate(star=4, product=product)

    text = shown(product).content.decode().split("<main", 1)[1]

    assert (
        text.index(product.producer.name)
        < text.index("Người già")
        < text.index("4 sao – còn hiệu lực đến 30/11/2029")
    )
    assert certificate.code.code in text
    assert f"/chu-the/{product.producer.slug}/" in text


def test_a_lapsed_product_keeps_its_page_and_says_so():
    product = a_product()
    a_past_certificate(product, star=4, valid_to=date(2026, 10, 12))

    text = shown(product).content.decode()

    assert "Hạng sao đã hết hạn – từ 12/10/2026" in text
    assert "stars__s" not in text


def test_a_product_of_unknown_star_says_so():
    text = shown(a_product(source="Danh mục của tỉnh")).content.decode()

    assert "Hạng sao: chưa có nguồn công bố" in text
    assert "Danh mục của tỉnh" in text


def test_what_is_still_being_prepared_has_no_public_page():
    assert shown(a_product()).status_code == 404


def test_others_of_the_commune_stand_below():
    product, other = a_product(source="danh mục"), a_product("Chè nhà bên", source="danh mục")

    assert other.name in shown(product).content.decode()


def test_a_product_without_maker_and_place_has_a_page():
    product = a_product(source="danh mục")
    with rows_of_a_test() as act:
        product.producer = product.commune = None
        act.save(product)

    assert shown(product).status_code == 200


def test_its_pictures_stand_on_its_page_and_in_lists():
    product = a_product(source="danh mục")
    picture = a_shown_picture(product)

    for address in (f"/san-pham/{product.slug}/", "/san-pham/", "/"):
        assert f'src="/tep/{picture.file.key}/"' in a_browser_of().get(address).content.decode()


@pytest.mark.parametrize("address", ["/san-pham/{}/", "/san-pham/", "/"])
def test_until_a_picture_is_drawn_its_sectors_motif_stands_there(address):
    product = a_product(source="danh mục")
    add_product_picture(an_office_act(), product, file=a_photograph())

    text = a_browser_of().get(address.format(product.slug)).content.decode()

    assert "Ảnh đang được xử lý" in text
    assert "motif-" in text
    assert "/tep/" not in text


def test_a_picture_that_cannot_be_drawn_is_no_picture():
    product = a_product(source="danh mục")
    broken = an_upload("a.jpg", a_photograph().read()[:9_000])
    add_product_picture(an_office_act(), product, file=broken)
    all_jobs_done()

    for address in (f"/san-pham/{product.slug}/", "/san-pham/"):
        text = a_browser_of().get(address).content.decode()
        assert "Chưa có ảnh" in text
        assert "Ảnh đang được xử lý" not in text


def test_the_code_of_its_packages_stands_on_the_page_whatever_its_star():
    product = a_product(source="danh mục")

    assert f'href="/v/{product.public_code.code}"' in shown(product).content.decode()
