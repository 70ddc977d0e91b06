"""The desks of commune and province, with one row beside many."""

from __future__ import annotations

from hoaban.cli.benchmarks import Figure, Size, percentile
from hoaban.cli.benchmarks.copies import multiplied
from hoaban.cli.benchmarks.place import PASSWORD, Place, a_place
from hoaban.cli.benchmarks.visitor import Visitor, timed

MOST_QUERIES = 25
P95 = 150
WORKERS = 2
NAMES = {"/ban-xa/": "queue.commune", "/tinh/": "queue.province"}


def measure(size: Size) -> list[Figure]:
    """Queries and p95 of both desks; one person asks, one answer after the other."""
    with a_place() as one, a_place() as many:
        log_ins: dict[str, str] = one.inside("waiting")
        archive, copy = one.folder / "one.tar.gz", one.folder / "many.tar.gz"
        one.command("backup", str(archive))
        multiplied(archive, copy, size.rows)
        many.inside("filled", file=str(copy))
        asks = [{"address": address, "log_in": log_in} for address, log_in in log_ins.items()]
        counts = [place.inside("queries", requests=asks) for place in (one, many)]
        with one.serving(), many.serving():
            times = [[_p95(place, size, **ask) for ask in asks] for place in (one, many)]
    return [
        figure
        for ask, *measured in zip(asks, *counts, *times, strict=True)
        for figure in _desk(NAMES[ask["address"]], *measured)
    ]


def _desk(name: str, few: float, many: float, floor: float, took: float) -> list[Figure]:
    floor_is = "cùng trang, 1 hồ sơ"
    return [
        Figure(f"{name}.queries", many, "truy vấn", few, floor_is, 1, judged="ratio", at_most=True),
        Figure(f"{name}.most", many, "truy vấn", goal=MOST_QUERIES, at_most=True),
        Figure(f"{name}.p95", took, "ms", floor, floor_is, P95, at_most=True),
    ]


def _p95(place: Place, size: Size, address: str, log_in: str) -> float:
    visitor = Visitor(place).log_in(log_in, PASSWORD)
    for _warm in range(WORKERS * 2):
        visitor.get(address)
    return percentile([timed(lambda: visitor.get(address)) for _time in range(size.asked)], 0.95)
