"""Yes and no as programs write them in text: true, false, 1, 0, yes, no, in any case.

Django's own tick reads every other text as yes: right for a form, wrong for a question.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hoaban.core.inputs import Flag

WORDS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
MEANT = "Ghi true hoặc false (cũng nhận 1, 0, yes, no)."


def flag_of(text: str) -> bool | None:
    """What the text says; None where it says neither.

    >>> flag_of("No"), flag_of("1"), flag_of("x")
    (False, True, None)
    """
    return WORDS.get(text.strip().lower())


class YesNo(Flag):
    """A yes or no of a query string; left out or left empty it is no."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> bool:
        if value in (None, ""):
            return False
        said = flag_of(str(value))
        if said is None:
            raise ValidationError(MEANT, code="not-a-flag")
        return said
