"""Criteria sets (bộ sản phẩm): the tree of parts, headings, criteria and options, as the law prints it.

Here: the typed tree, its gates and knock-outs, and how it is read from its map.
Not here: adding up a sheet (scoring.py); whether the sums are right (drafting/).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hoaban.programme.provisions.fields import Fields


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a criterion (phương án □) with its points."""

    id: str
    points: Decimal
    text: str
    minimum_for: tuple[int, ...]
    variant: str | None
    inferred: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """When a criterion is judged at all: another was answered with one of these options."""

    criterion: str
    options: tuple[str, ...]
    otherwise: Decimal
    inferred: bool


@dataclass(frozen=True, slots=True)
class Gate:
    """The least option of a criterion for a star (yêu cầu tối thiểu); one with as many points meets it."""

    criterion: str
    star: int
    needs: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Variant:
    """A case of a criterion (trường hợp); a form shows the options of the case at hand."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question with its options (tiêu chí); `part` is the part of the set it counts in."""

    id: str
    title: str
    max: Decimal
    part: str
    options: tuple[Option, ...]
    requirement: str | None
    notes: tuple[str, ...]
    applies_when: Condition | None
    variants: tuple[Variant, ...]

    def option(self, option_id: str) -> Option:
        """The option of that id; KeyError when there is none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The gates of this criterion, lowest star first."""
        gates = [
            Gate(self.id, star, option.id, option.points)
            for option in self.options
            for star in option.minimum_for
        ]
        return tuple(sorted(gates, key=lambda gate: gate.star))


@dataclass(frozen=True, slots=True)
class Heading:
    """A node that holds others: a part, or a group of criteria."""

    id: str
    title: str
    max: Decimal
    notes: tuple[str, ...]
    items: tuple[Node, ...]


Node = Heading | Criterion


@dataclass(frozen=True, slots=True)
class WhenPoints:
    """A knock-out that applies by itself: any of these criteria earned just so many points."""

    criteria: tuple[str, ...]
    points: Decimal


@dataclass(frozen=True, slots=True)
class KnockOut:
    """What excludes a dossier whatever its points (hồ sơ bị loại khi)."""

    id: str
    effect: str
    text: str
    source: str
    criterion: str | None
    when_points: WhenPoints | None


@dataclass(frozen=True, slots=True)
class Correction:
    """Where the data do not follow the source, and why."""

    at: str
    option: str | None
    field: str
    source: str
    used: str
    why: str


@dataclass(frozen=True, slots=True)
class Sector:
    """One of the sectors of the catalogue (ngành)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """One set of criteria with its place in the catalogue; `criteria` in the order of the file."""

    id: str
    number: int
    name: str
    sector: Sector | None
    group: str | None
    subgroup: str | None
    managing_agencies: tuple[str, ...]
    samples: int
    total: Decimal
    knock_outs: tuple[KnockOut, ...]
    items: tuple[Node, ...]
    corrections: tuple[Correction, ...]
    criteria: tuple[Criterion, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the parts, in order."""
        return tuple(node.id for node in self.items)

    @property
    def nodes(self) -> Iterator[Node]:
        """Every heading and criterion, each before what it holds."""
        return walk(self.items)

    @property
    def gates(self) -> tuple[Gate, ...]:
        """Every gate, in the order of criteria, then of stars."""
        return tuple(gate for criterion in self.criteria for gate in criterion.gates)

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion of that id; KeyError when there is none."""
        for criterion in self.criteria:
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)


def walk(items: tuple[Node, ...]) -> Iterator[Node]:
    """Every node of a tree, each before what it holds."""
    for node in items:
        yield node
        if isinstance(node, Heading):
            yield from walk(node.items)


def read_set(fields: Fields) -> CriteriaSet:
    """A criteria set from the map of its file."""
    items = tuple(_node(item, part=item.text("id")) for item in fields.each("items"))
    return CriteriaSet(
        id=fields.text("id"),
        number=fields.whole("number"),
        name=fields.text("name", default=""),
        sector=_sector(fields),
        group=fields.text_or_none("group"),
        subgroup=fields.text_or_none("subgroup"),
        managing_agencies=fields.texts("managing_agencies"),
        samples=fields.whole("samples", default=0),
        total=fields.exact("total"),
        knock_outs=tuple(_knock_out(item) for item in fields.each("knock_outs")),
        items=items,
        corrections=tuple(_correction(item) for item in fields.each("corrections")),
        criteria=tuple(node for node in walk(items) if isinstance(node, Criterion)),
    )


def _sector(fields: Fields) -> Sector | None:
    if not fields.has("sector"):
        return None
    sector = fields.inner("sector")
    return Sector(sector.text("code", default=""), sector.text("name", default=""))


def _node(fields: Fields, part: str) -> Node:
    if not fields.has("options"):
        return Heading(
            id=fields.text("id"),
            title=fields.text("title", default=""),
            max=fields.exact("max"),
            notes=fields.texts("notes"),
            items=tuple(_node(item, part) for item in fields.each("items")),
        )
    return Criterion(
        id=fields.text("id"),
        title=fields.text("title", default=""),
        max=fields.exact("max"),
        part=part,
        options=tuple(_option(item) for item in fields.each("options")),
        requirement=fields.text_or_none("requirement"),
        notes=fields.texts("notes"),
        applies_when=_condition(fields.inner("applies_when")) if fields.has("applies_when") else None,
        variants=tuple(Variant(item.text("id"), item.text("title")) for item in fields.each("variants")),
    )


def _option(fields: Fields) -> Option:
    return Option(
        id=fields.text("id"),
        points=fields.exact("points"),
        text=fields.text("text", default=""),
        minimum_for=fields.wholes("minimum_for"),
        variant=fields.text_or_none("variant"),
        inferred=fields.flag("inferred", default=False),
    )


def _condition(fields: Fields) -> Condition:
    return Condition(
        criterion=fields.text("criterion"),
        options=fields.texts("options"),
        otherwise=fields.exact("otherwise"),
        inferred=fields.flag("inferred", default=False),
    )


def _knock_out(fields: Fields) -> KnockOut:
    return KnockOut(
        id=fields.text("id"),
        effect=fields.text("effect", default="excluded"),
        text=fields.text("text", default=""),
        source=fields.text("source", default=""),
        criterion=fields.text_or_none("criterion"),
        when_points=_when_points(fields.inner("when_points")) if fields.has("when_points") else None,
    )


def _when_points(fields: Fields) -> WhenPoints:
    return WhenPoints(criteria=fields.texts("criteria"), points=fields.exact("points"))


def _correction(fields: Fields) -> Correction:
    return Correction(
        at=fields.text("at", default=""),
        option=fields.text_or_none("option"),
        field=fields.text("field", default=""),
        source=fields.text("source", default=""),
        used=fields.text("used", default=""),
        why=fields.text("why", default=""),
    )
