"""The minutes, to be printed and signed outside."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_closed_entry, a_round
from given.people import an_actor
from hoaban.areas.council.models import Minutes
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_minutes_hold_council_results_and_the_head() -> None:
    entry = a_closed_entry()

    page = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get("/dot/2026-2/bien-ban/").content.decode()

    assert "Bản dự thảo" in page
    assert entry.dossier.product.name in page
    assert "6 phiếu trên 8 ghế (0 không tham gia chấm); trung bình 72" in page
    assert "Đề xuất: 4 sao" in page
    assert Minutes.objects.get().audit_head in page


def test_an_open_round_has_none_and_others_do_not_see_them() -> None:
    a_round()

    assert a_browser_of(an_actor(Role.AUDITOR)).get("/dot/2026-2/bien-ban/").status_code == 404
    assert a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get("/dot/2026-2/bien-ban/").status_code == 403
