"""Plans of imports, carried out and told, without the deed around them."""

from __future__ import annotations

from hoaban.core.actions import Act
from hoaban.core.imports.planning import Plan


def carried_out(found: Plan, act: Act) -> None:
    """What the plan would write, row by row."""
    for planned in found.to_do():
        assert planned.item is not None
        assert planned.item.do is not None
        planned.item.do(act)


def codes_of(found: Plan) -> list[tuple[int | None, str]]:
    """What is said of each line."""
    return [(told.row, told.code) for told in found.told]
