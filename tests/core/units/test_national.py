"""The country's units as the sources list them."""

from __future__ import annotations

from hoaban.core.units.national import provinces, provinces_of_communes, rows


def test_every_province_is_known_by_its_bare_name() -> None:
    assert len(provinces()) == 34
    assert provinces()["dien bien"] == "Tỉnh Điện Biên"
    assert "xa thanh an" not in provinces()


def test_a_communes_name_says_in_which_provinces_it_stands() -> None:
    where = provinces_of_communes()

    assert "Tỉnh Điện Biên" in where["thanh an"]
    assert where["na sang"] == {"Tỉnh Điện Biên"}
    assert len(where["tan thanh"]) > 1
    assert "dien bien" not in where or where["dien bien"] != {"Tỉnh Điện Biên"}


def test_the_lists_are_rows_with_their_headings() -> None:
    row = next(rows("admin-units.csv"))

    assert {"code", "name", "full_name", "parent_code"} <= set(row)
