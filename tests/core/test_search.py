"""Accent-free search."""

from hypothesis import given, strategies

from hoaban.core.search import fold


def test_accents_and_case_are_folded_and_d_with_stroke_is_d() -> None:
    assert fold("Đặng  Điện Biên ƯỚC") == "dang dien bien uoc"


@given(strategies.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
