"""The province's desk."""

import pytest

from given.browser import a_browser_of
from given.dossiers import a_dossier_to_complete, a_filed_dossier, a_forwarded_dossier, the_office
from given.people import an_actor
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_what_waits_for_intake_and_how_many_stand_where() -> None:
    proposal = a_forwarded_dossier()
    filed = a_filed_dossier()
    browser = a_browser_of(the_office().actor)

    page = browser.get("/tinh/").content.decode()
    filed_ones = browser.get("/tinh/?buoc=filed").content.decode()

    assert f"/tinh/ho-so/{proposal.code}/" in page
    assert f"/tinh/ho-so/{filed.code}/" not in page
    assert "?buoc=filed" in page
    assert f"/tinh/ho-so/{filed.code}/" in filed_ones
    assert "đề nghị: Mật ong Minh Hoạ" in page


def test_an_empty_desk_says_so_and_an_unknown_step_is_passed_over() -> None:
    page = a_browser_of(the_office().actor).get("/tinh/?buoc=la").content.decode()

    assert "Không có đề nghị nào chờ" in page
    assert "Chưa có hồ sơ nào" in page


def test_others_who_watch_see_counts_and_communes_do_not_come_in() -> None:
    a_dossier_to_complete()

    page = a_browser_of(an_actor(Role.AUDITOR)).get("/tinh/").content.decode()

    assert "Cần hoàn thiện" in page
    assert a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get("/tinh/").status_code == 403
