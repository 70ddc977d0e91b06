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


def test_a_commune_is_called_by_its_name_with_or_without_its_kind() -> None:
    wanted = queries.commune_called("03352")

    for text in ("thanh-an", "Xã Thanh An", "Thanh An", "xa-thanh-an"):
        assert queries.commune_called(text) == wanted
    assert queries.commune_called("") is None


def test_a_bare_name_that_a_commune_and_a_ward_bear_is_not_guessed() -> None:
    from given.rows import rows_of_a_test

    ward = queries.communes().get(code="03352")
    ward.pk, ward.code, ward.slug = None, "99998", "phuong-thanh-an"
    with rows_of_a_test() as act:
        act.add(ward)

    assert queries.commune_called("thanh-an") is None
    assert queries.commune_called("Xã Thanh An").code == "03352"  # type: ignore[union-attr]


def test_a_special_zone_is_called_by_its_bare_name_too() -> None:
    from given.rows import rows_of_a_test

    zone = queries.communes().get(code="03352")
    zone.pk, zone.code, zone.slug = None, "99998", "dac-khu-con-dao"
    with rows_of_a_test() as act:
        act.add(zone)

    assert queries.commune_called("Côn Đảo") == queries.commune_called("Đặc khu Côn Đảo") == zone


def test_communes_are_found_by_the_names_of_before_too() -> None:
    found = queries.communes_like("HIM lam")

    assert [unit.full_name for unit in found] == ["Phường Điện Biên Phủ"]
    assert queries.communes_like("thanh an").filter(code="03352").exists()
    assert queries.communes_like("").count() == 45
    assert not queries.communes_like("him thanh").exists()


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
