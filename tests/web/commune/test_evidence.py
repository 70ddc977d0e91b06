"""A producer's evidence library, for the commune and the offices."""

import pytest

from given.browser import a_browser_of
from given.dossiers import a_taken_in_dossier
from given.people import OTHER_COMMUNE, an_actor
from given.registry import a_paper, a_producer
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_officer_may_add_and_the_advisory_team_may_look_at_what_was_filed() -> None:
    dossier = a_taken_in_dossier()
    paper = a_paper(dossier.producer, title="Phiếu 2026")
    address = f"/ban-xa/chu-the/{dossier.producer.slug}/giay-to/"

    officer = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get(address).content.decode()
    team = a_browser_of(an_actor(Role.ADVISORY_MEMBER)).get(address).content.decode()

    assert paper.title in officer
    assert f"{address}them/" in officer
    assert "Hợp đồng mua mật" in team
    assert paper.title not in team
    assert "loại giấy chưa có" not in team
    assert "Thay bản mới" not in team
    assert "người đại diện của chủ thể" in team


def test_the_team_does_not_see_the_library_of_who_has_no_dossier_before_it() -> None:
    answer = a_browser_of(an_actor(Role.ADVISORY_MEMBER)).get(
        f"/ban-xa/chu-the/{a_paper(a_producer()).producer.slug}/giay-to/"
    )

    assert answer.status_code == 403
    assert "có hồ sơ đến lượt mình" in answer.content.decode()


def test_another_commune_does_not_see_it() -> None:
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))

    assert browser.get(f"/ban-xa/chu-the/{a_producer().slug}/giay-to/").status_code == 403
