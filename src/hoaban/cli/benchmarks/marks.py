"""Marks saved by a whole council at once, at the pace of people, beside one insert in one transaction."""

from __future__ import annotations

import time
from collections.abc import Callable

from hoaban.cli.benchmarks import Figure, Size, cluster, percentile
from hoaban.cli.benchmarks.place import PASSWORD, a_place
from hoaban.cli.benchmarks.visitor import Visitor, at_once, timed

P95 = 30
JSON = "application/json"
BARE = "một lệnh ghi trong một giao dịch, cùng máy chủ, cùng nhịp"
DONE = 200


def measure(size: Size) -> list[Figure]:
    """On SQLite, and on PostgreSQL where this machine has it."""
    figures = _on("sqlite", size)
    if size.postgres and cluster.programs():
        with cluster.temporary_cluster() as url:
            figures += _on("postgresql", size, url)
    return figures


def _on(database: str, size: Size, url: str = "") -> list[Figure]:
    with a_place(url) as place:
        sitting = place.inside("sitting", members=size.members)
        address, log_ins = sitting["address"], sitting["log_ins"]
        *wanted, unmarked = [{"criterion": mark, "option": option} for mark, option in sitting["marks"]]
        wanted = wanted[: size.marks]
        with place.serving():
            members = [Visitor(place).log_in(log_in, PASSWORD) for log_in in log_ins]
            for member in members:
                member.get(address)  # the page they mark on, and its proof of origin
            floor = at_once([_insert(member, number, size) for number, member in enumerate(members)])
            refused: list[str] = []
            took = at_once(
                [
                    _mark(member, number, address, wanted, size, refused)
                    for number, member in enumerate(members)
                ]
            )
        ask = {"address": address, "log_in": log_ins[0], "posted": unmarked}
        (queries,) = place.inside("queries", requests=[ask])
    return _figures(f"marks.{database}", took, floor, len(refused), queries)


def _figures(name: str, took: list[float], floor: list[float], refused: int, queries: int) -> list[Figure]:
    return [
        Figure(f"{name}.p50", percentile(took, 0.5), "ms", percentile(floor, 0.5), BARE),
        Figure(f"{name}.p95", percentile(took, 0.95), "ms", percentile(floor, 0.95), BARE, P95, at_most=True),
        Figure(f"{name}.refused", refused, "điểm", goal=0, at_most=True),
        Figure(f"{name}.queries", queries, "truy vấn"),
    ]


def _insert(member: Visitor, number: int, size: Size) -> Callable[[], list[float]]:
    def do() -> list[float]:
        _step_in(number, size)
        took = []
        for _mark_made in range(size.marks):
            took.append(timed(lambda: member.post("/bench/insert", {})))
            time.sleep(size.think)
        return took

    return do


def _mark(
    member: Visitor, number: int, address: str, wanted: list[dict[str, str]], size: Size, refused: list[str]
) -> Callable[[], list[float]]:
    def do() -> list[float]:
        _step_in(number, size)
        took = []
        for values in wanted:
            began = time.perf_counter()
            status, content = member.post(address, values, accept=JSON)
            took.append(time.perf_counter() - began)
            if status != DONE:
                refused.append(content.decode("utf-8", "replace")[:200])
            time.sleep(size.think)
        return took

    return do


def _step_in(number: int, size: Size) -> None:
    """Seventeen people do not press at the same moment for the first time."""
    time.sleep(size.think * number / size.members)
