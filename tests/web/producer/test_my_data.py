"""What is kept on a representative, as they read it and take it away."""

import json

import pytest

from given.browser import a_browser_of
from given.people import an_actor
from given.registry import a_paper, a_producer, a_representative_of, an_office_act, an_officer_of
from hoaban.areas.registry import actions
from hoaban.areas.registry.queries import data_requests_of
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/viec/du-lieu-cua-toi/"


def test_the_page_says_what_is_kept_why_who_looked_and_what_was_agreed() -> None:
    producer, officer = a_producer(), an_officer_of()
    actions.see_sensitive(officer, producer, reason="appraise")
    representative = a_representative_of(producer)

    page = a_browser_of(representative).get(ADDRESS).content.decode()

    for words in (
        "Thái",
        "nhạy cảm",
        "Điều 4 Nghị định 356/2025/NĐ-CP",
        "Mẫu số 02 hỏi; tiêu chí 3.2",
        officer.actor.name,
        "Thẩm định hồ sơ, lập Mẫu số 03",
        "Tôi đồng ý để UBND xã",
        representative.name,
        "Rút lại lời đồng ý",
    ):
        assert words in page, words


def test_the_file_holds_every_value_the_consents_the_requests_and_the_papers() -> None:
    producer = a_producer()
    a_paper(producer, title="Phiếu kiểm nghiệm Minh Hoạ")
    browser = a_browser_of(a_representative_of(producer))
    browser.post(ADDRESS, {"kind": "correct", "text": "Sai thôn."})

    answer = browser.get(f"{ADDRESS}tep/")

    content = json.loads(answer.content)
    values = {line["field"]: line["value"] for line in content["values"]}
    assert values["registry.Producer.representative_ethnic_group"] == "Thái"
    assert values["registry.Producer.representative_disability"] == "Không"
    assert "accounts.User.password" not in values
    assert content["consents"][0]["withdrawn_at"] is None
    assert content["requests"][0]["text"] == "Sai thôn."
    assert content["papers"] == [{"kind": "test-reports", "title": "Phiếu kiểm nghiệm Minh Hoạ"}]
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_request_is_sent_and_its_answer_stands_there() -> None:
    producer = a_producer()
    browser = a_browser_of(a_representative_of(producer))

    sent = browser.post(ADDRESS, {"kind": "erase", "text": "Xóa địa chỉ."}, follow=True).content.decode()
    empty = browser.post(ADDRESS, {"kind": "erase", "text": ""})
    twice = browser.post(ADDRESS, {"kind": "erase", "text": "Xóa địa chỉ."})
    actions.answer_data_request(
        an_office_act(), data_requests_of(producer).get(), granted="no", answer="Mẫu số 02 cần."
    )
    told = browser.get(ADDRESS).content.decode()

    assert "Chờ trả lời, hạn 03/12/2026" in sent
    assert (empty.status_code, twice.status_code) == (422, 403)
    assert "Mẫu số 02 cần." in told
    assert "Không làm được" in told


def test_a_withdrawn_consent_says_so_in_page_and_file() -> None:
    producer = a_producer()
    browser = a_browser_of(a_representative_of(producer))
    actions.withdraw_consent(an_office_act(), producer)

    page = browser.get(ADDRESS).content.decode()
    content = json.loads(browser.get(f"{ADDRESS}tep/").content)

    assert "Đã rút lại lúc" in page
    assert "Rút lại lời đồng ý</a>" not in page
    assert content["consents"][0]["withdrawn_at"]


def test_it_is_the_producers_alone() -> None:
    for role in (Role.COMMUNE_OFFICER, Role.PROVINCIAL_OFFICER, Role.ADMINISTRATOR):
        browser = a_browser_of(an_actor(role))
        assert browser.get(ADDRESS).status_code == browser.get(f"{ADDRESS}tep/").status_code == 403
