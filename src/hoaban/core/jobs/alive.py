"""Which workers live: each holds a file of its name locked, and the system lets go of it however it ends.

So a worker killed outright is known to be dead at once, without waiting for its lease to end. Of a worker
that keeps its files elsewhere (another machine) nothing is known here: there the lease alone speaks.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.conf import settings


@contextmanager
def held_name() -> Iterator[str]:
    """A name that no other worker has, held until the block or the process ends."""
    name = uuid4().hex
    place = _folder() / name
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = os.open(place, os.O_RDWR | os.O_CREAT, 0o600)  # not inherited by children: they do not hold it
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield name
    finally:
        place.unlink(missing_ok=True)
        os.close(lock)


def has_died(name: str) -> bool:
    """Is it certain that the worker of this name is gone?"""
    try:
        lock = os.open(_folder() / name, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(lock)


def somebody_lives() -> bool:
    """Does any worker that keeps its file here hold it?"""
    return any(not has_died(place.name) for place in _folder().glob("*") if place.is_file())


def bury_the_dead() -> None:
    """Remove the files of those that are gone; their jobs were given back before."""
    for place in _folder().glob("*"):
        if has_died(place.name):
            place.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.WORKERS_DIR)
