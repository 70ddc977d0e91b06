"""Any small edition one can think of: strategies for property tests."""

from __future__ import annotations

import itertools
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from hoaban.programme.edition import Edition
from programme.given_law import a_band, a_criterion, a_heading, a_knock_out, a_set, an_edition

POINTS = st.sampled_from(["0", "0.25", "0.5", "1", "1.5", "2", "3"])


@st.composite
def criteria(draw: st.DrawFn, ident: str, others: list[str]) -> dict[str, Any]:
    """A criterion with up to three options; it may hang on one of the others made before it."""
    points = sorted(draw(st.lists(POINTS, min_size=1, max_size=3)), key=Decimal)
    letters = "abc"[: len(points)]
    gates = draw(st.dictionaries(st.sampled_from([1, 2, 3, 4]), st.sampled_from(letters), max_size=2))
    one = a_criterion(ident, points, gates)
    if others and draw(st.booleans()):
        options = draw(st.lists(st.sampled_from("abc"), unique=True))
        one["applies_when"] = {
            "criterion": draw(st.sampled_from(others)),
            "options": options,
            "otherwise": draw(POINTS),
        }
    return one


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """An invented set, what its edition says otherwise, and a sheet with target and costs."""
    idents = draw(st.permutations(["1", "2", "3", "4", "5"]))[: draw(st.integers(2, 5))]
    made: list[dict[str, Any]] = []
    for ident in idents:
        made.append(draw(criteria(ident, [one["id"] for one in made])))
    made = draw(st.permutations(made))  # a criterion may stand before the one it hangs on
    rules = draw(st.lists(st.tuples(st.sampled_from(idents), POINTS), max_size=2))
    knock_outs = [a_knock_out("K0")] + [
        a_knock_out(f"K{n}", when_points={"criteria": [ident], "points": points})
        for n, (ident, points) in enumerate(rules, start=1)
    ]
    cuts = sorted(
        draw(st.sets(st.sampled_from(["0.5", "1", "2", "2.5", "3", "4", "5.5"]), min_size=3, max_size=3)),
        key=Decimal,
    )
    ends = ["0", *cuts, "99"]
    bands = [a_band(star, low, high) for star, (low, high) in enumerate(itertools.pairwise(ends), start=1)]
    changes = {
        "star_bands": draw(st.permutations(bands)),
        "gates": {
            "cumulative": draw(st.booleans()),
            "when_three_star_gate_missed": draw(st.sampled_from([None, 0, 1, 2])),
        },
    }
    answers = {one["id"]: draw(st.sampled_from([None, *(o["id"] for o in one["options"])])) for one in made}
    sheet = {
        "answers": answers,
        "knock_outs": draw(st.sampled_from([[], [], [], [], ["K0"]])),
        "target": draw(st.integers(1, 4)),
        "costs": draw(st.dictionaries(st.sampled_from([*idents, "9"]), POINTS, max_size=3)),
    }
    return a_set(1, a_heading("X", "9", *made), knock_outs=knock_outs), changes, sheet


def an_edition_for_a_while(criteria_set: dict[str, Any], **changes: Any) -> Edition:
    """An invented edition whose files are gone again; what was asked of it so far it still knows."""
    with tempfile.TemporaryDirectory() as folder:
        edition = an_edition(Path(folder), criteria_set, **changes)
        edition.criteria_set(criteria_set["id"])
        return edition
