"""The minutes, to be printed and signed outside."""

from __future__ import annotations

import pytest

from given import certificates
from given.browser import a_browser_of
from given.council import a_closed_entry, a_round, a_sitting
from given.people import an_actor
from hoaban.areas.council.models import Minutes, Round
from hoaban.core.accounts.roles import Role
from hoaban.core.documents.models import IssuedPaper

pytestmark = pytest.mark.django_db


def test_minutes_hold_council_results_and_the_head() -> None:
    entry = a_closed_entry()

    page = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get("/dot/2026-2/bien-ban/").content.decode()

    assert "Bản dự thảo" in page
    assert entry.dossier.product.name in page
    assert "6 phiếu trên 8 ghế (0 không tham gia chấm); trung bình 72" in page
    assert "Đề xuất: 4 sao" in page
    assert Minutes.objects.get().audit_head in page
    assert IssuedPaper.objects.get(kind="minutes").code.code in page


def test_the_members_read_them_when_the_round_is_closed_and_not_before() -> None:
    sitting = a_sitting()
    member = a_browser_of(sitting.members[1].actor)
    before = member.get("/dot/2026-2/bien-ban/")
    a_closed_entry(sitting=sitting)

    after = member.get("/dot/2026-2/bien-ban/")

    assert (before.status_code, after.status_code) == (403, 200)
    assert "Biên bản lập khi khép đợt" in before.content.decode()
    assert "Đề xuất: 4 sao" in after.content.decode()


def test_an_open_round_has_none_and_others_do_not_see_them() -> None:
    a_round()

    for role, why in ((Role.AUDITOR, "đợt này chưa khép"), (Role.COMMUNE_OFFICER, "dành cho Văn phòng OCOP")):
        answer = a_browser_of(an_actor(role)).get("/dot/2026-2/bien-ban/")
        assert answer.status_code == 403
        assert why in answer.content.decode()


def test_a_closed_round_whose_minutes_are_not_there_is_no_page() -> None:
    certificates.a_round()

    code = Round.objects.get().code
    assert a_browser_of(an_actor(Role.AUDITOR)).get(f"/dot/{code}/bien-ban/").status_code == 404
