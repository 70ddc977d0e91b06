"""One thing that a check found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """check: by which name; what: is wrong, in words; do: what to do; is_wrong: False for a remark."""

    check: str
    what: str
    do: str
    is_wrong: bool = True
