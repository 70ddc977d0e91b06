"""One round, in counts."""

from __future__ import annotations

from datetime import datetime

import pytest

from given.browser import a_browser_of
from given.council import (
    a_closed_entry,
    a_round,
    a_sitting,
    an_entry,
    an_entry_to_mark_anew,
    an_extra_round,
    answers_for,
    marked,
    sheets_closed,
)
from given.people import a_person, an_act, an_actor
from hoaban.areas.council import actions
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import Actor

pytestmark = pytest.mark.django_db


def main_of(browser, code: str = "2026-2") -> str:  # type: ignore[no-untyped-def]
    return browser.get(f"/dot/{code}/").content.decode().split("<main", 1)[1]


def test_an_empty_round_says_what_comes_next() -> None:
    a_round()

    page = main_of(a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)))

    assert "Đợt này chưa có Hội đồng" in page
    assert "/dot/2026-2/hoi-dong/" in page
    assert "/dot/2026-2/xep/" in page
    assert "Chưa có hồ sơ nào trong đợt." in page


def test_counts_add_up_and_no_figure_of_any_sheet_is_there() -> None:
    sitting = a_sitting()
    first, second = an_entry(sitting), an_entry(sitting)
    sheets_closed(sitting.members[:6], first, answers_for(first, 73))
    marked(sitting.chair, second, {"1.1": "a"})
    actions.recuse_member(sitting.members[1], second, ground="own_or_family_stake")

    page = main_of(a_browser_of(an_actor(Role.COUNCIL_SECRETARY)))

    assert "Đã chốt 6 trên 11 phiếu" in page
    assert "6 người có mặt × 2 sản phẩm, trừ 1 phiếu của người không tham gia chấm" in page
    assert "còn 5 phiếu tính điểm chưa chốt" in page
    assert "73" not in page
    assert "dự kiến" not in page
    assert sitting.members[1].actor.name not in page  # all closed or stepped back: which is nobody's business


def test_who_has_sheets_to_close_is_named_to_those_who_keep_the_round_alone() -> None:
    """From the numbers beside the names others could tell who takes no part in which product."""
    sitting = a_sitting(secretary=a_person())
    first, second = an_entry(sitting), an_entry(sitting)
    marked(sitting.members[2], first, {"1.1": "a"})
    marked(sitting.members[3], second, {"1.1": "a"})
    actions.recuse_member(sitting.members[3], first, ground="own_or_family_stake")
    names = [sitting.members[number].actor.name for number in (2, 3, 4)]

    def named_to(actor: Actor) -> list[str]:
        return [name for name in names if f"<span>{name}</span>" in main_of(a_browser_of(actor))]

    assert named_to(sitting.secretary.actor) == named_to(an_actor(Role.PROVINCIAL_OFFICER)) == names
    watching = [an_actor(Role.AUDITOR), an_actor(Role.PROVINCE_CHAIRMAN)]
    for actor in [sitting.members[1].actor, sitting.chair.actor, *watching]:
        assert named_to(actor) == []
        assert "Đã chốt 0 trên 3 phiếu" in main_of(a_browser_of(actor))


def test_a_member_sees_their_own_round_and_not_anothers() -> None:
    sitting, other = a_sitting(), a_sitting(an_extra_round())
    browser = a_browser_of(sitting.members[1].actor)

    answer = browser.get(f"/dot/{other.round.code}/")

    assert "Đợt 02 năm 2026" in main_of(browser)
    assert answer.status_code == 403
    assert "Đợt này của Hội đồng khác." in answer.content.decode()


def test_a_product_to_be_marked_anew_names_where_the_sheets_differ_and_no_figure() -> None:
    an_entry_to_mark_anew()

    page = main_of(a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)))

    assert "Thảo luận trước: 1 sản phẩm" in page
    assert "Xa nhau nhất ở tiêu chí" in page
    for figure in ("86", "62", "82", "24"):
        assert f">{figure}" not in page


def test_a_closed_round_leads_to_results_minutes_and_submission() -> None:
    entry = a_closed_entry()

    page = main_of(a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)))

    assert f"/dot/san-pham/{entry.pk}/ket-qua/" in page
    assert "/dot/2026-2/bien-ban/" in page
    assert "/dot/2026-2/trinh/" in page
    assert "Theo Quy chế số 56/QC-HĐ" in page or "theo Quy chế số 56/QC-HĐ" in page


def test_a_postponed_product_is_listed_apart() -> None:
    sitting = a_sitting()
    kept, gone = an_entry(sitting), an_entry(sitting)
    actions.postpone_dossier(an_act(Role.PROVINCIAL_OFFICER), gone, reason="Thiếu mẫu")

    page = main_of(a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)))

    assert "Đã chuyển đợt sau" in page
    assert "Chưa thành viên nào bắt đầu chấm." in page
    assert kept.dossier.code in page


def test_who_watches_sees_counts_and_no_deeds() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    page = main_of(a_browser_of(an_actor(Role.AUDITOR)))

    assert f"/dot/san-pham/{entry.pk}/khep/" not in page
    assert "/dot/2026-2/xep/" not in page


def test_others_do_not_see_it_and_an_unknown_round_is_no_page() -> None:
    a_round()

    assert a_browser_of(an_actor(Role.ADVISORY_MEMBER)).get("/dot/2026-2/").status_code == 403
    assert a_browser_of(an_actor(Role.AUDITOR)).get("/dot/2031-1/").status_code == 404


def test_a_round_past_its_last_day_says_so(settings) -> None:  # type: ignore[no-untyped-def]
    a_sitting()
    settings.TODAY = datetime(2026, 12, 30).date()  # noqa: DTZ001

    assert "Đợt này phải xong chậm nhất ngày 29/12/2026" in main_of(
        a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
    )
