"""Letting people in: a slip, a forgotten password, one number for two, a borrowed computer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from given.installation import Installation, python_in
from given.visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

pytestmark = pytest.mark.browser

FIRST, CHANGED, THIRD = "rừng xanh suối mát", "nhà sàn bên suối", "mùa ban nở trắng"
PEOPLE = """
import django; django.setup()
import json
from given.dossiers import a_full_dossier
from given.people import COMMUNE, a_holding, a_person, the_operator
from given.registry import a_producer, an_office_act
from hoaban.areas.registry import actions as registry
from hoaban.core.accounts import actions
from hoaban.core.accounts.roles import Role

producer = a_producer(name="HTX Minh Hoạ Mất Mật Khẩu", phone="")
[made] = registry.print_slips(an_office_act(), producers=[producer.slug])
officer = a_holding(Role.COMMUNE_OFFICER, unit=COMMUNE).user
writer = a_full_dossier()
held = writer.product.producer
from hoaban.areas.registry.queries import representatives_of
owner = representatives_of(held)[0].user
print(json.dumps({
    "number": made.way_in.slip.number, "code": made.way_in.code, "producer": producer.slug,
    "officer": actions.make_slip(the_operator(), officer).secret,
    "second officer": actions.make_slip(the_operator(), a_holding(Role.COMMUNE_OFFICER).user).secret,
    "owner": actions.make_slip(the_operator(), owner).secret, "owner_phone": owner.phone,
    "report": f"/ho-so/{writer.code}/bao-cao/",
}))
"""


@pytest.fixture(scope="module")
def rows(place: Installation) -> dict[str, Any]:
    place.run("user", "add", "0900000001", "--name", "Quản trị Minh Hoạ")
    found: dict[str, Any] = python_in(place, PEOPLE)
    return found


def enter(person: Visitor, number: str, password: str) -> None:
    """Log in with number and password on a phone of one's own."""
    person.goto("/dang-nhap/")
    person.fill("Số điện thoại hoặc e-mail", number)
    person.page.get_by_label("Mật khẩu", exact=True).fill(password)
    person.pick("kind", "own")
    person.click("Đăng nhập")


def test_a_producer_without_e_mail_comes_in_changes_and_loses_her_password_and_comes_in_again(
    rows: dict[str, Any], visitor: Callable[[], Visitor]
) -> None:
    her = visitor()
    her.goto("/phieu/")
    her.fill("Số phiếu, hoặc số điện thoại", rows["number"])
    her.fill("Mã 8 số trên phiếu", rows["code"])
    her.fill("Mật khẩu mới", FIRST)
    her.pick("kind", "own")
    her.click("Vào Hoa Ban")
    her.must_see("HTX Minh Hoạ Mất Mật Khẩu")
    her.fill("Họ tên của bạn", "Lò Thị Minh Hoạ")
    her.fill("Số điện thoại của bạn", "0912 345 678")
    her.click("Vào Hoa Ban")
    her.must_see("Lò Thị Minh Hoạ")

    her.goto("/mat-khau/")
    her.fill("Mật khẩu đang dùng", FIRST)
    her.fill("Mật khẩu mới", CHANGED)
    her.click("Đổi mật khẩu")
    her.must_see("Đã đổi mật khẩu")
    her.goto("/dang-xuat/")
    her.click("Đăng xuất")
    enter(her, "0912345678", FIRST)
    her.must_see("chưa đúng")

    officer = visitor()
    officer.come_in(f"/phieu/{rows['officer']}/", THIRD)
    officer.goto(f"/ban-xa/chu-the/{rows['producer']}/")
    officer.click("Phiếu mới cho Lò Thị Minh Hoạ")
    officer.click("Tạo phiếu")
    code = re.search(r"\b(\d{4} \d{4})\b", officer.page.locator(".ticket b").inner_text())
    assert code

    her.goto("/phieu/")
    her.fill("Số phiếu, hoặc số điện thoại", "0912345678")
    her.fill("Mã 8 số trên phiếu", code[1])
    her.fill("Mật khẩu mới", THIRD)
    her.click("Vào Hoa Ban")
    her.must_see("Lò Thị Minh Hoạ")
    her.goto("/dang-xuat/")
    her.click("Đăng xuất")
    enter(her, "0912345678", THIRD)
    her.must_see("Lò Thị Minh Hoạ")


def test_two_people_share_a_number_and_each_comes_in_as_themselves(
    rows: dict[str, Any], visitor: Callable[[], Visitor]
) -> None:
    officer = visitor()
    officer.come_in(f"/phieu/{rows['second officer']}/", THIRD)
    links = {name: _slip_by(rows, officer, name) for name in ("Quàng Thị Minh Hoạ", "Quàng Văn Minh Hoạ")}
    for name, code in links.items():
        one = visitor()
        one.goto("/phieu/")
        one.fill("Số phiếu, hoặc số điện thoại", "0977 000 111")
        one.fill("Mã 8 số trên phiếu", code)
        one.fill("Mật khẩu mới", FIRST)
        one.click("Vào Hoa Ban")
        one.must_see(name)

    both = visitor()
    enter(both, "0977000111", FIRST)
    both.must_see("Bạn là ai?")
    both.click("Quàng Văn Minh Hoạ")
    both.must_see("Quàng Văn Minh Hoạ")
    assert not both.sees("Quàng Thị Minh Hoạ")


def _slip_by(rows: dict[str, Any], officer: Visitor, name: str) -> str:
    """The digits of a slip that the commune's officer makes for this person on the shared number."""
    officer.goto(f"/ban-xa/chu-the/{rows['producer']}/moi-nguoi/")
    officer.fill("Họ tên người đại diện", name)
    officer.fill("Số điện thoại", "0977000111")
    officer.click("Tạo phiếu")
    if officer.sees("Người khác dùng chung số này"):
        officer.must_see("Quàng Thị Minh Hoạ")
        officer.choose("Người khác dùng chung số này")
        officer.click("Tạo phiếu")
    found = re.search(r"\d{4} \d{4}", officer.page.locator(".ticket b").inner_text())
    assert found
    return found[0]


KEPT = """async () => ({
    local: Object.entries(localStorage), session: Object.entries(sessionStorage),
    caches: 'caches' in window ? await caches.keys() : [],
    databases: indexedDB.databases ? (await indexedDB.databases()).map((found) => found.name) : [],
    workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
})"""
NOTHING = {"local": [], "session": [], "caches": [], "databases": [], "workers": 0}


@pytest.fixture
def computer(chromium: Browser) -> Any:
    context = chromium.new_context(locale="vi-VN")
    context.set_default_timeout(10_000)
    yield context
    context.close()


def test_a_shared_computer_leaves_nothing_behind(
    place: Installation, rows: dict[str, Any], computer: BrowserContext
) -> None:
    page = computer.new_page()
    page.goto(f"{place.base}/phieu/{rows['owner']}/")
    page.get_by_label("Mật khẩu mới").fill(FIRST)
    page.locator("input[name=kind][value=shared]").check()
    page.get_by_role("button", name="Vào Hoa Ban").click()
    [cookie] = [one for one in computer.cookies() if one["name"] == "sessionid"]
    assert cookie["expires"] == -1, "it goes when the browser closes"

    answer = page.goto(place.base + rows["report"])
    assert answer
    assert answer.headers["cache-control"] == "no-store"
    page.get_by_text("Kế hoạch sắp tới").first.wait_for()
    computer.set_offline(True)
    page.get_by_label("Kế hoạch sắp tới").fill("Bí mật của nhà tôi.")
    page.locator(".save--off", has_text="Trên máy").wait_for()
    kept = page.evaluate(KEPT)
    assert kept["local"] == [], "what is typed on a borrowed machine goes with its tab"
    assert "Bí mật" in str(kept["session"])
    page.close()
    computer.set_offline(False)

    other = computer.new_page()
    other.goto(place.base + "/san-pham/")
    assert other.evaluate(KEPT) == NOTHING
    other.goto(place.base + "/dang-xuat/")
    with other.expect_response(lambda one: one.request.method == "POST") as sent:
        other.locator("main").get_by_role("button", name="Đăng xuất").click()
    assert sent.value.all_headers()["clear-site-data"] == '"cache", "cookies", "storage"'
    other.wait_for_load_state()

    assert computer.cookies() == []
    assert other.evaluate(KEPT) == NOTHING
    other.goto(place.base + rows["report"])
    assert "/dang-nhap/" in other.url
    other.go_back()
    assert "Bí mật" not in other.content()
