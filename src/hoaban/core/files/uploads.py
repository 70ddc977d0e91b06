"""Uploads under way (tải lên từng phần): a file that arrives in pieces, over a weak signal, across restarts.

Here: the pieces in a folder of the data directory, who writes them now, and their end after a day.
Not here: the protocol (api/v1/files.py); what becomes of a whole file (actions.py). There are no rows here:
what is not whole is no file yet. Acknowledged bytes are on the disk before they are acknowledged.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.conf import settings

from hoaban.core.files.kinds import any_kind_of
from hoaban.core.permissions import Refusal

KEPT_FOR = timedelta(days=1)
MOST_OPEN = 100  # of one person in one role: one who begins more has forgotten the others
PIECE = 1 << 16


class Busy(Exception):
    """Another connection is writing this upload."""


class Gone(Exception):
    """The upload was finished or let go meanwhile."""


class Source(Protocol):
    """Whatever bytes are read from."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Upload:
    """One upload as it was announced.

    id       also the key of the stored file that it becomes
    owner    whose file it will be (see StoredFile.owner)
    holding  the role it was begun in; nobody else goes on with it
    said     what the client said of it, word for word: it is told so again (tus, Upload-Metadata)
    """

    id: UUID
    name: str
    owner: str
    length: int
    holding: int | None
    begun_at: datetime
    said: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """All of an upload, and what it truly is, or why that is not taken."""

    content: bytes
    kind: str | Refusal


# --- beginning and finding ---


def begin(upload: Upload) -> None:
    """Make room for an upload; those that are over a day old make way."""
    _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    let_go_before(upload.begun_at - KEPT_FOR)
    _piece_place(upload.id).touch(mode=0o600)
    announced = _note_place(upload.id)
    half = announced.with_suffix(".new")
    half.write_text(json.dumps(asdict(upload), default=str), encoding="utf-8")
    half.rename(announced)  # so that a note is there whole or not at all


def upload_called(key: UUID) -> Upload | None:
    """The upload under way with this id."""
    try:
        return _upload_in(_note_place(key))
    except FileNotFoundError:
        return None


def uploads_under_way() -> list[Upload]:
    """Every upload that is not finished."""
    found = []
    for place in sorted(_folder().glob("*.json")):
        try:
            found.append(_upload_in(place))
        except FileNotFoundError:  # finished by another process since we looked
            continue
    return found


def _upload_in(place: Path) -> Upload:
    note = json.loads(place.read_text(encoding="utf-8"))
    begun_at = datetime.fromisoformat(note.pop("begun_at"))
    return Upload(id=UUID(note.pop("id")), begun_at=begun_at, **note)


def received(upload: Upload) -> int:
    """How many bytes are here. Raises Gone."""
    try:
        return _piece_place(upload.id).stat().st_size
    except FileNotFoundError as gone:
        raise Gone from gone


# --- writing ---


@contextmanager
def held(upload: Upload) -> Iterator[int]:
    """The open piece, written by nobody else until the block ends, in no process. Raises Busy, Gone."""
    place = _piece_place(upload.id)
    try:
        piece = os.open(place, os.O_RDWR | os.O_APPEND)
    except FileNotFoundError as gone:
        raise Gone from gone
    try:
        _lock(piece)
        if not place.exists() or place.stat().st_ino != os.fstat(piece).st_ino:
            raise Gone
        yield piece
    finally:
        os.close(piece)  # this ends the lock too, as the end of the process does


def _lock(piece: int) -> None:
    try:
        fcntl.flock(piece, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as busy:
        raise Busy from busy


def append(piece: int, source: Source, most: int) -> int:
    """Write what arrives, at most so many bytes; gives the new size. A broken connection keeps what came."""
    try:
        while most > 0 and (part := source.read(min(PIECE, most))):
            _write(piece, part)
            most -= len(part)
    except OSError:  # Django's UnreadablePostError too: the signal is gone, the pieces are not
        pass
    finally:
        os.fsync(piece)
    return os.fstat(piece).st_size


def _write(piece: int, part: bytes) -> None:
    view = memoryview(part)
    while view:
        view = view[os.write(piece, view) :]


def whole(upload: Upload) -> Whole:
    """The content, looked into before any transaction is open: a large picture takes a second."""
    content = _piece_place(upload.id).read_bytes()
    return Whole(content, any_kind_of(content))


# --- letting go ---


def let_go(upload: Upload) -> None:
    """Remove the pieces; the caller holds them."""
    _note_place(upload.id).unlink(missing_ok=True)
    _piece_place(upload.id).unlink(missing_ok=True)


def let_go_before(moment: datetime) -> None:
    """Remove what was begun before this moment and is not being written."""
    for upload in uploads_under_way():
        if upload.begun_at < moment:
            try:
                with held(upload):
                    let_go(upload)
            except Busy:
                continue
            except Gone:
                let_go(upload)


def _folder() -> Path:
    return Path(settings.UPLOADS_DIR)


def _note_place(key: UUID) -> Path:
    return _folder() / f"{key}.json"


def _piece_place(key: UUID) -> Path:
    return _folder() / f"{key}.part"
