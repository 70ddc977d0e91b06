"""Is a criteria set in order: its sums, its options, its gates, and what it refers to?

Here: the breaches of one file of criteria, judged by the figures its own edition gives.
Not here: the edition's figures themselves (header_check.py); several files together (check.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from hoaban.programme.drafting import shape
from hoaban.programme.drafting.shape import Breach, Shape, at, held, met_twice, shape_breaches, text_breaches
from hoaban.programme.provisions.fields import Fields
from hoaban.programme.provisions.points import exact_sum, printed

SET = Shape({
    "id": shape.TEXT, "number": shape.WHOLE, "name": shape.TEXT, "sector": shape.MAP,
    "group": shape.TEXT_OR_NULL, "subgroup": shape.TEXT_OR_NULL, "managing_agencies": shape.TEXTS,
    "samples": shape.WHOLE, "total": shape.EXACT, "knock_outs": shape.MAPS, "items": shape.MAPS,
    "corrections": shape.MAPS,
})  # fmt: skip
NODE = Shape(
    {"id": shape.TEXT, "title": shape.TEXT, "max": shape.EXACT},
    {
        "requirement": shape.TEXT, "notes": shape.TEXTS, "applies_when": shape.MAP, "variants": shape.MAPS,
        "options": shape.MAPS, "items": shape.MAPS,
    },
)  # fmt: skip
OPTION = Shape(
    {"id": shape.TEXT, "points": shape.EXACT, "text": shape.TEXT, "minimum_for": shape.WHOLES},
    {"inferred": shape.FLAG, "variant": shape.TEXT},
)
VARIANT = Shape({"id": shape.TEXT, "title": shape.TEXT})
CONDITION = Shape(
    {"criterion": shape.TEXT, "options": shape.TEXTS, "otherwise": shape.EXACT}, {"inferred": shape.FLAG}
)
KNOCK_OUT = Shape(
    {"id": shape.TEXT, "effect": shape.TEXT, "text": shape.TEXT, "source": shape.TEXT},
    {"criterion": shape.TEXT, "when_points": shape.MAP},
)
WHEN_POINTS = Shape({"criteria": shape.TEXTS, "points": shape.EXACT})
CORRECTION = Shape(
    {"at": shape.TEXT, "field": shape.TEXT, "source": shape.TEXT, "used": shape.TEXT, "why": shape.TEXT},
    {"option": shape.TEXT},
)
EFFECTS = ("excluded", "assessment_stops", "not_assessed")
CORRECTED = ("points", "max", "sum", "label", "marker")


@dataclass(frozen=True, slots=True)
class Figures:
    """What an edition says every set adds up to, and for which stars options may be marked."""

    parts: Mapping[str, Decimal]
    total: Decimal | None
    marked_stars: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A set as it is written: its map and all its nodes, each before what it holds."""

    fields: Fields
    top: tuple[Fields, ...]
    nodes: tuple[Fields, ...]

    def options(self, criterion: str) -> dict[str, Fields]:
        """The options of a node by their ids; none where it has none."""
        own = [node for node in self.nodes if node.raw.get("id") == criterion]
        return {
            str(option.raw.get("id")): option for node in own for option in held(node.maps, "options") or ()
        }


def set_breaches(fields: Fields, stem: str, figures: Figures) -> Iterator[Breach]:
    """Every breach of one criteria set; `stem` is its file's name without ending."""
    top = held(fields.maps, "items") or ()
    written = Written(fields, top, tuple(_walk(top)))
    yield from shape_breaches(fields, SET)
    yield from text_breaches(fields, "name")
    yield from _name_breaches(fields, stem)
    ids = [node.raw.get("id") for node in written.nodes]
    for twice in met_twice(map(str, ids)):
        yield Breach(fields.file, twice, "mã tiêu chí gặp hai lần")
    yield from _part_breaches(written, figures)
    for node in written.nodes:
        yield from _node_breaches(node, written, figures)
    yield from _knock_out_breaches(written)
    yield from _correction_breaches(written)


def _walk(nodes: tuple[Fields, ...]) -> Iterator[Fields]:
    for node in nodes:
        yield node
        yield from _walk(held(node.maps, "items") or ())


def _name_breaches(fields: Fields, stem: str) -> Iterator[Breach]:
    number = held(fields.whole, "number")
    if number is None:
        return
    if stem != f"{number:02d}":
        yield at(fields, f"số {number} không khớp tên tệp {stem}", "number")
    set_id = held(fields.text, "id")
    if set_id is not None and not set_id.endswith(f"-{number:02d}"):
        yield at(fields, f"mã {set_id} không khớp số {number}", "id")


def _part_breaches(written: Written, figures: Figures) -> Iterator[Breach]:
    fields = written.fields
    maxima = {str(part.raw.get("id")): held(part.exact, "max") for part in written.top}
    for part, points in figures.parts.items():
        if part not in maxima:
            yield Breach(fields.file, part, "thiếu phần này")
        elif maxima[part] not in (None, points):
            yield Breach(
                fields.file, part, f"phần có {_shown(maxima[part])} điểm, ấn bản ghi {printed(points)}"
            )
    for part in (part for part in maxima if part not in figures.parts):
        yield Breach(fields.file, part, "ấn bản không có phần này")
    total, added = held(fields.exact, "total"), _sum(maxima.values())
    if total is not None and figures.total is not None and total != figures.total:
        yield at(fields, f"tổng là {printed(total)}, ấn bản ghi {printed(figures.total)}", "total")
    if total is not None and added is not None and added != total:
        yield at(fields, f"các phần cộng lại là {printed(added)}, tổng ghi {printed(total)}", "total")


def _node_breaches(node: Fields, written: Written, figures: Figures) -> Iterator[Breach]:
    yield from shape_breaches(node, NODE)
    for key in ("title", "requirement", "notes"):
        yield from text_breaches(node, key)
    if bool(node.raw.get("items")) == bool(node.raw.get("options")):
        yield at(node, "phải có các mục con (items) hoặc các phương án (options), không cả hai")
    elif node.raw.get("options"):
        yield from _criterion_breaches(node, written, figures)
    else:
        yield from _heading_breaches(node, written)


def _heading_breaches(node: Fields, written: Written) -> Iterator[Breach]:
    children = held(node.maps, "items") or ()
    maximum, added = held(node.exact, "max"), _sum(held(child.exact, "max") for child in children)
    excused = any(
        row.raw.get("at") == node.item and row.raw.get("field") == "sum"
        for row in held(written.fields.maps, "corrections") or ()
    )
    if maximum is not None and added is not None and added != maximum and not excused:
        yield at(node, f"các mục cộng lại là {printed(added)}, điểm tối đa ghi {printed(maximum)}")
    if node not in written.top:
        for child in children:
            if not str(child.raw.get("id")).startswith(f"{node.item}."):
                yield at(child, f"không thuộc mục {node.item}")


def _criterion_breaches(node: Fields, written: Written, figures: Figures) -> Iterator[Breach]:
    # an option's own faults stand at its criterion: that is the node one looks up
    options = [replace(option, item=node.item) for option in held(node.maps, "options") or ()]
    variants = held(node.maps, "variants") or ()
    for option in options:
        yield from _option_breaches(option, {variant.raw.get("id") for variant in variants}, node)
    for twice in met_twice(str(option.raw.get("id")) for option in options):
        yield at(node, f"mã phương án {twice} gặp hai lần")
    for variant in variants:
        yield from (replace(breach, item=node.item) for breach in shape_breaches(variant, VARIANT))
    for case in [variant.raw.get("id") for variant in variants] or [None]:
        yield from _order_breaches([one for one in options if one.raw.get("variant") == case], node, case)
    yield from _gate_breaches(options, node, figures)
    yield from _condition_breaches(node, written)
    yield from _inferred_breaches(options, node, written)


def _option_breaches(option: Fields, variants: set[object], node: Fields) -> Iterator[Breach]:
    name = f"phương án {option.raw.get('id')}: "
    for breach in (*shape_breaches(option, OPTION), *text_breaches(option, "text")):
        yield replace(breach, what=name + breach.what)
    points, maximum = held(option.exact, "points"), held(node.exact, "max")
    if points is not None and maximum is not None and points > maximum:
        yield at(node, f"{name}{printed(points)} điểm, quá điểm tối đa {printed(maximum)}")
    if option.raw.get("inferred", True) is not True:
        yield at(node, f"{name}inferred chỉ ghi khi là true")
    if variants and option.raw.get("variant") not in variants:
        yield at(node, f"{name}không có trường hợp {option.raw.get('variant')}")
    if not variants and "variant" in option.raw:
        yield at(node, f"{name}ghi trường hợp, nhưng tiêu chí không chia trường hợp")


def _order_breaches(options: list[Fields], node: Fields, case: object) -> Iterator[Breach]:
    """The points of one case: they never fall, and the last is the maximum."""
    name = "" if case is None else f"trường hợp {case}: "
    points = [found for found in (held(option.exact, "points") for option in options) if found is not None]
    maximum = held(node.exact, "max")
    if len(points) < len(options) or maximum is None:
        return
    if not points:
        yield at(node, f"{name}không có phương án nào")
        return
    if max(points) != maximum:
        yield at(
            node, f"{name}phương án cao nhất có {printed(max(points))} điểm, tối đa ghi {printed(maximum)}"
        )
    if any(later < earlier for earlier, later in pairwise(points)):
        yield at(node, f"{name}điểm giảm giữa các phương án: {', '.join(map(printed, points))}")


def _gate_breaches(options: list[Fields], node: Fields, figures: Figures) -> Iterator[Breach]:
    gates: dict[int, list[Fields]] = {}
    for option in options:
        for star in held(option.wholes, "minimum_for") or ():
            if star in figures.marked_stars:
                gates.setdefault(star, []).append(option)
            else:
                yield at(node, f"phương án {option.raw.get('id')}: ấn bản không đánh dấu hạng {star} sao")
    for star, marked in sorted(gates.items()):
        if len(marked) > 1:
            ids = ", ".join(str(option.raw.get("id")) for option in marked)
            yield at(node, f"hai phương án cùng là yêu cầu tối thiểu của {star} sao: {ids}")
    for lower, higher in pairwise(sorted(gates)):
        low, high = held(gates[lower][0].exact, "points"), held(gates[higher][0].exact, "points")
        if low is not None and high is not None and high < low:
            yield at(
                node,
                f"yêu cầu tối thiểu của {higher} sao ({printed(high)} điểm) thấp hơn của {lower} sao "
                f"({printed(low)} điểm)",
            )


def _condition_breaches(node: Fields, written: Written) -> Iterator[Breach]:
    condition = held(node.inner, "applies_when")
    if "applies_when" not in node.raw or condition is None:
        return
    yield from shape_breaches(condition, CONDITION)
    criterion = str(condition.raw.get("criterion"))
    known = written.options(criterion)
    if not known:
        yield at(node, f"applies_when: không có tiêu chí {criterion}")
    for option in held(condition.texts, "options") or ():
        if known and option not in known:
            yield at(node, f"applies_when: tiêu chí {criterion} không có phương án {option}")
    otherwise, maximum = held(condition.exact, "otherwise"), held(node.exact, "max")
    if otherwise is not None and maximum is not None and otherwise > maximum:
        yield at(
            node, f"applies_when: otherwise {printed(otherwise)} điểm, quá điểm tối đa {printed(maximum)}"
        )
    if _goes_round(node, written):
        yield at(node, "applies_when: điều kiện đi vòng tròn")


def _goes_round(node: Fields, written: Written) -> bool:
    """Does a criterion hang on itself, through whatever conditions?"""
    nodes = {str(other.raw.get("id")): other for other in written.nodes}
    seen: set[str] = set()
    ident = node.item
    while ident in nodes and ident not in seen:
        seen.add(ident)
        condition = held(nodes[ident].inner, "applies_when")
        ident = str(condition.raw.get("criterion")) if condition else ""
    return ident == node.item


def _inferred_breaches(options: list[Fields], node: Fields, written: Written) -> Iterator[Breach]:
    """An option that is not printed needs a correction, unless the whole criterion is inferred."""
    inferred = [option.raw.get("id") for option in options if option.raw.get("inferred")]
    corrected = {
        (row.raw.get("at"), row.raw.get("option")) for row in held(written.fields.maps, "corrections") or ()
    }
    if len(inferred) < len(options):
        for option in inferred:
            if (node.item, option) not in corrected:
                yield at(
                    node, f"phương án {option}: suy ra, nhưng không có phần chỉnh (corrections) nói vì sao"
                )


def _knock_out_breaches(written: Written) -> Iterator[Breach]:
    knock_outs = held(written.fields.maps, "knock_outs") or ()
    nodes = {node.raw.get("id") for node in written.nodes}
    for twice in met_twice(str(row.raw.get("id")) for row in knock_outs):
        yield Breach(written.fields.file, twice, "mã điều kiện loại gặp hai lần")
    for row in knock_outs:
        yield from shape_breaches(row, KNOCK_OUT)
        yield from text_breaches(row, "text")
        if row.raw.get("effect") not in EFFECTS:
            yield at(row, f"{row.raw.get('effect')!r} không phải là một trong {', '.join(EFFECTS)}", "effect")
        if "criterion" in row.raw and row.raw["criterion"] not in nodes:
            yield at(row, f"không có mục {row.raw['criterion']}", "criterion")
        yield from _when_points_breaches(row, written)


def _when_points_breaches(row: Fields, written: Written) -> Iterator[Breach]:
    rule = held(row.inner, "when_points")
    if "when_points" not in row.raw or rule is None:
        return
    yield from shape_breaches(rule, WHEN_POINTS)
    points = held(rule.exact, "points")
    for criterion in held(rule.texts, "criteria") or ():
        options = written.options(criterion)
        earned = {held(option.exact, "points") for option in options.values()}
        if not options:
            yield at(row, f"không có tiêu chí {criterion}", "when_points")
        elif points and points not in earned:  # 0 is always earned by none of the lines
            yield at(row, f"tiêu chí {criterion} không có phương án {printed(points)} điểm", "when_points")


def _correction_breaches(written: Written) -> Iterator[Breach]:
    nodes = {str(node.raw.get("id")): node for node in written.nodes}
    for listed in held(written.fields.maps, "corrections") or ():
        row = replace(listed, item=str(listed.raw.get("at")))
        yield from (
            replace(breach, what=f"corrections: {breach.what}") for breach in shape_breaches(row, CORRECTION)
        )
        field, option = row.raw.get("field"), row.raw.get("option")
        if field not in CORRECTED:
            yield at(row, f"corrections: field {field!r} không phải là một trong {', '.join(CORRECTED)}")
        target = nodes.get(row.item) if option is None else written.options(row.item).get(str(option))
        if target is None:
            yield at(row, f"corrections: không có mục {row.item} {option or ''}".rstrip())
        elif field in ("points", "max") and target.raw.get(str(field)) != row.raw.get("used"):
            yield at(
                row, f"corrections: ghi {row.raw.get('used')!r}, dữ liệu là {target.raw.get(str(field))!r}"
            )


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    """The exact sum; None when a value is missing."""
    found = list(values)
    known = [value for value in found if value is not None]
    return exact_sum(known) if len(known) == len(found) else None


def _shown(value: Decimal | None) -> str:
    return "" if value is None else printed(value)
