"""What waits for the chairman, and why."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.certificates import a_round, a_submitted_dossier
from given.people import a_holding
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/quyet-dinh/cho/"
LIMIT = {"star": 4, "criterion": "1.5", "met": 3, "of": 9, "needs": "c"}
SOURCE = "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 1.5"


def shown(role):
    return a_browser_of(a_holding(role)).get(ADDRESS)


def held_at_three():
    return a_submitted_dossier(
        star=3, mean="8607/119", band=4, limits=[LIMIT], reasons=[{"code": "gate", **LIMIT, "source": SOURCE}]
    )


def test_the_chairman_sees_each_star_with_its_mean_and_why_but_no_button():
    dossier = held_at_three()

    text = shown(Role.PROVINCE_CHAIRMAN).content.decode()

    assert dossier.product.name in text
    assert "72,32" in text  # 72,3277…: cut, not rounded
    assert "3 sao – dự kiến" in text
    assert "tiêu chí 1.5" in text
    assert "3 trên 9 phiếu đạt" in text
    assert SOURCE in text
    assert "Chỉ Văn phòng OCOP tỉnh nhập quyết định đã ký." in text
    assert "/quyet-dinh/moi/" not in text


def test_the_office_sees_the_button_and_for_two_stars_the_letter():
    round = a_round()
    a_submitted_dossier(star=3, mean="55", round=round)
    two = a_submitted_dossier(star=2, mean="45", round=round)
    out = a_submitted_dossier(
        star=0,
        mean="75",
        round=round,
        reasons=[{"code": "knock-out", "knock_outs": ["K1"], "source": "bộ 4"}],
    )

    text = shown(Role.PROVINCIAL_OFFICER).content.decode()

    assert f"/quyet-dinh/moi/{round.code}/" in text
    assert f"/ho-so/{two.code}/thong-bao-ket-qua/" in text
    assert out.product.name in text
    assert "Hồ sơ bị loại:" in text


def test_a_round_with_nothing_to_decide_has_no_button():
    round = a_round()
    a_submitted_dossier(star=2, mean="45", round=round)

    assert "/quyet-dinh/moi/" not in shown(Role.PROVINCIAL_OFFICER).content.decode()


def test_nothing_waiting_says_so():
    assert "Không có sản phẩm nào chờ quyết định." in shown(Role.PROVINCE_CHAIRMAN).content.decode()


@pytest.mark.parametrize("role", [Role.COUNCIL_MEMBER, Role.COMMUNE_OFFICER])
def test_others_are_told_why_not(role):
    page = shown(role)

    assert page.status_code == 403
    assert "Chủ tịch UBND tỉnh và Văn phòng" in page.content.decode()


def test_the_page_costs_the_same_queries_for_one_product_and_for_many(django_assert_max_num_queries):
    round = a_round()
    for _ in range(6):
        a_submitted_dossier(star=3, mean="55", round=round)
    browser = a_browser_of(a_holding(Role.PROVINCE_CHAIRMAN))

    with django_assert_max_num_queries(25):
        browser.get(ADDRESS)
