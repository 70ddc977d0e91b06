"""What a permission answers."""

import pytest

from hoaban.core.permissions import ALLOWED, Refusal, Refused, require


def test_allowed_is_truthy_and_a_refusal_falsy() -> None:
    assert ALLOWED
    assert not Refusal("x", "vì thế")


def test_require_hands_on_what_is_no_refusal() -> None:
    assert require(ALLOWED) is ALLOWED
    assert require("move") == "move"


def test_require_raises_the_refusal_with_its_reason() -> None:
    refusal = Refusal("x", "vì thế", "khoản 1 Điều 7")

    with pytest.raises(Refused) as raised:
        require(refusal)

    assert raised.value.refusal is refusal
