"""The catalogue of products (danh mục phân loại sản phẩm, Phụ lục I): sectors, groups, subgroups.

Here: the tree and its leaves, each with the number of its criteria set.
Not here: the criteria (criteria.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hoaban.programme.provisions.fields import Fields


@dataclass(frozen=True, slots=True)
class Subgroup:
    """A division of a group (phân nhóm) with its criteria set."""

    code: str
    name: str
    managing_agencies: tuple[str, ...]
    criteria_set: int


@dataclass(frozen=True, slots=True)
class Group:
    """A division of a sector (nhóm); one without subgroups has a criteria set of its own."""

    code: str
    name: str
    managing_agencies: tuple[str, ...]
    criteria_set: int | None
    subgroups: tuple[Subgroup, ...]


@dataclass(frozen=True, slots=True)
class CatalogueSector:
    """One of the sectors (ngành)."""

    code: str
    name: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A place in the catalogue that a product can have: where one criteria set applies."""

    code: str
    sector: CatalogueSector
    group: Group
    subgroup: Subgroup | None
    criteria_set: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All sectors; `leaves` are the places a product can have, in order."""

    sectors: tuple[CatalogueSector, ...]
    agency_note: str

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(_leaves(self.sectors))


def _leaves(sectors: tuple[CatalogueSector, ...]) -> Iterator[Leaf]:
    for sector in sectors:
        for group in sector.groups:
            code = f"{sector.code}.{group.code}"
            if group.criteria_set is not None:
                yield Leaf(code, sector, group, None, group.criteria_set)
            for subgroup in group.subgroups:
                yield Leaf(f"{code}.{subgroup.code}", sector, group, subgroup, subgroup.criteria_set)


def read_catalogue(fields: Fields) -> Catalogue:
    return Catalogue(
        sectors=tuple(_sector(sector) for sector in fields.each("sectors")),
        agency_note=fields.text("agency_note", default=""),
    )


def _sector(fields: Fields) -> CatalogueSector:
    return CatalogueSector(
        code=fields.text("code"),
        name=fields.text("name"),
        groups=tuple(_group(group) for group in fields.each("groups")),
    )


def _group(fields: Fields) -> Group:
    return Group(
        code=fields.text("code"),
        name=fields.text("name"),
        managing_agencies=fields.texts("managing_agencies"),
        criteria_set=fields.whole("criteria_set") if fields.has("criteria_set") else None,
        subgroups=tuple(_subgroup(subgroup) for subgroup in fields.each("subgroups")),
    )


def _subgroup(fields: Fields) -> Subgroup:
    return Subgroup(
        code=fields.text("code"),
        name=fields.text("name"),
        managing_agencies=fields.texts("managing_agencies"),
        criteria_set=fields.whole("criteria_set"),
    )
