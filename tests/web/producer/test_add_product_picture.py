"""Putting a picture to a product."""

import pytest

from given.browser import a_browser_of
from given.files import an_upload
from given.jobs import all_jobs_done
from given.registry import a_photograph, a_producer, a_product, a_representative_of
from hoaban.areas.registry.queries import pictures_of

pytestmark = pytest.mark.django_db


def test_a_picture_is_sent_and_stands_at_the_product() -> None:
    product = a_product()
    assert product.producer
    browser = a_browser_of(a_representative_of(product.producer))

    page = browser.post(
        f"/viec/san-pham/{product.slug}/anh/", {"file": a_photograph(), "caption": "Mặt trước"}, follow=True
    ).content.decode()

    assert "Đã nhận ảnh" in page
    assert "Ảnh đang được xử lý" in page
    assert "motif-mat-ong" in page
    assert "/tep/" not in page  # neither the photograph nor anything of it

    all_jobs_done()

    picture = pictures_of(product).get()
    page = browser.get(f"/viec/san-pham/{product.slug}/").content.decode()
    assert picture.file
    assert f"/tep/{picture.file.key}/" in page
    assert "Ảnh đang được xử lý" not in page


def test_a_picture_that_breaks_off_is_said_to_its_producer() -> None:
    product = a_product()
    assert product.producer
    browser = a_browser_of(a_representative_of(product.producer))
    broken = an_upload("a.jpg", a_photograph().read()[:9_000])

    browser.post(f"/viec/san-pham/{product.slug}/anh/", {"file": broken})
    all_jobs_done()
    page = browser.get(f"/viec/san-pham/{product.slug}/").content.decode()
    picture = pictures_of(product).get()

    assert "Ảnh này hỏng giữa chừng" in page
    assert "Ảnh này hỏng giữa chừng" in browser.get(f"/viec/anh/{picture.pk}/bo/").content.decode()


def test_no_file_and_no_picture_are_said_in_place() -> None:
    product = a_product()
    assert product.producer
    browser = a_browser_of(a_representative_of(product.producer))
    address = f"/viec/san-pham/{product.slug}/anh/"

    assert "Chọn hoặc chụp một ảnh." in browser.post(address, {"caption": "Mặt sau"}).content.decode()
    refused = browser.post(address, {"file": an_upload(), "caption": "Mặt sau"}).content.decode()
    assert "Đây không phải ảnh" in refused
    assert 'value="Mặt sau"' in refused


def test_strangers_may_not() -> None:
    browser = a_browser_of(a_representative_of(a_producer()))

    assert browser.get(f"/viec/san-pham/{a_product().slug}/anh/").status_code == 403
