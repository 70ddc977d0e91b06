"""Check your answers, then file."""

from datetime import timedelta
from typing import Any

import pytest

from given.browser import a_browser_of
from given.dossiers import (
    REPORT,
    a_filed_dossier,
    a_full_dossier,
    a_typed_dossier,
    an_opened_dossier,
    fill,
    its_commune,
    its_producer,
)
from given.people import NOON, an_actor
from hoaban.core.accounts.roles import Role
from hoaban.core.permissions import Refusal, Refused

pytestmark = pytest.mark.django_db
SIGNED = {"declared_by": "Lò Thị Minh Hoạ", "declaration": "on"}


def at(dossier) -> str:
    return f"/ho-so/{dossier.code}/nop/"


def test_everything_stands_there_with_a_way_to_change_it() -> None:
    dossier = a_full_dossier()

    page = a_browser_of(its_producer(dossier).actor).get(at(dossier)).content.decode()

    assert dossier.product.producer.name in page
    assert "Thái" in page  # the producer sees its own sensitive facts
    assert "Lần đầu" in page
    assert "Hợp tác xã" in page
    assert REPORT["plan"] in page
    assert "Hợp đồng mua mật" in page
    assert f"/ho-so/{dossier.code}/tu-cham/1.5/" in page
    assert "/viec/chu-the/sua/" in page
    assert f"/ho-so/{dossier.code}/bao-cao/" in page
    assert "Cam đoan những thông tin trong Phiếu đăng ký là đúng sự thật" in page
    assert 'value="Lò Thị Minh Hoạ"' in page
    assert "Nộp cho UBND xã Thanh An" in page


def test_faults_stand_on_top_each_with_its_place_and_the_button_is_locked() -> None:
    dossier = an_opened_dossier()
    browser = a_browser_of(its_producer(dossier).actor)

    page = browser.get(at(dossier)).content.decode()
    posted = browser.post(at(dossier), SIGNED).content.decode()

    assert page.index("Chưa nộp được: còn") < page.index("<h1>")
    assert "Tiêu chí 1.5" in page
    assert 'aria-disabled="true"' in page
    assert "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 1.5" in page
    assert "Chưa nộp được: còn" in posted
    dossier.refresh_from_db()
    assert dossier.state == "draft"


def test_an_ended_paper_is_named() -> None:
    dossier = a_full_dossier(ends_on=NOON.date() - timedelta(days=1))

    page = a_browser_of(its_producer(dossier).actor).get(at(dossier)).content.decode()

    assert "Chưa nộp được: còn 1 chỗ cần sửa" in page
    assert "hết hạn ngày 30/11/2026" in page


def test_filing_confirms_with_the_code_and_who_is_next() -> None:
    dossier = a_full_dossier()
    browser = a_browser_of(its_producer(dossier).actor)

    answer = browser.post(at(dossier), SIGNED)
    page = browser.get(answer["Location"]).content.decode()

    assert answer["Location"] == f"/ho-so/{dossier.code}/"
    assert f"Mã hồ sơ {dossier.code}" in page
    assert "đã nộp, chờ xã tiếp nhận" in page


def test_without_the_tick_the_name_stays() -> None:
    dossier = a_full_dossier()

    page = (
        a_browser_of(its_producer(dossier).actor)
        .post(at(dossier), {"declared_by": "Lò Văn Minh Hoạ"})
        .content.decode()
    )

    assert "Đánh dấu vào ô cam đoan" in page
    assert 'value="Lò Văn Minh Hoạ"' in page


def test_when_a_paper_ended_meanwhile_the_name_stays_beside_what_to_do() -> None:
    dossier = a_full_dossier(ends_on=NOON.date() - timedelta(days=1))
    browser = a_browser_of(its_producer(dossier).actor)

    said = browser.post(at(dossier), {**SIGNED, "declared_by": "Lò Văn Minh Hoạ"})

    page = said.content.decode()
    assert said.status_code == 403
    assert "Chưa nộp được: còn 1 chỗ cần sửa" in page
    assert "Mẫu số 02 Phụ lục III, Phần III" in page
    assert "Điều 6" not in page[page.index("errsum") : page.index("</details>")]
    assert 'value="Lò Văn Minh Hoạ"' in page
    assert 'aria-disabled="true"' in page


def test_a_refusal_that_names_no_fault_is_shown_too(monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = a_full_dossier()
    why = Refusal("no-edition-in-force", "Chưa có bộ tiêu chí nào có hiệu lực.")
    monkeypatch.setattr("hoaban.web.producer.file_dossier.actions.file_dossier", _refusing(why))

    page = a_browser_of(its_producer(dossier).actor).post(at(dossier), SIGNED).content.decode()

    assert "Chưa có bộ tiêu chí nào có hiệu lực." in page
    assert 'value="Lò Thị Minh Hoạ"' in page


def _refusing(refusal: Refusal) -> Any:
    def refuse(*_given: Any, **_more: Any) -> None:
        raise Refused(refusal)

    return refuse


def test_an_officer_files_for_the_producer() -> None:
    dossier = a_typed_dossier()
    officer = its_commune(dossier)
    fill(dossier, officer)
    browser = a_browser_of(officer.actor)

    page = browser.get(at(dossier)).content.decode()

    assert f"/ban-xa/chu-the/{dossier.product.producer.slug}/sua/" in page
    assert browser.post(at(dossier), SIGNED).status_code == 302


def test_a_filed_one_is_not_filed_again_and_others_may_not() -> None:
    dossier = a_filed_dossier()

    own = a_browser_of(its_producer(dossier).actor).get(at(dossier))
    other = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get(at(dossier))

    assert "Hồ sơ đang ở bước: đã nộp" in own.content.decode()
    assert other.status_code == 403
