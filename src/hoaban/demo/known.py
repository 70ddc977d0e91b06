"""Điện Biên as it is known in public: producers, products, recognitions, with only what sources state.

Sources: data/SOURCES.md. Nothing is inferred but the commune of today (from the old one) and the criteria
set, which stays a guess to be confirmed. Nothing invented is attached to these rows.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from hoaban.areas.certificates.actions import enter_past_certificate
from hoaban.areas.registry.actions import register_producer, register_product
from hoaban.areas.registry.models import Producer, Product
from hoaban.core.actions import Act
from hoaban.core.units.models import Unit
from hoaban.core.units.queries import commune_called
from hoaban.demo.days import Days

DATA = Path(__file__).parent / "data"
LONGEST_SOURCE = 300
ENTERED_AGO = 90
KINDS = {"HTX": "cooperative", "tổ hợp tác": "cooperative_group"}
"""Kinds that a source's word settles; which kind a company, a household or a workshop is, none states."""

STATED = {
    "recognised": "",
    "evaluated": "Hội đồng đã đánh giá; chưa thấy quyết định công nhận",
    "cited": "nguồn gọi là sản phẩm OCOP, không nêu hạng sao",
    "candidate": "nguồn không nói là sản phẩm OCOP",
}
LEVELS = {"tỉnh": "cấp tỉnh", "huyện": "cấp huyện", "": ""}

Line = Mapping[str, str]


def enter_known(days: Days) -> None:
    """Enter the register's known rows, as the office would."""
    act = days.act(ago=ENTERED_AGO)
    names = {line["id"]: line["name"] for line in _lines("sources.csv")}
    lines = list(_lines("dien-bien-products.csv"))
    stated = _recognitions(lines)
    producers = _enter_producers(act, lines, names)
    for line in lines:
        product = _enter_product(act, line, producers.get(line["producer"]), names)
        for recognition in stated[line["id"]]:
            _enter_recognition(act, product, line, recognition, names)


def _lines(name: str) -> Iterator[Line]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _recognitions(lines: Iterable[Line]) -> Mapping[str, list[Line]]:
    """What is stated of each product's stars; a council's result without a decision is no recognition."""
    evaluated = {line["id"] for line in lines if line["status"] == "evaluated"}
    found: dict[str, list[Line]] = defaultdict(list)
    for line in _lines("dien-bien-recognitions.csv"):
        if line["product_id"] not in evaluated:
            found[line["product_id"]].append(line)
    return found


def _enter_producers(act: Act, lines: list[Line], names: Line) -> dict[str, Producer]:
    """Every producer once, by the name the sources print."""
    rows: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line["producer"]:
            rows[line["producer"]].append(line)
    return {name: _enter_producer(act, name, of_name, names) for name, of_name in rows.items()}


def _enter_producer(act: Act, name: str, lines: list[Line], names: Line) -> Producer:
    kind = KINDS.get(lines[0]["producer_type"], "")
    ids = list(dict.fromkeys(ident for line in lines for ident in line["source"].split(";")))
    placed = next((line for line in lines if line["commune_new_code"]), lines[0])
    return register_producer(
        act,
        name=name,
        kind=kind,
        commune=_commune(placed),
        address=_address(placed),
        source=_joined(names[ident] for ident in ids),
    )


def _enter_product(act: Act, line: Line, producer: Producer | None, names: Line) -> Product:
    where = "" if line["commune_new_code"] else _before_merger(line["district_old"])
    source = _joined([*(names[ident] for ident in line["source"].split(";")), where, STATED[line["status"]]])
    return register_product(
        act,
        producer,
        name=line["name_vi"],
        criteria_set=f"QD26-{int(line['criteria_set']):02d}",
        commune=_commune(line),
        source=source,
        set_confirmed=False,
    )


def _enter_recognition(act: Act, product: Product, line: Line, stated: Line, names: Line) -> None:
    of_this_year = line["decision"] if stated["year"] == line["year"] else ""
    enter_past_certificate(
        act,
        product,
        source=_joined([names[stated["source"]], of_this_year]),
        star=int(stated["star"]),
        issuer=LEVELS[stated["level"]],
        year=int(stated["year"]) if stated["year"] else None,
    )


def _commune(line: Line) -> Unit | None:
    return commune_called(line["commune_new_code"]) if line["commune_new_code"] else None


def _address(line: Line) -> str:
    """As the source writes it, in the units of before 1/7/2025."""
    parts = [line["address"], line["commune_old"], line["district_old"]]
    return _before_merger(", ".join(part for part in parts if part))


def _before_merger(place: str) -> str:
    return f"{place} (tên trước 01/7/2025)" if place else ""


def _joined(parts: Iterable[str]) -> str:
    """The parts, as many as the column holds."""
    text = ""
    for part in filter(None, parts):
        longer = f"{text}; {part}" if text else part
        text = longer if len(longer) <= LONGEST_SOURCE else text
    return text
