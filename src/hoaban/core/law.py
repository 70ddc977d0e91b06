"""The editions of the law this installation knows, kept in memory once read.

Here: the one place below the edges that knows HOABAN_LAW_DIRS. Not here: how an edition is read or judged by
(programme/).
"""

from __future__ import annotations

from datetime import date
from functools import cache

from django.conf import settings

from hoaban.programme.edition import Edition, Library, known_editions


@cache
def _library() -> Library:
    return known_editions(settings.LAW_DIRS)


def edition_called(edition_id: str) -> Edition:
    """The edition of that id; a dossier is judged for ever by its own. Raises UnknownEdition."""
    return _library().named(edition_id)


def edition_in_force(today: date) -> Edition:
    """The edition in force on that day. Raises NoEditionInForce."""
    return _library().in_force(today)
