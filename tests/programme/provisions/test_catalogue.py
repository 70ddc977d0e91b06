"""The catalogue of products."""

from __future__ import annotations

from programme.given_law import the_law

CATALOGUE = the_law().catalogue


def test_a_leaf_is_a_subgroup_or_a_group_without_any() -> None:
    leaves = {leaf.criteria_set: leaf for leaf in CATALOGUE.leaves}

    assert leaves[4].code == "I.2.b"
    assert leaves[4].subgroup is not None
    assert (leaves[13].code, leaves[13].subgroup) == ("I.6", None)
    assert leaves[26].sector.code == "VI"
    assert leaves[16].subgroup.managing_agencies == ("Bộ Y tế",)  # type: ignore[union-attr]


def test_there_are_six_sectors() -> None:
    assert [sector.code for sector in CATALOGUE.sectors] == ["I", "II", "III", "IV", "V", "VI"]
    assert CATALOGUE.agency_note.startswith("Theo Nghị định")
