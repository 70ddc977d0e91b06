"""Which commune of today a cell means."""

from __future__ import annotations

import pytest

from hoaban.core.imports.communes import CommuneBook
from hoaban.core.units.models import FormerUnit
from hoaban.core.units.queries import communes

pytestmark = pytest.mark.django_db


def found(text: str = "", district: str = "", code: str = "", of: str = "") -> tuple[str, str]:
    """The name of the commune, and the code of what is asked or mended."""
    unit, finding = CommuneBook().find(text, district, code, of)
    if finding and finding.guess is not None:
        assert unit is not None
        assert finding.guess == unit.full_name
    assert (unit is None) is (finding is not None and finding.guess is None) or not (text or code)
    return unit.full_name if unit else "", finding.code if finding else ""


@pytest.mark.parametrize(
    "text",
    [
        "Thanh An",
        "Xã Thanh An",
        "xã  THANH AN",
        "thanh an",
        "X. Thanh An",
        "x.Thanh An",
        "Xã Thanh An, Điện Biên",
        "Xã Thanh An (tỉnh Điện Biên)",
        "03352",
        "3352",
    ],
)
def test_a_name_of_today_as_people_write_it(text: str) -> None:
    assert found(text) == ("Xã Thanh An", "")


def test_every_commune_of_today_is_found_by_its_code_and_none_by_two_names() -> None:
    book = CommuneBook()
    for unit in communes():
        assert book.find("", code=unit.code) == (unit, None)
        named, finding = book.find(unit.full_name)
        assert named == unit or (finding is not None and finding.code == "commune-moved")


@pytest.mark.parametrize("text", ["Sam Mứn", "Xã Sam Mứn", "Mường Chà", "Mường Thanh", "Phường Mường Thanh"])
def test_a_name_that_moved_is_never_guessed(text: str) -> None:
    assert found(text) == ("", "commune-moved")


def test_what_a_moved_name_may_mean_is_said() -> None:
    _unit, finding = CommuneBook().find("Sam Mứn")

    assert finding is not None
    assert "Xã Sam Mứn" in finding.message
    assert "Xã Thanh An" in finding.message


def test_the_code_of_today_decides_a_name_that_moved() -> None:
    assert found("Sam Mứn", code="03352") == ("Xã Thanh An", "")
    assert found("Sam Mứn", code="3356") == ("Xã Sam Mứn", "")


def test_an_old_name_that_means_one_commune_is_asked_about() -> None:
    assert found("Phường Him Lam") == ("Phường Điện Biên Phủ", "former-commune")
    assert found("P. Him Lam") == ("Phường Điện Biên Phủ", "former-commune")
    assert found("p.Him Lam, TP. Điện Biên Phủ") == ("Phường Điện Biên Phủ", "former-commune")


def test_the_old_district_says_that_an_old_name_is_meant() -> None:
    assert found("Sam Mứn", "Huyện Điện Biên") == ("Xã Thanh An", "former-commune")
    assert found("Thị trấn Mường Chà", "H. Mường Chà") == ("Xã Na Sang", "former-commune")
    assert found("Thị trấn Mường Chà") == ("", "commune-moved")


def test_every_old_unit_with_its_district_is_found_or_asked_about_but_never_lost() -> None:
    book = CommuneBook()
    for row in FormerUnit.objects.select_related("unit"):
        unit, finding = book.find(row.full_name, row.district)
        assert unit == row.unit or (finding is not None and finding.code != "unknown-commune"), row.full_name
        if unit is not None and unit != row.unit:
            assert finding is not None


@pytest.mark.parametrize("code", ["99999", "00001", "1"])
def test_a_code_that_is_none_of_ours_is_told(code: str) -> None:
    assert found(code=code) == ("", "unknown-commune")


def test_a_name_of_nowhere_is_told() -> None:
    assert found("Xã Không Có") == ("", "unknown-commune")


def test_a_commune_of_another_province_is_told_so() -> None:
    assert found("Thanh An", of="Sơn La") == ("", "other-province")
    assert found("Xã Thanh An, tỉnh Sơn La") == ("", "other-province")
    assert found("Thanh An", of="Tỉnh Điện Biên") == ("Xã Thanh An", "")


def test_a_name_that_only_other_provinces_have_says_which() -> None:
    unit, finding = CommuneBook().find("Phường Hoàn Kiếm")

    assert unit is None
    assert finding is not None
    assert finding.code == "other-province"
    assert "Hà Nội" in finding.message


def test_nothing_is_nothing() -> None:
    assert CommuneBook().find("") == (None, None)


@pytest.mark.parametrize("text", [",", "()", "x.", ".", "TT.", "xã", ", ,", "(", "Xã ,Thanh"])
def test_no_scrap_of_a_name_raises(text: str) -> None:
    CommuneBook().find(text)
