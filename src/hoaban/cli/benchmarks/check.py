"""The page of a code on a package, beside a bare page with one indexed query and one template."""

from __future__ import annotations

from hoaban.cli.benchmarks import Figure, Size, percentile
from hoaban.cli.benchmarks.place import a_place
from hoaban.cli.benchmarks.visitor import crowd

GOAL = 0.60
BARE = "trang trần: một truy vấn theo chỉ mục, một mẫu trang, cùng máy chủ"


def measure(size: Size) -> list[Figure]:
    """Throughput and p95 with some visitors at once; page and floor are asked in turns."""
    with a_place() as place:
        codes = place.inside("certified", count=size.codes)
        (queries,) = place.inside("queries", requests=[{"address": f"/v/{codes[0]}"}])
        pages, bare = [f"/v/{code}" for code in codes], [f"/bench/query/{code}" for code in codes]
        asked: list[float] = []
        floor: list[float] = []
        with place.serving():
            for addresses in (pages, bare):  # both warm
                crowd(place, addresses, size.clients, size.seconds / 4)
            for _slice in range(size.slices):
                floor += crowd(place, bare, size.clients, size.seconds)
                asked += crowd(place, pages, size.clients, size.seconds)
    span = size.slices * size.seconds
    return [
        Figure("check.pages", len(asked) / span, "trang/s", len(floor) / span, BARE, GOAL, judged="ratio"),
        Figure("check.p95", percentile(asked, 0.95), "ms", percentile(floor, 0.95), BARE),
        Figure("check.queries", queries, "truy vấn", 1, BARE),
    ]
