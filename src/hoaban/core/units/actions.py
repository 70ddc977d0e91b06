"""Founding an installation: its province with communes old and new. Done once, at the first start."""

from __future__ import annotations

from django.utils.text import slugify

from hoaban.core.actions import Act, deed
from hoaban.core.search import fold
from hoaban.core.units.models import FormerUnit, Installation, Unit
from hoaban.core.units.national import rows


@deed(inner=True)
def found_installation(act: Act, *, province_code: str, demo: bool) -> Installation:
    """Enter the province, its communes and the units they came from (sources: data/SOURCES.md).

    Raises LookupError where no province has this code.
    """
    installation = act.add(Installation(province_code=province_code, demo=demo))
    units = {
        row["code"]: _add_unit(act, row) for row in rows("admin-units.csv") if _inside(row, province_code)
    }
    if province_code not in units:
        raise LookupError(province_code)
    for row in rows("old-to-new-units.csv"):
        if row["new_code"] in units:
            _add_former_unit(act, row, units[row["new_code"]])
    return installation


def _inside(row: dict[str, str], province_code: str) -> bool:
    return province_code in (row["code"], row["parent_code"])


def _points() -> dict[str, tuple[str, str]]:
    # only Điện Biên's communes have a sourced point so far; the tile map leaves out what has none
    return {row["code"]: (row["lat"], row["lon"]) for row in rows("dien-bien-communes.csv")}


def _add_unit(act: Act, row: dict[str, str]) -> Unit:
    latitude, longitude = _points().get(row["code"], (None, None))
    commune = bool(row["parent_code"])
    slug = slugify(fold(row["full_name"]))
    return act.add(
        Unit(
            code=row["code"],
            name=row["name"],
            full_name=row["full_name"],
            folded_name=fold(row["name"]),
            level=Unit.Level.COMMUNE if commune else Unit.Level.PROVINCE,
            slug=slug if not Unit.objects.filter(slug=slug).exists() else f"{slug}-{row['code']}",
            latitude=latitude,
            longitude=longitude,
        )
    )


def _add_former_unit(act: Act, row: dict[str, str], unit: Unit) -> FormerUnit:
    return act.add(
        FormerUnit(
            old_code=row["old_code"],
            full_name=row["old_name"],
            folded_name=fold(row["old_name"]),
            district=row["old_district"],
            unit=unit,
            whole=row["part"] == "whole",
            proposed=row["default"] == "1",
        )
    )
