"""Yes and no as programs write them."""

import pytest
from django.core.exceptions import ValidationError

from hoaban.api.flags import YesNo, flag_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("true", True), ("TRUE", True), ("1", True), ("Yes", True),
        ("false", False), ("0", False), ("no", False), (" No ", False),
        ("x", None), ("2", None), ("on", None), ("không", None),
    ],
)  # fmt: skip
def test_a_text_says_yes_no_or_neither(text: str, said: bool | None) -> None:
    assert flag_of(text) is said


def test_what_is_left_out_is_no_and_what_says_neither_is_told() -> None:
    assert YesNo("x").clean(None) is YesNo("x").clean("") is False
    assert YesNo("x").clean("yes") is True

    with pytest.raises(ValidationError) as wrong:
        YesNo("x").clean("x")
    assert wrong.value.code == "not-a-flag"
