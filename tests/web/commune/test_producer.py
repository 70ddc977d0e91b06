"""One producer, for the commune and the offices."""

import pytest

from given.browser import a_browser_of
from given.council import a_sitting, an_entry
from given.people import OTHER_COMMUNE, an_actor
from given.registry import a_producer, a_product, a_representative_of
from hoaban.areas.registry.queries import looks_at
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_officer_sees_everything_and_what_can_be_done() -> None:
    producer = a_producer()
    product, representative = a_product(producer), a_representative_of(producer)

    page = (
        a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get(f"/ban-xa/chu-the/{producer.slug}/").content.decode()
    )

    for words in (
        product.name,
        representative.name,
        "Cấp phiếu vào",
        "Sửa thông tin",
        "Đăng ký sản phẩm",
    ):
        assert words in page
    assert ">Thái<" not in page
    assert "(đã che)" in page


def test_sensitive_values_are_shown_once_the_reader_says_why_and_the_look_is_told() -> None:
    producer = a_producer()
    officer = an_actor(Role.COMMUNE_OFFICER)
    browser, address = a_browser_of(officer), f"/ban-xa/chu-the/{producer.slug}/"

    without = browser.post(address, {"hien": "1"})
    shown = browser.post(address, {"hien": "1", "reason": "appraise"}).content.decode()
    again = browser.get(address).content.decode()

    assert without.status_code == 422
    assert "Chọn lý do xem" in without.content.decode()
    assert ">Thái<" not in without.content.decode()
    assert ">Thái<" in shown
    assert "Lần xem này đã ghi vào nhật ký" in shown
    assert ">Thái<" not in again
    assert [look.who for look in looks_at(producer)] == [officer.name]


def test_who_may_not_look_is_shown_nothing_by_pressing() -> None:
    producer = a_producer()

    answer = a_browser_of(an_actor(Role.AUDITOR)).post(
        f"/ban-xa/chu-the/{producer.slug}/", {"hien": "1", "reason": "appraise"}
    )

    assert ">Thái<" not in answer.content.decode()
    assert not looks_at(producer)


def test_the_council_sees_whom_it_judges_without_what_is_sensitive_and_is_told_why() -> None:
    entry = an_entry(a_sitting())
    producer = entry.dossier.producer
    unused = a_product(producer)
    member = entry.round.council.seats.get(chair=True).user
    browser = a_browser_of(an_actor(Role.COUNCIL_CHAIR, user=member))

    page = browser.get(f"/ban-xa/chu-the/{producer.slug}/").content.decode()

    assert browser.get(f"/ban-xa/chu-the/{a_producer().slug}/").status_code == 403
    assert entry.dossier.product.name in page
    assert f">{unused.name}<" not in page
    assert "Thái" not in page
    assert "nơi thường trú chỉ hiện với" in page
    assert "gặp mặt trực tiếp" in page
    assert "Sửa thông tin" not in page


def test_the_chair_of_the_commune_reads_it_and_leaves_keeping_it_to_the_officer() -> None:
    producer = a_producer()

    page = (
        a_browser_of(an_actor(Role.COMMUNE_CHAIR)).get(f"/ban-xa/chu-the/{producer.slug}/").content.decode()
    )

    assert "đang che" in page
    assert 'href="/ban-xa/chu-the/"' in page
    assert f"/ban-xa/chu-the/{producer.slug}/sua/" not in page
    assert "Đăng ký sản phẩm" not in page


def test_another_commune_does_not_see_it() -> None:
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))

    assert browser.get(f"/ban-xa/chu-the/{a_producer().slug}/").status_code == 403
