"""What a permission answers: ALLOWED, or a refusal that says why.

Here: the two answers and the exception a refused deed ends in.
Not here: any rule. Who may do what stands in each area's permissions.py; when, in its moves.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeVar

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Refusal:
    """A falsy answer with its reason.

    code    stable, for programs and tests, unique in its area: "wrong-commune"
    why     Vietnamese, for the person who was refused; may be a lazy translation
    source  the article or rule it rests on, ready to print; empty where only the platform's own sense speaks
    field   the declared input whose value cannot be, whoever asks: for programs that is bad input (422)
    """

    code: str
    why: str | Promise
    source: str = ""
    field: str = ""

    def __bool__(self) -> Literal[False]:
        return False


@dataclass(frozen=True, slots=True)
class Allowed:
    """The truthy answer."""

    def __bool__(self) -> Literal[True]:
        return True


ALLOWED = Allowed()
Verdict = Allowed | Refusal


class Refused(Exception):
    """A deed was asked for that may not be done now; carries the refusal."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


T = TypeVar("T")


def require(answer: T | Refusal) -> T:
    """The answer, when it is none of refusing; else Refused with its reason."""
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return answer
