"""Forms and kinds of evidence."""

from __future__ import annotations

import pytest

from programme.given_law import the_law

LAW = the_law()


def test_a_form_has_sections_with_fields_as_printed() -> None:
    form = LAW.forms["mau-01"]
    kind = form.section("s4").fields[0]

    assert (form.number, form.filled_by, form.heading[2]) == ("Mẫu số 01", "producer", "PHIẾU ĐĂNG KÝ")
    assert [(choice.value, choice.label) for choice in kind.choices] == [
        ("first", "Lần đầu"), ("upgrade", "Nâng hạng"), ("regrading", "Đánh giá lại"),
    ]  # fmt: skip
    with pytest.raises(KeyError):
        form.section("s99")


def test_a_field_may_be_a_table_or_start_a_clock() -> None:
    scores = LAW.forms["mau-02"].section("part3").fields[0]
    received = LAW.forms["mau-01"].section("official_commune").fields[1]

    assert [column.id for column in scores.columns] == [
        "criterion",
        "option",
        "points",
        "description",
        "evidence",
    ]
    assert (scores.type, received.event) == ("table", "dossier-received")
    assert LAW.forms["mau-03"].section("s2").fields[0].matter == "local_materials"
    assert LAW.forms["mau-02"].section("upgrade_changes").only_for == ("upgrade",)


def test_a_kind_of_evidence_supports_criteria_by_their_titles_whatever_the_capitals() -> None:
    growth = next(kind for kind in LAW.evidence_kinds if kind.id == "growth")
    awards = next(kind for kind in LAW.evidence_kinds if kind.id == "awards")

    assert growth.supports("TĂNG TRƯỞNG sản xuất kinh doanh")
    assert not growth.supports("Sở hữu trí tuệ")
    assert not awards.supports("Sở hữu trí tuệ")
