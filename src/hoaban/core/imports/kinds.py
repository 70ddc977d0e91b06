"""What can be imported, and what each kind of import must be able to say and do.

Here: the shape, and the look-up. Not here: any kind; they stand in the areas (imports).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from hoaban.core.actions import Act
from hoaban.core.audit.rows import Row
from hoaban.core.imports.headings import Field
from hoaban.core.imports.values import Finding

Values = Mapping[str, Any]


@dataclass(slots=True)
class Item:
    """What one row of the file becomes.

    findings  beside those of its cells
    same      why nothing is to be done, where the register has it so already: in words
    do        writes it, by the deeds; gives nothing. None while it is held
    changes   rows of ours that `do` changes: kept as they were, so that it can be undone
    """

    findings: list[Finding] = field(default_factory=list)
    same: Any = ""
    do: Callable[[Act], object] | None = None
    changes: Sequence[Row] = ()


class Book(Protocol):
    """Reads the rows of one file against the register as it stood when the book was opened."""

    def read(self, values: Values, said: frozenset[str], place: str) -> Item:
        """What a row of values becomes. said: the fields that the file has a column for and whose cell is not
        empty; place: sheet and line in words, for the source."""
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of import.

    name     as the command calls it; needed: the field without which a line is no row
    carried  fields that merged cells, or a cell left empty below another, may carry down
    """

    name: str
    fields: Sequence[Field]
    needed: str
    carried: frozenset[str]
    open: Callable[[date, frozenset[str], str], Book]


def kind_called(name: str) -> Kind:
    """The kind of that name; settings.IMPORTS says where each stands. Raises KeyError for another name."""
    found: Kind = import_string(settings.IMPORTS[name])
    return found
