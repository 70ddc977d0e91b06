"""Rows by their printed names."""

import pytest

from hoaban.core import nouns


def test_a_noun_is_looked_up_by_the_room_that_entered_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nouns, "NOUNS", {})
    nouns.noun("door")({"front": 1}.get)

    assert nouns.called("door", "front") == 1
    with pytest.raises(LookupError, match="door back"):
        nouns.called("door", "back")


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.0", "²", "٣", "𝟙", "1e3", " 1", "9" * 19, "9" * 5000])
def test_a_text_that_is_no_plain_number_is_the_number_of_no_row(text: str) -> None:
    assert nouns.row_number(text) == 0


def test_a_plain_number_is_the_number_of_its_row() -> None:
    assert (nouns.row_number("7"), nouns.row_number("9" * 18)) == (7, int("9" * 18))


def test_a_text_with_a_null_sign_names_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nouns, "NOUNS", {"door": lambda text: text})

    with pytest.raises(LookupError):
        nouns.called("door", "front\x00")
