"""Which commune of today a cell means: its name, its code, or a name of before 1/7/2025.

Here: the answer for thousands of rows from one reading of the tables. Not here: the same question asked of
one name (core/units/queries.py).
"""

from __future__ import annotations

import re
from collections import defaultdict

from django.utils.translation import gettext as _

from hoaban.core.imports.values import Finding
from hoaban.core.search import fold
from hoaban.core.units.models import FormerUnit, Unit
from hoaban.core.units.national import provinces, provinces_of_communes
from hoaban.core.units.queries import bare_name, communes, province

ABBREVIATED = {"x": "xa", "p": "phuong", "tt": "thi tran", "h": "huyen", "tx": "thi xa", "tp": "thanh pho"}
CODE = re.compile(r"\d{4,5}")
DISTRICT_KINDS = re.compile(r"^(huyen|thi xa|thanh pho|quan)\s+")


class CommuneBook:
    """Every commune of the province, and every unit it came from, by name and by code."""

    def __init__(self) -> None:
        self._province = province()
        self._today: dict[str, list[Unit]] = defaultdict(list)
        self._codes: dict[str, Unit] = {}
        self._former: dict[str, list[FormerUnit]] = defaultdict(list)
        for unit in communes():
            self._codes[unit.code] = unit
            self._today[bare_name(unit.name)].append(unit)
        for row in FormerUnit.objects.select_related("unit").order_by("id"):
            self._former[bare_name(row.full_name)].append(row)

    def find(
        self, text: str, district: str = "", code: str = "", of: str = ""
    ) -> tuple[Unit | None, Finding | None]:
        """The commune, or what is to be asked or mended. Names moved in the merger, and are never guessed
        where they may mean two; a code of today, where the file gives one, decides. `of`: the province."""
        if code:
            return self._by_code(code)
        if not text:
            return None, None
        wanted, where = _expanded(text), _district(district)
        if CODE.fullmatch(wanted):
            return self._by_code(wanted)
        wanted, *around = [part.strip() for part in wanted.split(",")]
        elsewhere = self._other_province([fold(of), *around])
        if elsewhere:
            return None, self._of_another(text, [elsewhere])
        around = [part for part in around if bare_name(part) not in provinces()]
        where = where or _district(around[0] if around else "")
        today = self._of_today(wanted)
        former = self._of_before(wanted, where)
        if len(today) == 1 and not (former and where):
            return self._unless_moved(text, today[0], former)
        if not today and not former:
            return None, self._unknown(text, wanted)
        return self._from_before(text, today, former)

    def _by_code(self, code: str) -> tuple[Unit | None, Finding | None]:
        unit = self._codes.get(code.zfill(5))
        if unit:
            return unit, None
        why = _("Không có xã, phường nào của tỉnh mang mã %(code)s.") % {"code": code}
        return None, Finding("unknown-commune", why)

    def _of_today(self, wanted: str) -> list[Unit]:
        named = self._today.get(bare_name(wanted), [])
        exact = [unit for unit in named if fold(unit.full_name) == wanted]
        return exact or named

    def _of_before(self, wanted: str, district: str) -> list[FormerUnit]:
        found = [
            row
            for row in self._former.get(bare_name(wanted), [])
            if not district or _district(row.district) == district
        ]
        exact = [row for row in found if fold(row.full_name) == wanted]
        return exact or found

    def _unless_moved(
        self, text: str, unit: Unit, former: list[FormerUnit]
    ) -> tuple[Unit | None, Finding | None]:
        """Today's name, unless a unit of before bore it and its land is elsewhere now."""
        elsewhere = [row for row in former if row.unit_id != unit.pk]
        if not elsewhere:
            return unit, None
        return None, _ambiguous(text, [unit.full_name, *map(_meaning, elsewhere)])

    def _from_before(
        self, text: str, today: list[Unit], former: list[FormerUnit]
    ) -> tuple[Unit | None, Finding | None]:
        units = {row.unit_id: row for row in former}
        if len(units) == 1 and (not today or len(former) == 1):
            row = next(iter(units.values()))
            if row.whole:
                return row.unit, _renamed(row)
        proposed = {row.unit_id: row for row in former if row.proposed}
        if len(proposed) == 1 and len({row.old_code for row in former}) == 1 and not today:
            row = next(iter(proposed.values()))
            return row.unit, _renamed(row)
        return None, _ambiguous(text, [*(unit.full_name for unit in today), *map(_meaning, former)])

    def _unknown(self, text: str, wanted: str) -> Finding:
        elsewhere = provinces_of_communes().get(bare_name(wanted))
        if elsewhere:
            return self._of_another(text, sorted(elsewhere)[:3])
        why = _("“%(text)s” không phải tên xã, phường nào của tỉnh, nay hay trước 01/7/2025.")
        return Finding("unknown-commune", why % {"text": text})

    def _other_province(self, texts: list[str]) -> str:
        """The province that one of these texts names, where it is not ours."""
        named = (provinces().get(bare_name(text)) for text in texts if text)
        return next((name for name in named if name and name != self._province.full_name), "")

    def _of_another(self, text: str, elsewhere: list[str]) -> Finding:
        values = {"text": text, "provinces": ", ".join(elsewhere), "here": self._province.named}
        why = _("“%(text)s” là xã, phường của %(provinces)s, không phải của %(here)s.")
        return Finding("other-province", why % values)


def _expanded(text: str) -> str:
    """Folded, with the short words for kinds written out: "TT. Mường Chà" → "thi tran muong cha"."""
    folded = fold(text).replace("(", ",").replace(")", "")
    short = re.match(r"(x|p|tt|tx|tp)\s*\.?\s+|(x|p|tt|tx|tp)\.", folded)
    if short:
        kind = ABBREVIATED[(short[1] or short[2]).strip()]
        folded = f"{kind} {folded[short.end() :].strip()}"
    return " ".join(folded.replace(" ,", ",").split())


def _district(text: str) -> str:
    folded = re.sub(r"^(h|tx|tp)\s*\.\s*", lambda m: ABBREVIATED[m[1]] + " ", fold(text).strip(" ,"))
    return DISTRICT_KINDS.sub("", folded)


def _meaning(row: FormerUnit) -> str:
    return _("%(unit)s (gồm đất của %(old)s cũ, %(district)s)") % {
        "unit": row.unit.full_name,
        "old": row.full_name,
        "district": row.district,
    }


def _renamed(row: FormerUnit) -> Finding:
    values = {"old": row.full_name, "district": row.district}
    said = _("%(old)s (%(district)s) là tên trước 01/7/2025.") % values
    return Finding("former-commune", said, row.unit.full_name)


def _ambiguous(text: str, meanings: list[str]) -> Finding:
    listed = "; ".join(dict.fromkeys(meanings))
    why = _("“%(text)s” có thể là: %(meanings)s. Ghi tên xã, phường hiện nay, hoặc thêm cột huyện cũ.")
    return Finding("commune-moved", why % {"text": text, "meanings": listed})
