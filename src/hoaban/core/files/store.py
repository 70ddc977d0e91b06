"""Where the content of files lies: by its hash, in the store that HOABAN_FILES_URL names."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.core.files.storage import storages


def place_of(sha256: str) -> str:
    """The name under which content with this hash is kept."""
    return f"{sha256[:2]}/{sha256}"


def put(sha256: str, content: bytes) -> None:
    """Keep the content; what is there already is the same by its name and is left alone.

    Unless it is shorter: then a server was killed while it wrote it.
    """
    store, place = storages["papers"], place_of(sha256)
    if store.exists(place):
        if store.size(place) >= len(content):
            return
        store.delete(place)
    store.save(place, ContentFile(content))


def content_of(sha256: str) -> bytes:
    """The content with this hash."""
    with storages["papers"].open(place_of(sha256)) as file:
        return bytes(file.read())


def drop(sha256: str) -> None:
    """Let the content with this hash go, where it is."""
    storages["papers"].delete(place_of(sha256))
