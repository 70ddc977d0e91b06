"""A product as its producer keeps it."""

import pytest

from given.browser import a_browser_of
from given.certificates import a_past_certificate
from given.people import OTHER_COMMUNE, an_actor
from given.registry import a_producer, a_product, a_representative_of, a_shown_picture, an_office_act
from hoaban.areas.registry import actions
from hoaban.areas.registry.models import Product
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def own_page(product: Product) -> str:
    assert product.producer
    browser = a_browser_of(a_representative_of(product.producer))
    return browser.get(f"/viec/san-pham/{product.slug}/").content.decode()


def test_the_page_shows_facts_code_and_what_excludes_a_dossier() -> None:
    page = own_page(a_product(name="Mật ong Minh Hoạ", story="Ong rừng."))

    assert "11-03352-001-2026" in page
    assert "Mật ong, mật khác và nông sản thực phẩm khác" in page
    assert "Giả mạo hồ sơ" in page
    assert "Ong rừng." in page


def test_first_the_set_then_a_picture_then_the_dossier() -> None:
    product = a_product(criteria_set="")
    assert "Chọn bộ sản phẩm" in own_page(product)

    actions.correct_product(an_office_act(), product, name=product.name, criteria_set="QD26-04")
    page = own_page(product)
    assert "Chụp ảnh" in page
    assert "Chưa có ảnh" in page
    assert "motif-mat-ong" in page

    picture = a_shown_picture(product, caption="Mặt trước")
    assert picture.file
    page = own_page(product)
    assert "làm hồ sơ" in page
    assert f'src="/tep/{picture.file.key}/" srcset="/tep/{picture.file.key}/?rong=1600 1600w, ' in page
    assert 'alt="Mặt trước"' in page


def test_a_guessed_set_is_not_shown_as_a_fact() -> None:
    product = actions.register_product(
        an_office_act(), a_producer(), name="Mật Minh Hoạ", criteria_set="QD26-04", set_confirmed=False
    )

    assert "chưa chọn" in own_page(product)


def test_who_may_look_but_not_correct_is_told_why() -> None:
    product = a_product()

    page = a_browser_of(an_actor(Role.INSPECTOR)).get(f"/viec/san-pham/{product.slug}/").content.decode()

    assert "Sửa thông tin" not in page
    assert "người đại diện của chủ thể" in page


def test_a_product_of_nobody_says_that_no_source_names_the_producer() -> None:
    product = actions.register_product(an_office_act(), None, name="Chè Minh Hoạ", source="báo cáo")

    page = (
        a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
        .get(f"/viec/san-pham/{product.slug}/")
        .content.decode()
    )

    assert page.count("chưa có nguồn") == 2
    assert "báo cáo" in page


def test_strangers_do_not_see_it() -> None:
    address = f"/viec/san-pham/{a_product().slug}/"

    assert a_browser_of(a_representative_of(a_producer())).get(address).status_code == 403
    assert a_browser_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE)).get(address).status_code == 403
    assert a_browser_of().get(address).status_code == 302


def test_the_code_of_its_packages_is_shown_with_a_qr_to_print_and_says_when_buyers_see_it() -> None:
    product = a_product()
    code = product.public_code.code

    page = own_page(product)
    assert code in page
    assert f"<title>{code}</title>" in page  # of the drawn QR
    assert "Người mua quét thấy từ khi sản phẩm được công nhận." in page
    assert f"/v/{code}" not in page

    a_past_certificate(product, star=3, year=2025)
    assert f'href="/v/{code}"' in own_page(product)
