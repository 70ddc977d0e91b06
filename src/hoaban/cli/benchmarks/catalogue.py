"""The list of products, with few of them and with ten times as many."""

from __future__ import annotations

from hoaban.cli.benchmarks import Figure, Size, percentile
from hoaban.cli.benchmarks.copies import multiplied
from hoaban.cli.benchmarks.place import Place, a_place
from hoaban.cli.benchmarks.visitor import Visitor, timed

PAGES = {"list": "/san-pham/", "search": "/san-pham/?q=mat+ong", "home": "/"}


def measure(size: Size) -> list[Figure]:
    """Queries and p95 of list, search and first page; one visitor asks, one answer after the other."""
    asks = [{"address": address} for address in PAGES.values()]
    with a_place() as few, a_place() as many:
        _fill([(few, size.products[0]), (many, size.products[1])], size)
        counts = [place.inside("queries", requests=asks) for place in (few, many)]
        with few.serving(), many.serving():
            times = [[_p95(place, address, size) for address in PAGES.values()] for place in (few, many)]
    floor_is = "cùng trang, {} sản phẩm thay vì {}".format(*size.products)
    return [
        figure
        for name, *measured in zip(PAGES, *counts, *times, strict=True)
        for figure in _page(f"catalogue.{name}", floor_is, *measured)
    ]


def _page(name: str, floor_is: str, few: float, many: float, floor: float, took: float) -> list[Figure]:
    return [
        Figure(f"{name}.queries", many, "truy vấn", few, floor_is, 1, judged="ratio", at_most=True),
        Figure(f"{name}.p95", took, "ms", floor, floor_is),
    ]


def _fill(places: list[tuple[Place, int]], size: Size) -> None:
    with a_place() as first:
        first.inside("certified", count=size.codes)
        first.command("backup", str(first.folder / "first.tar.gz"))
        for place, products in places:
            copy = place.folder / "copies.tar.gz"
            multiplied(first.folder / "first.tar.gz", copy, products // size.codes)
            place.inside("filled", file=str(copy))


def _p95(place: Place, address: str, size: Size) -> float:
    visitor = Visitor(place)
    visitor.get(address)
    return percentile([timed(lambda: visitor.get(address)) for _time in range(size.asked)], 0.95)
