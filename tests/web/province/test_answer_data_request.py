"""Answering a request about personal data."""

import pytest

from given.browser import a_browser_of
from given.people import an_actor
from given.registry import a_data_request, a_producer
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_answer_needs_its_reason_and_is_given_once() -> None:
    asked = a_data_request(a_producer(), kind="erase")
    browser, address = (
        a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)),
        f"/tinh/yeu-cau-du-lieu/{asked.pk}/",
    )

    before = browser.get(address).content.decode()
    wordless = browser.post(address, {"granted": "no", "answer": ""})
    done = browser.post(address, {"granted": "no", "answer": "Mẫu số 02 cần."})
    again = browser.post(address, {"granted": "yes", "answer": "Đã xóa."})

    asked.refresh_from_db()
    assert asked.text in before
    assert "được bỏ ngay" in before
    assert wordless.status_code == 422
    assert done.status_code == 302
    assert again.status_code == 403
    assert (asked.granted, asked.answer) == (False, "Mẫu số 02 cần.")


def test_a_correction_says_where_it_is_made() -> None:
    asked = a_data_request(a_producer())
    page = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get(f"/tinh/yeu-cau-du-lieu/{asked.pk}/")

    assert "Sửa ở trang thông tin chủ thể trước" in page.content.decode()
