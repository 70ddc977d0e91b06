"""What the law or a right refuses, seen on a phone: the words and their source stand on the page, and what
was typed stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from given import certificates, council, dossiers
from given.browser import a_browser_of
from given.people import NOON, OTHER_COMMUNE, an_act, an_actor
from given.visitor import Visitor
from hoaban.areas.council import actions as council_actions
from hoaban.areas.council.queries import grounds_of
from hoaban.areas.dossiers import actions
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import Actor

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.browser
Comes = Callable[[Actor], Visitor]
YESTERDAY = NOON.date() - timedelta(days=1)


@pytest.fixture
def comes(chromium: Browser, live_server: LiveServer, founded: None) -> Iterator[Comes]:
    """Gives somebody with a phone who has logged in as this person."""
    there: list[Visitor] = []

    def come(actor: Actor) -> Visitor:
        visitor = Visitor(chromium, live_server.url)
        there.append(visitor)
        key = a_browser_of(actor).cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}
        visitor.page.context.add_cookies([cookie])  # type: ignore[list-item]
        return visitor

    yield come
    for visitor in there:
        visitor.leave()


def test_a_dossier_with_a_missing_part_is_not_filed(comes: Comes) -> None:
    dossier = dossiers.a_full_dossier()
    act = dossiers.its_producer(dossier)
    producer = comes(act.actor)
    producer.goto(f"/ho-so/{dossier.code}/nop/")
    actions.write_report(act, dossier, plan="")

    producer.fill("Họ tên người đại diện pháp luật", "Lò Thị Minh Hoạ")
    producer.choose("Tôi cam đoan như trên")
    producer.click("Nộp cho UBND")

    producer.must_see("Chưa nộp được")
    producer.must_see("Các phần khác vẫn còn nguyên.")
    producer.page.locator("summary", has_text="Vì sao").first.click()
    producer.must_see("khoản 1 Điều 6")
    dossier.refresh_from_db()
    assert dossier.state == "draft"


def test_a_dossier_with_an_expired_paper_is_not_filed(comes: Comes) -> None:
    dossier = dossiers.a_full_dossier(ends_on=YESTERDAY)
    producer = comes(dossiers.its_producer(dossier).actor)

    producer.goto(f"/ho-so/{dossier.code}/nop/")

    producer.must_see("Chưa nộp được: còn 1 chỗ cần sửa")
    producer.must_see("hết hạn ngày 30/11/2026")
    producer.page.locator("summary", has_text="Vì sao").first.click()
    producer.must_see("QĐ 26/2026/QĐ-TTg")


def test_scoring_does_not_close_without_the_quorum(comes: Comes) -> None:
    sitting = council.a_sitting()
    entry = council.an_entry(sitting)
    council.sheets_closed(sitting.members[:2], entry)
    office = comes(an_actor(Role.PROVINCIAL_OFFICER))
    office.goto(f"/dot/san-pham/{entry.pk}/khep/")

    office.choose("Không tính các phiếu đang chấm dở")
    office.click("Khép chấm điểm")

    office.must_see("chưa đủ túc số, mới có 2 phiếu đã chốt")
    office.must_see("56/QC-HĐ")
    assert office.page.get_by_label("Không tính các phiếu đang chấm dở").is_checked()
    assert not council.the_entry(entry).results_of_passes.exists()


def test_a_recused_member_does_not_mark(comes: Comes) -> None:
    sitting = council.a_sitting()
    entry = council.an_entry(sitting)
    council_actions.recuse_member(sitting.members[1], entry, ground=grounds_of(sitting.council)[0])
    member = comes(sitting.members[1].actor)

    member.goto(f"/cham/{entry.pk}/")

    member.must_see("Không chấm được sản phẩm này: đã khai có lợi ích liên quan ngày 01/12/2026")
    member.must_see("khoản 2 Điều 4; Quy chế Hội đồng")


def test_what_is_received_already_is_not_sent_back(comes: Comes) -> None:
    """Two officers of one commune: while one writes what to mend, the other receives the dossier."""
    dossier = dossiers.a_filed_dossier()
    officer = comes(dossiers.its_commune(dossier).actor)
    officer.goto(f"/ho-so/{dossier.code}/tra-lai/")
    officer.page.locator("select[name=place-1]").select_option(value="1.5")
    officer.page.locator("textarea[name=what-1]").fill("Hợp đồng mờ, không đọc được.")
    actions.receive_dossier(dossiers.its_commune(dossier), dossier)

    officer.click("Gửi phiếu cho chủ thể")

    officer.must_see("Hồ sơ đang ở bước")
    officer.must_see("khoản 2 Điều 7")
    dossier.refresh_from_db()
    assert dossier.state == "received"


def test_another_communes_dossier_does_not_open(comes: Comes) -> None:
    dossier = dossiers.a_filed_dossier()
    officer = comes(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))

    officer.goto(f"/ho-so/{dossier.code}/tiep-nhan/")

    officer.must_see("Việc này do UBND xã nơi sản phẩm được làm ra thực hiện.")
    officer.must_see("khoản 2 Điều 7")
    assert not officer.sees(dossier.product.name)


def test_a_decision_is_not_entered_without_its_signed_copy(comes: Comes) -> None:
    dossier = certificates.a_submitted_dossier()
    round = dossier.entries.get().round
    office = comes(an_act(Role.PROVINCIAL_OFFICER).actor)
    office.goto(f"/quyet-dinh/moi/{round.code}/")
    office.page.locator("main input[type=radio]").first.check()
    office.page.get_by_label(dossier.product.name).check()
    office.fill("Số quyết định", "2026/QĐ-UBND")
    office.fill("Ngày ký", "01/12/2026")

    office.click("Lưu và công bố")

    office.must_see("Gắn bản quyết định đã ký: chưa có bản ký thì sao chưa được công bố.")
    office.must_see("điểm e khoản 3 Điều 7")
    assert office.page.get_by_label("Số quyết định").input_value() == "2026/QĐ-UBND"
    dossier.refresh_from_db()
    assert dossier.state == "submitted"
