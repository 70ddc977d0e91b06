"""One round as a download."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_closed_entry
from given.people import an_actor
from given.tables import lines_of, sheets_of
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_office_takes_the_round_along() -> None:
    entry = a_closed_entry(72)

    answer = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get("/dot/2026-2/tai-ve/")

    sheets = sheets_of(b"".join(answer.streaming_content))
    assert list(sheets) == ["Sản phẩm trong đợt", "Điểm trên giấy", "Ghi chú"]
    assert lines_of(sheets["Sản phẩm trong đợt"])[0]["Hồ sơ"] == entry.dossier.code
    assert 'filename="dot-2026-2-2026-12-01.xlsx"' in answer["Content-Disposition"]


def test_the_page_of_the_round_leads_to_it() -> None:
    a_closed_entry(72)

    page = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get("/dot/2026-2/")

    assert 'href="/dot/2026-2/tai-ve/"' in page.content.decode()
