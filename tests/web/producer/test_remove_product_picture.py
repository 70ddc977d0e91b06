"""Taking a picture of a product away."""

import pytest

from given.browser import a_browser_of
from given.jobs import all_jobs_done
from given.registry import a_photograph, a_producer, a_product, a_representative_of, an_office_act
from hoaban.areas.registry import actions
from hoaban.areas.registry.queries import pictures_of

pytestmark = pytest.mark.django_db


def test_it_is_asked_first_and_done_on_a_post() -> None:
    product = a_product()
    assert product.producer
    picture = actions.add_product_picture(an_office_act(), product, file=a_photograph())
    browser = a_browser_of(a_representative_of(product.producer))
    address = f"/viec/anh/{picture.pk}/bo/"

    assert "Ảnh đang được xử lý" in browser.get(address).content.decode()
    all_jobs_done()
    asked = browser.get(address).content.decode()
    assert "Bỏ ảnh này?" in asked
    assert f"/tep/{pictures_of(product).get().file.key}/" in asked
    assert pictures_of(product)
    assert "Đã bỏ ảnh." in browser.post(address, follow=True).content.decode()
    assert not pictures_of(product)
    assert browser.post(address).status_code == 403  # once is enough


def test_strangers_may_not() -> None:
    picture = actions.add_product_picture(an_office_act(), a_product(), file=a_photograph())

    browser = a_browser_of(a_representative_of(a_producer()))

    assert browser.post(f"/viec/anh/{picture.pk}/bo/").status_code == 403
