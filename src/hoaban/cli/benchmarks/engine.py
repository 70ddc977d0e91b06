"""Sheets scored through the command, beside reading and writing the same JSON lines."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

from hoaban.cli.benchmarks import Figure, Size
from hoaban.cli.benchmarks.place import Place, a_place
from hoaban.cli.editions import library
from hoaban.programme.edition import Edition

GOAL = 20_000
ONE_LINE_SECONDS = 0.5
SEED = 26


def measure(size: Size) -> list[Figure]:
    """Random sheets over every set of the newest edition, on one core."""
    with a_place() as place:
        file, one = place.folder / "sheets.jsonl", place.folder / "one.jsonl"
        lines = list(_sheets(library().editions[-1], size.sheets))
        file.write_text("".join(lines), encoding="utf-8")
        one.write_text(lines[0], encoding="utf-8")
        floor, took, cold = (
            _json_alone(file),
            _scored(place, file),
            min(_scored(place, one) for _try in "123"),
        )
    return [
        Figure(
            "engine.sheets", size.sheets / took, "phiếu/s", size.sheets / floor,
            "chỉ đọc và ghi JSON của chính các dòng ấy", GOAL,
        ),
        Figure("engine.one_line", cold, "s", goal=ONE_LINE_SECONDS, at_most=True),
    ]  # fmt: skip


def _sheets(edition: Edition, count: int) -> Iterator[str]:
    dice = random.Random(SEED)  # noqa: S311 -- a dice, not a secret
    sets = list(edition.sets.values())
    for number in range(count):
        criteria_set = sets[number % len(sets)]
        answers = {
            criterion.id: dice.choice([None, *(option.id for option in criterion.options)])
            for criterion in criteria_set.criteria
        }
        yield json.dumps({"id": number, "set": criteria_set.id, "answers": answers}) + "\n"


def _json_alone(file: Path) -> float:
    """Seconds for reading and writing the lines, nothing asked of them."""
    began = time.perf_counter()
    with file.open("rb") as lines, file.with_suffix(".copy").open("wb") as copy:
        for line in lines:
            copy.write(json.dumps(json.loads(line)).encode() + b"\n")
    return time.perf_counter() - began


def _scored(place: Place, file: Path) -> float:
    """Seconds of the whole command, from its start to its end."""
    began = time.perf_counter()
    with file.with_suffix(".scored").open("wb") as out:
        place.command("score", str(file), says=out.fileno())
    return time.perf_counter() - began
