"""The only way a file comes in."""

from __future__ import annotations

import hashlib
from typing import Any, TypeAlias
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from hoaban.core.actions import Act
from hoaban.core.files import store
from hoaban.core.files.kinds import kind_of, plain_name
from hoaban.core.files.models import StoredFile
from hoaban.core.permissions import Refusal, Refused, require

Incoming: TypeAlias = "UploadedFile[Any] | str"


def keep_file(act: Act, incoming: Incoming, *, owner: str) -> StoredFile:
    """The stored file for what came with a deed: an upload, checked and kept; or the id of one kept before.

    Called inside a deed that has asked its own permission. Raises Refused where the content is not taken, or
    the id names no file of this owner.
    """
    if isinstance(incoming, str):
        return require(_file_of(incoming, owner))
    content = incoming.read()
    kind = require(kind_of(content))
    return keep_content(act, content, name=incoming.name or "", content_type=kind, owner=owner)


def keep_content(act: Act, content: bytes, *, name: str, content_type: str, owner: str) -> StoredFile:
    """Keep checked content, or content of our own making."""
    sha256 = hashlib.sha256(content).hexdigest()
    store.put(sha256, content)
    row = StoredFile(
        name=plain_name(name),
        content_type=content_type,
        size=len(content),
        sha256=sha256,
        owner=owner,
        added_by=act.actor.user_id,
        added_at=act.at,
    )
    return act.add(row)


def _file_of(key: str, owner: str) -> StoredFile | Refusal:
    try:
        row = StoredFile.objects.filter(key=UUID(key), owner=owner).first()
    except ValueError:
        row = None
    return row or Refusal("no-such-file", _("Không có tệp này trong tủ giấy tờ của đơn vị."))


__all__ = ["Incoming", "Refused", "keep_content", "keep_file"]
