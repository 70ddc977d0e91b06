"""A dossier as the province reads it."""

import pytest

from given.browser import a_browser_of
from given.council import a_sitting, an_entry, an_extra_round
from given.dossiers import (
    MATTERS,
    a_filed_dossier,
    a_forwarded_dossier,
    a_taken_in_dossier,
    a_typed_dossier,
    an_opened_dossier,
    its_commune,
    its_producer,
    the_office,
)
from given.people import an_actor
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def page_of(dossier, actor=None) -> str:
    return a_browser_of(actor or the_office().actor).get(f"/tinh/ho-so/{dossier.code}/").content.decode()


def test_a_proposal_shows_the_communes_words_and_offers_intake_or_completion() -> None:
    dossier = a_forwarded_dossier()

    page = page_of(dossier)

    assert MATTERS["idea_origin"] in page
    assert f"/ho-so/{dossier.code}/nhan-du/" in page
    assert f"/ho-so/{dossier.code}/yeu-cau-hoan-thien/" in page
    assert "Thái" in page


def test_a_taken_in_one_shows_its_number_and_no_more_to_do() -> None:
    dossier = a_taken_in_dossier()

    page = page_of(dossier)

    assert "01-01/PĐK-11-03352-2026" in page
    assert f"/ho-so/{dossier.code}/nhan-du/" not in page


def test_what_the_office_types_leads_to_its_typing() -> None:
    dossier = a_typed_dossier()

    assert f'href="/ho-so/{dossier.code}/"' in page_of(dossier)


def test_the_council_reads_it_in_a_round_and_not_before() -> None:
    sitting = a_sitting(an_extra_round())
    filed, in_round = a_filed_dossier(), an_entry(sitting, a_taken_in_dossier()).dossier
    member = sitting.members[1].actor

    page = page_of(in_round, member)

    assert "(đã che)" in page
    assert "Hợp đồng mua mật" in page  # the papers are there to be read
    assert "Có hợp đồng liên kết trên 75%" not in page  # the producer's own marks are not
    assert "Điểm chủ thể tự chấm chỉ mở ở bàn chấm" in page
    assert "tự tính" not in page
    own = a_browser_of(member).get(f"/ho-so/{in_round.code}/").content.decode()
    assert "điểm bạn tự chấm" not in own
    assert a_browser_of(member).get(f"/tinh/ho-so/{filed.code}/").status_code == 403
    assert a_browser_of(the_office().actor).get(f"/tinh/ho-so/{an_opened_dossier().code}/").status_code == 403


def test_who_may_not_take_in_reads_who_may() -> None:
    page = page_of(a_forwarded_dossier(), an_actor(Role.AUDITOR))

    assert "Việc này do Văn phòng OCOP tỉnh thực hiện." in page


def test_producer_and_commune_are_sent_to_their_own_page() -> None:
    dossier = a_forwarded_dossier()

    for actor in (its_producer(dossier).actor, its_commune(dossier).actor):
        answer = a_browser_of(actor).get(f"/tinh/ho-so/{dossier.code}/")
        assert answer.status_code == 403
        assert "Mở hồ sơ ở bàn việc của mình" in answer.content.decode()
