"""What is asked about units: the province, its communes, and which commune an old name means today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.text import slugify

from hoaban.core.nouns import noun
from hoaban.core.search import fold
from hoaban.core.units.models import FormerUnit, Installation, ProvinceSetting, Unit

KINDS = re.compile(r"^(xa|phuong|thi tran|dac khu|tinh|thanh pho|thi xa|x\.|p\.|tt\.)\s+")

SLUG_KINDS = ("xa-", "phuong-", "dac-khu-")


def installation() -> Installation | None:
    """The installation's one row; None before the first start."""
    return Installation.objects.first()


def province() -> Unit:
    """The province served here (tỉnh)."""
    return Unit.objects.get(level=Unit.Level.PROVINCE)


def communes() -> QuerySet[Unit]:
    """The communes of the province, by name."""
    return Unit.objects.filter(level=Unit.Level.COMMUNE).order_by("folded_name", "code")


@noun("commune")
def commune_called(code: str) -> Unit | None:
    """The commune with this code, slug or name, with or without the word for its kind.

    None too where a bare name is that of two, a xã and a phường: it is never guessed which.
    """
    if code.isdigit():
        return communes().filter(code=code).first()
    slug = slugify(fold(code))
    found = {unit.slug: unit for unit in communes().filter(slug__in=[slug, *(k + slug for k in SLUG_KINDS)])}
    if slug in found:
        return found[slug]
    return next(iter(found.values())) if len(found) == 1 else None


def communes_like(text: str) -> QuerySet[Unit]:
    """The communes whose name, or that of one unit they came from, has every word; accents do not matter."""
    every_word = Q()
    for word in fold(text).split():
        every_word &= Q(folded_name__contains=word)
    former = FormerUnit.objects.filter(every_word, unit=OuterRef("pk"))
    return communes().filter(every_word | Q(Exists(former))) if every_word else communes()


def setting(key: str, default: Any) -> Any:
    """What the province has set, else the edition's default."""
    row = ProvinceSetting.objects.filter(key=key).first()
    return row.value if row else default


def settings_of_province(defaults: dict[str, Any]) -> dict[str, Any]:
    """Every setting of the edition as it stands here."""
    own = dict(ProvinceSetting.objects.values_list("key", "value"))
    return {key: own.get(key, default) for key, default in defaults.items()}


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """One commune that a name may mean, and by which way: its own name today, or an old unit's."""

    unit: Unit
    former: FormerUnit | None = None


def units_named(text: str, *, district: str = "") -> list[NamedUnit]:
    """Every commune a name may mean, today's first.

    More than one, or an old unit's name that another unit bears today ("Sam Mứn"), must be asked about:
    names moved in the merger of 1/7/2025 and are never guessed.
    """
    bare = bare_name(text)
    today = [NamedUnit(unit) for unit in communes() if bare_name(unit.name) == bare]
    former = FormerUnit.objects.select_related("unit").order_by("id")
    if district:
        former = former.filter(district__iexact=district)
    old = [NamedUnit(row.unit, row) for row in former if bare_name(row.full_name) == bare]
    return today + [item for item in old if item.unit not in {found.unit for found in today}]


def bare_name(text: str) -> str:
    """A unit's name folded, without the word for its kind.

    >>> bare_name("Thị trấn Mường Chà")
    'muong cha'
    """
    return KINDS.sub("", fold(text))
