"""Sending back with every fault at once, without any script."""

import pytest

from given.browser import a_browser_of
from given.dossiers import a_filed_dossier, a_received_dossier, its_commune, its_producer
from hoaban.areas.dossiers.queries import faults_of

pytestmark = pytest.mark.django_db


def at(dossier) -> str:
    return f"/ho-so/{dossier.code}/tra-lai/"


def test_five_empty_rows_and_more_on_demand_keep_what_was_typed() -> None:
    dossier = a_filed_dossier()
    browser = a_browser_of(its_commune(dossier).actor)

    page = browser.get(at(dossier)).content.decode()
    more = browser.post(
        at(dossier), {"rows": "5", "place-0": "1.5", "what-0": "Hợp đồng mờ", "them-dong": "1"}
    ).content.decode()

    assert page.count("<legend") == 5
    assert "1.5. Liên kết chuỗi trong sản xuất" in page
    assert "Phiếu kết quả kiểm nghiệm" in page
    assert more.count("<legend") == 10
    assert "Hợp đồng mờ" in more
    assert '<option value="1.5" selected>' in more
    assert "Lỗi:" not in more
    dossier.refresh_from_db()
    assert dossier.state == "filed"


def test_several_faults_go_back_in_one_letter() -> None:
    dossier = a_filed_dossier()
    browser = a_browser_of(its_commune(dossier).actor)

    answer = browser.post(
        at(dossier),
        {
            "rows": "5",
            "place-0": "1.5",
            "what-0": "Mờ",
            "todo-0": "Chụp lại",
            "place-3": "plan",
            "what-3": "Ngắn",
        },
    )

    assert answer["Location"] == f"/ban-xa/ho-so/{dossier.code}/"
    assert [fault.place for fault in faults_of(dossier)] == ["1.5", "plan"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Nêu ít nhất một chỗ cần sửa"),
        ({"what-1": "Mờ"}, "Dòng 2: cần cả chỗ sai"),
        ({"place-0": "9.9", "what-0": "Mờ"}, "Hồ sơ này không có chỗ: 9.9."),
    ],
)
def test_errors_keep_what_was_typed(data, said) -> None:
    dossier = a_filed_dossier()
    rows = {"rows": "x", "what-0": "", "what-1": "", **data}

    page = a_browser_of(its_commune(dossier).actor).post(at(dossier), rows).content.decode()

    assert said in page
    assert "Mờ" in page or not data


def test_after_receipt_and_for_others_there_is_no_such_page() -> None:
    received, filed = a_received_dossier(), a_filed_dossier()

    assert a_browser_of(its_commune(received).actor).get(at(received)).status_code == 403
    assert a_browser_of(its_producer(filed).actor).get(at(filed)).status_code == 403
