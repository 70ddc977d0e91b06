"""Cancelling an entry from paper, seen."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.dossiers import a_paper_dossier, its_producer
from given.people import an_actor
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_it_is_closed_with_its_reason_and_stays_readable() -> None:
    dossier = a_paper_dossier()
    office = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
    address = f"/tinh/ho-so-giay/{dossier.code}/huy/"

    page = office.get(address).content.decode()
    without = office.post(address, {})
    answer = office.post(address, {"reason": "Nhầm sản phẩm."})
    after = office.get(answer["Location"]).content.decode()
    own = a_browser_of(its_producer(dossier).actor).get(f"/ho-so/{dossier.code}/").content.decode()

    assert "hồ sơ giấy không bị rút" in page
    assert without.status_code == 422
    for shown in (after, own):
        assert "bản nhập từ giấy đã hủy" in shown
        assert "Nhầm sản phẩm." in shown
    assert "/sua/" not in after
    assert office.get(address).status_code == 403


def test_nobody_but_the_office_cancels() -> None:
    dossier = a_paper_dossier()

    team = a_browser_of(an_actor(Role.ADVISORY_MEMBER))
    assert team.get(f"/tinh/ho-so-giay/{dossier.code}/huy/").status_code == 403
