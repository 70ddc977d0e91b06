"""./hoaban bench [NAME…] [--json]: how fast this machine is, each figure beside its own floor."""

from __future__ import annotations

import os
import platform
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from types import FrameType

from hoaban.cli import CommandError
from hoaban.cli.benchmarks import SMALL, Figure, Size, catalogue, check, engine, excel, marks, queue
from hoaban.cli.lines import as_bytes, as_json, write
from hoaban.cli.options import split

MEASURES: dict[str, Callable[[Size], list[Figure]]] = {
    "engine": engine.measure,
    "check": check.measure,
    "queue": queue.measure,
    "marks": marks.measure,
    "catalogue": catalogue.measure,
    "excel": excel.measure,
}
USAGE = f"""cách dùng: hoaban bench [TÊN…] [--json] [--small]
  TÊN: {", ".join(MEASURES)}; không ghi tên nào là đo tất cả
  --small: rất ngắn, chỉ để thử lệnh; số đo không nói lên điều gì"""


def run(arguments: list[str]) -> int:
    """Measure what was named, in throw-away installations, and print it; a goal missed is no failure."""
    if {"--help", "-h"} & set(arguments):
        print(USAGE)
        return 0
    given = split(arguments, USAGE, flags=["--json", "--small"])
    unknown = [name for name in given.rest if name not in MEASURES]
    if unknown:
        raise CommandError(f"bench không biết {unknown[0]!r}\n{USAGE}")
    _end_tidily()
    size = SMALL if "--small" in given.flags else Size()
    names = [name for name in MEASURES if not given.rest or name in given.rest]
    figures = [figure for name in names for figure in _measured(name, size)]
    write(as_bytes(_as_json(figures) if "--json" in given.flags else _as_text(figures)))
    return 0


def _measured(name: str, size: Size) -> list[Figure]:
    print(f"hoaban: đang đo {name} …", file=sys.stderr, flush=True)
    return MEASURES[name](size)


def _end_tidily() -> None:
    """SIGTERM ends the servers and takes the folders away, as Ctrl-C does."""

    def told(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, told)


def _as_json(figures: Iterable[Figure]) -> str:
    told = [{**asdict(figure), "ratio": figure.ratio, "met": figure.met} for figure in figures]
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.system()}
    return as_json({"machine": machine, "figures": told}) + "\n"


def _as_text(figures: Iterable[Figure]) -> str:
    head = f"{'số đo':<26} {'':>10} {'nền':>10} {'tỷ lệ':>7}  mục tiêu"
    return "\n".join([head, *map(_line, figures), ""])


def _line(figure: Figure) -> str:
    floor = _number(figure.floor) if figure.floor is not None else ""
    ratio = f"{figure.ratio:.2f}" if figure.ratio is not None else ""
    told = f"{figure.name:<26} {_number(figure.value):>10} {floor:>10} {ratio:>7}  {_goal(figure)}".rstrip()
    return f"{told}\n{'':<26} {figure.unit}" + (f"; nền: {figure.floor_is}" if figure.floor_is else "")


def _goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    what = "tỷ lệ " if figure.judged == "ratio" else ""
    return f"{what}{'≤' if figure.at_most else '≥'} {figure.goal:g}: {'đạt' if figure.met else 'CHƯA ĐẠT'}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"
