"""Words looked for in the law's own texts."""

from __future__ import annotations

import pytest

from hoaban.programme.provisions.wording import holds_one_of


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["bao bì"], True),
        (["BAO BÌ", "nhãn"], True),
        (["nhãn", "gói"], True),
        (["nhãn"], False),
        (["bao gói"], False),
        ([], False),
    ],
)
def test_a_text_holds_one_of_some_words_whatever_their_capitals(words: list[str], found: bool) -> None:
    assert holds_one_of(words, "Đóng gói, Bao bì") is found
