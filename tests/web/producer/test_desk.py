"""The producer's desk: the one next step first."""

import pytest

from given.browser import a_browser_of
from given.certificates import a_certificate
from given.dossiers import a_dossier_sent_back, a_filed_dossier, an_opened_dossier, its_producer
from given.people import an_actor
from given.registry import a_producer, a_product, a_representative_of
from hoaban.areas.dossiers.actions import withdraw_dossier
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_an_empty_desk_says_how_to_begin() -> None:
    page = a_browser_of(a_representative_of(a_producer())).get("/viec/").content.decode()

    assert "Chưa có hồ sơ nào" in page
    assert "/viec/san-pham-moi/" in page


def test_what_was_sent_back_is_the_next_step_and_notices_are_told() -> None:
    dossier = a_dossier_sent_back()
    a_product(dossier.product.producer, name="Măng khô Minh Hoạ")

    page = a_browser_of(its_producer(dossier).actor).get("/viec/").content.decode()

    assert "Việc đầu tiên:" in page
    assert "Hợp đồng mờ, không đọc được." in page
    assert f"/ho-so/{dossier.code}/tu-cham/1.5/" in page
    assert "Cần sửa 1 chỗ rồi nộp lại" in page
    assert "Măng khô Minh Hoạ" in page


def test_a_dossier_in_other_hands_has_no_next_step_and_a_closed_one_stays_readable() -> None:
    filed = a_filed_dossier()
    gone = an_opened_dossier(a_product(filed.product.producer))
    withdraw_dossier(its_producer(gone), gone)

    page = a_browser_of(its_producer(filed).actor).get("/viec/").content.decode()

    assert "Việc tiếp theo:" not in page
    assert "đã nộp, chờ xã tiếp nhận" in page
    assert f"Xem lại hồ sơ {gone.code}" in page


def test_a_product_whose_star_holds_shows_it_and_is_not_asked_for_a_first_dossier() -> None:
    certificate = a_certificate()
    product = certificate.product

    page = a_browser_of(a_representative_of(product.producer)).get("/viec/").content.decode()

    assert f"{certificate.star} sao – còn hiệu lực đến" in page
    assert f"/viec/san-pham/{product.slug}/ho-so-moi/" not in page


def test_an_officer_has_another_desk() -> None:
    answer = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get("/viec/")

    assert answer.status_code == 403
    assert "Bàn này dành cho người đại diện" in answer.content.decode()
