"""Names as files write them against names in the register: the same, or alike and to be asked about.

Here: producers and products by name. Not here: what else a row says (producers.py, products.py).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

from hoaban.areas.registry.models import Producer, Product
from hoaban.core.imports.values import Finding
from hoaban.core.search import fold

R = TypeVar("R", Producer, Product)

FORMS = (
    (re.compile(r"\b(hop tac xa|htx)\b"), "htx"),
    (re.compile(r"\b(to hop tac|tht)\b"), "tht"),
    (re.compile(r"\b(cong ty|cty|ct)\b"), "cty"),
    (re.compile(r"\b(trach nhiem huu han|tnhh)\b"), "tnhh"),
    (re.compile(r"\b(co phan|cp)\b"), "cp"),
    (re.compile(r"\b(ho kinh doanh|hkd|ho san xuat)\b"), "ho"),
    (re.compile(r"\b(san xuat|sx)\b"), "sx"),
    (re.compile(r"\b(thuong mai|tm)\b"), "tm"),
    (re.compile(r"\b(dich vu|dv)\b"), "dv"),
    (re.compile(r"\b0+(?=\d)"), ""),
)


def alike(name: str) -> str:
    """What two writings of one name have in common: short words for forms, signs and leading zeros aside.

    >>> alike("Hợp tác xã Ong mật 03") == alike("HTX ong mật 3")
    True
    """
    folded = re.sub(r"[\W_]+", " ", fold(name))
    for written, short in FORMS:
        folded = written.sub(short, folded)
    return "".join(folded.split())


class Shelf(Generic[R]):
    """Rows by their names, those of the register and those the file has brought so far."""

    def __init__(self, rows: Iterable[R] = ()) -> None:
        self._same: dict[str, list[R]] = defaultdict(list)
        self._alike: dict[str, list[R]] = defaultdict(list)
        for row in rows:
            self.put(row)

    def put(self, row: R) -> None:
        self._same[fold(row.name)].append(row)
        self._alike[alike(row.name)].append(row)

    def named(self, name: str) -> list[R]:
        """Those of that name, accents and capitals aside."""
        return self._same.get(fold(name), [])

    def like(self, name: str) -> list[R]:
        """Those whose name is written a little otherwise."""
        return [row for row in self._alike.get(alike(name), []) if fold(row.name) != fold(name)]


def looks_like(row: Producer | Product, field: str) -> Finding:
    """The question whether a name is that of a row we have."""
    said = _("Gần giống “%(name)s” đã có; chỉ khác cách viết.") % {"name": row.name}
    return Finding("looks-like", said, row.name, field)
