"""What is shown instead of a file: small pictures of it (bản xem), drawn by a job and kept as files.

Here: where renditions lie and which there are. Not here: the jobs that make them (making.py), the drawing
itself (drawing.py), who may see them (whoever may read the file).

They are no rows and no facts: each follows from the content by its hash and from RECIPE, so that nothing of
them is audited or backed up. `audit verify` looks at our tables and finds none; a restored place, or one
whose folder was emptied, makes them again. They are there whole or not at all: a folder gets its name last.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from django.conf import settings

from hoaban.core.files.kinds import PDF, PICTURES
from hoaban.core.files.store import place_of

RECIPE = 1  # another number: everything is drawn anew at the next start
SIDES = (1600, 800, 400)  # pixels of the longest side: a screen, a phone, a card


@dataclass(frozen=True, slots=True)
class Rendition:
    """One picture of a file."""

    place: Path
    content_type: str
    side: int
    width: int
    height: int

    @property
    def content(self) -> bytes:
        return self.place.read_bytes()


@dataclass(frozen=True, slots=True)
class Renditions:
    """How a file can be shown.

    state  made; waiting: the job has not come to it; failed: the content cannot be drawn; none: of this kind
           nothing is drawn
    all    the largest first; [] unless made
    """

    state: Literal["made", "waiting", "failed", "none"]
    all: tuple[Rendition, ...] = ()

    @property
    def largest(self) -> Rendition | None:
        return self.all[0] if self.all else None

    @property
    def smallest(self) -> Rendition | None:
        return self.all[-1] if self.all else None

    def of(self, side: int) -> Rendition | None:
        """That whose longest side may be so long."""
        return next((rendition for rendition in self.all if rendition.side == side), None)


def renditions_of(sha256: str, content_type: str = PDF) -> Renditions:
    """What there is of the content with this hash: one small file is read.

    content_type  left out where only what is drawn can be meant: a paper of the library
    """
    if content_type != PDF and content_type not in PICTURES:
        return Renditions("none")
    folder = folder_of(sha256)
    try:
        note = json.loads((folder / "note.json").read_text(encoding="ascii"))
    except FileNotFoundError:
        return Renditions("waiting")
    if "failed" in note:
        return Renditions("failed")
    return Renditions("made", tuple(_renditions_in(folder, note)))


def _renditions_in(folder: Path, note: dict[str, Any]) -> Iterator[Rendition]:
    for side, (width, height) in note["sizes"].items():
        yield Rendition(folder / f"{side}.{note['ending']}", note["type"], int(side), width, height)


def folder_of(sha256: str) -> Path:
    """Where the renditions of this content lie, once they are there."""
    return Path(settings.RENDITIONS_DIR) / str(RECIPE) / place_of(sha256)


def forget_renditions(sha256: str) -> None:
    """Let go of what was drawn of content that is gone."""
    shutil.rmtree(folder_of(sha256), ignore_errors=True)
