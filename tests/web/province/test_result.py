"""A result with its reasons, seen."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from given.browser import a_browser_of
from given.council import (
    a_closed_entry,
    a_sitting,
    an_entry,
    an_entry_to_mark_anew,
    answers_by,
    answers_for,
    sheets_closed,
)
from given.people import an_act, an_actor
from hoaban.areas.council import actions
from hoaban.areas.council.queries import criteria_set_of
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def seen_by(actor, entry) -> str:  # type: ignore[no-untyped-def]
    return a_browser_of(actor).get(f"/dot/san-pham/{entry.pk}/ket-qua/").content.decode().split("<main", 1)[1]


def test_before_the_close_nobody_sees_it_and_is_told_why() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:7], entry)

    page = a_browser_of(an_actor(Role.PROVINCE_CHAIRMAN)).get(f"/dot/san-pham/{entry.pk}/ket-qua/")

    assert page.status_code == 403
    assert "Điểm, độ lệch và hạng sao chưa mở" in page.content.decode()
    assert "khoản 2 Điều 4; Quy chế Hội đồng" in page.content.decode()


def test_star_reasons_and_marks_by_criterion_are_shown() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:6], entry, answers_by(entry, c10="a"))
    actions.close_scoring(an_act(Role.COUNCIL_SECRETARY), entry)

    page = seen_by(sitting.chair.actor, entry)

    assert "3 sao – dự kiến, chờ công nhận" in page
    assert "Điều kiện 4 sao ở tiêu chí 10" in page
    assert "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 10" in page
    assert "6 phiếu" in page
    assert "theo Quy chế số 56/QC-HĐ" in page


def test_both_passes_stand_beside_each_other() -> None:
    sitting = a_sitting()
    entry = an_entry_to_mark_anew(sitting)
    sheets_closed(sitting.members[:6], entry, answers_for(entry, 80))
    actions.close_scoring(an_act(Role.COUNCIL_SECRETARY), entry)

    page = seen_by(an_actor(Role.PROVINCIAL_OFFICER), entry)

    assert "Lần chấm lại, lấy làm kết quả" in page
    assert "Lần chấm đầu, giữ để đối chiếu" in page
    assert "62 – 86" in page


def test_a_product_knocked_out_and_one_with_two_stars_say_so() -> None:
    sitting = a_sitting()
    out, low = an_entry(sitting), an_entry(sitting)
    for act in sitting.members[:4]:
        knock_out = criteria_set_of(out).knock_outs[0].id
        actions.propose_knock_out(act, out, knock_out=knock_out, reason="Giấy giả")
    sheets_closed(sitting.members[:6], out)
    sheets_closed(sitting.members[:6], low, answers_for(low, 40))
    actions.close_round(an_act(Role.COUNCIL_SECRETARY), sitting.round)

    assert "Hồ sơ bị loại" in seen_by(sitting.chair.actor, out)
    assert "Giấy giả" in seen_by(sitting.chair.actor, out)
    assert "sao – không cấp giấy" in seen_by(sitting.chair.actor, low)


def test_the_advisory_team_and_communes_do_not_see_it() -> None:
    entry = a_closed_entry()

    for role in (Role.ADVISORY_MEMBER, Role.COMMUNE_OFFICER):
        assert a_browser_of(an_actor(role)).get(f"/dot/san-pham/{entry.pk}/ket-qua/").status_code == 403


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "²", "٣", "-1"])
def test_odd_digits_in_an_address_find_nothing_and_break_nothing(number: str) -> None:
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))

    assert browser.get(f"/dot/san-pham/{quote(number)}/ket-qua/").status_code == 404
