"""Telling text of the old ABC fonts."""

import pytest
from hypothesis import given as forall
from hypothesis import strategies

from hoaban.core.old_fonts import LETTERS, from_tcvn3

TO_TCVN3 = {letter: chr(code) for code, letter in LETTERS.items()}
WORDS = [
    "mật",
    "ong",
    "rừng",
    "Điện",
    "Biên",
    "chè",
    "Tủa",
    "Chùa",
    "gạo",
    "nếp",
    "nương",
    "thịt",
    "trâu",
    "gác",
    "bếp",
    "rượu",
    "sâu",
    "chít",
    "miến",
    "dong",
    "quế",
    "khuyến",
    "nghiêng",
    "hoẵng",
    "thuở",
    "quỷ",
]


def as_typed_in_an_old_font(text: str) -> str:
    return "".join(TO_TCVN3.get(letter, letter) for letter in text)


@forall(strategies.lists(strategies.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join))
def test_text_typed_in_an_old_font_is_read_where_it_has_a_sign_of_its_own(text: str) -> None:
    typed = as_typed_in_an_old_font(text)

    assert from_tcvn3(typed) in (text, None)
    if any(sign in typed for sign in "Ë§®­÷ñ¨Õ"):
        assert from_tcvn3(typed) == text


@pytest.mark.parametrize(
    "text",
    [
        "Mật ong Điện Biên",
        "Cà phê",
        "Chè Shan tuyết",
        "Hoa Ban®",
        "1½ kg",
        "25×40 cm",
        "Löwe",
        "Citroën",
        "«Hoa Ban»",
        "Crème brûlée",
        "© 2026",
        "ø 20",
        "5 µm",
        "Müller",
        "Tüm",
        "Noël",
        "thÌt",
        "Thé",
        "",
        "HTX Minh Hoa",
    ],
)
def test_right_text_and_foreign_names_stay_what_they_are(text: str) -> None:
    assert from_tcvn3(text) is None


def test_all_74_letters_of_the_font_are_there_and_differ() -> None:
    assert len(LETTERS) == len(set(LETTERS.values())) == 74
