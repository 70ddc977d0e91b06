"""The page of a code on a package, beside a bare page with one indexed query and one template."""

from __future__ import annotations

from functools import partial

from hoaban.cli.benchmarks import Figure, Size, percentile
from hoaban.cli.benchmarks.place import Place, a_place
from hoaban.cli.benchmarks.visitor import Visitor, crowd, timed

GOAL = 0.60
BARE = "trang trần: một truy vấn theo chỉ mục, một mẫu trang, cùng máy chủ"
HTML, JSON = "text/html", "application/json"
WARM = 1  # codes that nobody times: the first page of a process also reads the templates


def measure(size: Size) -> list[Figure]:
    """Throughput and p95 with some visitors at once, of page and JSON; page, JSON and floor are asked in
    turns. Before that, each code's first page, which is drawn anew."""
    with a_place() as place:
        codes = place.inside("certified", count=size.codes + WARM)
        (queries,) = place.inside("queries", requests=[{"address": f"/v/{codes[0]}"}])
        pages, bare = [f"/v/{code}" for code in codes], [f"/bench/query/{code}" for code in codes]
        asked: list[float] = []
        programs: list[float] = []
        floor: list[float] = []
        with place.serving():
            first, first_floor = _first(place, pages, bare)
            for addresses in (pages, bare):  # both warm
                crowd(place, addresses, size.clients, size.seconds / 4)
            for _slice in range(size.slices):
                floor += crowd(place, bare, size.clients, size.seconds)
                asked += crowd(place, pages, size.clients, size.seconds, HTML)
                programs += crowd(place, pages, size.clients, size.seconds, JSON)
    span = size.slices * size.seconds
    bare_rate = len(floor) / span
    return [
        Figure("check.pages", len(asked) / span, "trang/s", bare_rate, BARE, GOAL, judged="ratio"),
        Figure("check.json", len(programs) / span, "trả lời/s", bare_rate, BARE, GOAL, judged="ratio"),
        Figure("check.p95", percentile(asked, 0.95), "ms", percentile(floor, 0.95), BARE),
        Figure("check.first", percentile(first, 0.5), "ms", percentile(first_floor, 0.5), BARE),
        Figure("check.queries", queries, "truy vấn", 1, BARE),
    ]


def _first(place: Place, pages: list[str], bare: list[str]) -> tuple[list[float], list[float]]:
    """The first look at each code by one visitor, and the same of the bare page: one connection stays with
    one of the server's processes, and the process has drawn none of them yet."""
    visitor = Visitor(place)
    for address in (*pages[:WARM], *bare[:WARM]):
        visitor.get(address, HTML)
    first = [timed(partial(visitor.get, address, HTML)) for address in pages[WARM:]]
    return first, [timed(partial(visitor.get, address, HTML)) for address in bare[WARM:]]
