"""Where the content of files lies: by its hash, in the store that HOABAN_FILES_URL names, a folder or S3."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages


class StoreAway(OSError):
    """The store does not answer, or does not take our keys. Nothing was written to a row."""


def place_of(sha256: str) -> str:
    """The name under which content with this hash is kept."""
    return f"{sha256[:2]}/{sha256}"


def put(sha256: str, content: bytes) -> None:
    """Keep the content; what is there already is the same by its name and is left alone.

    Unless it is shorter: then a server was killed while it wrote it. Raises StoreAway.
    """
    store, place = storages["papers"], place_of(sha256)
    with _asked():
        if store.exists(place):
            if store.size(place) >= len(content):
                return
            store.delete(place)
        store.save(place, ContentFile(content))


def content_of(sha256: str) -> bytes:
    """The content with this hash. Raises FileNotFoundError, StoreAway."""
    with _asked(), storages["papers"].open(place_of(sha256)) as file:
        return bytes(file.read())


def drop(sha256: str) -> None:
    """Let the content with this hash go, where it is. Raises StoreAway."""
    with _asked():
        storages["papers"].delete(place_of(sha256))


def holds(sha256: str) -> bool:
    """Is there content with this hash? Raises StoreAway."""
    with _asked():
        return storages["papers"].exists(place_of(sha256))


def why_away() -> str:
    """Why the store cannot be used, in the words of whoever refused; "" where it answers.

    Nothing is written: a watch asks this every few seconds.
    """
    store = storages["papers"]
    if isinstance(store, FileSystemStorage):
        return "" if os.access(store.location, os.R_OK | os.W_OK | os.X_OK) else str(store.location)
    try:
        with _asked():
            store.bucket.meta.client.head_bucket(Bucket=store.bucket_name)  # type: ignore[attr-defined]
    except StoreAway as away:
        return str(away)
    return ""


@contextmanager
def _asked() -> Iterator[None]:
    """What the client of an S3 store raises is no error of ours: it becomes one that callers know."""
    try:
        yield
    except _errors_of_s3() as wrong:
        raise StoreAway(str(wrong)) from wrong


def _errors_of_s3() -> tuple[type[Exception], ...]:
    """Looked for where they were imported: an installation with a folder never loads them."""
    module = sys.modules.get("botocore.exceptions")
    return (module.BotoCoreError, module.ClientError) if module else ()
