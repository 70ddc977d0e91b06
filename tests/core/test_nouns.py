"""Rows by their printed names."""

import pytest

from hoaban.core import nouns


def test_a_noun_is_looked_up_by_the_room_that_entered_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nouns, "NOUNS", {})
    nouns.noun("door")({"front": 1}.get)

    assert nouns.called("door", "front") == 1
    with pytest.raises(LookupError, match="door back"):
        nouns.called("door", "back")
