"""Old and new names of communes."""

import pytest

from hoaban.core.units import queries

pytestmark = pytest.mark.django_db


def named(text: str, **where: str) -> list[tuple[str, str]]:
    return [
        (item.unit.code, item.former.full_name if item.former else "")
        for item in queries.units_named(text, **where)
    ]


def test_the_province_has_its_45_communes() -> None:
    assert queries.province().name == "Điện Biên"
    assert queries.communes().count() == 45


def test_an_old_name_finds_todays_commune() -> None:
    assert named("Thị trấn Tủa Chùa")[0][0] == queries.commune_called("xa-tua-chua").code  # type: ignore[union-attr]


def test_a_name_that_moved_gives_every_meaning_so_that_it_is_asked_about() -> None:
    assert named("Sam Mứn") == [("03356", ""), ("03352", "Xã Sam Mứn")]


def test_a_district_tells_old_units_of_one_name_apart() -> None:
    assert len(named("Mường Mùn", district="Huyện Tuần Giáo")) <= len(named("Mường Mùn"))


def test_a_commune_is_called_by_code_or_slug() -> None:
    assert queries.commune_called("03352") == queries.commune_called("xa-thanh-an")
    assert queries.commune_called("99999") is None


def test_a_setting_is_the_provinces_own_or_the_editions() -> None:
    from given.people import the_operator
    from hoaban.core.actions import Act, deed
    from hoaban.core.units.models import ProvinceSetting

    @deed(inner=True)
    def set_spread(act: Act) -> None:
        act.add(ProvinceSetting(key="max_spread", value="8", regulation="Quy chế 1"))

    assert queries.setting("max_spread", "10") == "10"
    set_spread(the_operator())
    assert queries.setting("max_spread", "10") == "8"
    assert queries.settings_of_province({"quorum": "0.75", "max_spread": "10"}) == {
        "quorum": "0.75",
        "max_spread": "8",
    }
