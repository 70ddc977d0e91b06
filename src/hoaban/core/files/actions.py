"""The only way a file comes in."""

from __future__ import annotations

import hashlib
from typing import Any, TypeAlias
from uuid import UUID, uuid4

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from hoaban.core.actions import Act, deed
from hoaban.core.files import store
from hoaban.core.files.kinds import TABLES, kind_of, plain_name, table_kind_of
from hoaban.core.files.making import make_renditions
from hoaban.core.files.models import StoredFile
from hoaban.core.files.permissions import may_continue_upload
from hoaban.core.files.queries import room_for
from hoaban.core.files.renditions import forget_renditions
from hoaban.core.files.uploads import Upload, Whole
from hoaban.core.jobs.actions import enqueue
from hoaban.core.permissions import Refusal, Refused, Verdict, require

Incoming: TypeAlias = "UploadedFile[Any] | str"


def keep_file(
    act: Act, incoming: Incoming, *, owner: str, field: str = "file", table: bool = False
) -> StoredFile:
    """The stored file for what came with a deed: an upload, checked and kept; or the id of one kept before.

    table  a workbook or CSV file is wanted, else a paper or picture: neither passes for the other

    Called inside a deed that has asked its own permission. Raises Refused where the content is not taken, or
    the id names no file of this owner; `field`: the input by which it came.
    """
    if isinstance(incoming, str):
        return require(_file_of(incoming, owner, field, table=table))
    incoming.seek(0)  # a deed that begins anew reads it again
    content = incoming.read()
    kind = require(table_kind_of(content) if table else kind_of(content))
    require(room_for(owner, len(content)))
    return keep_content(act, content, name=incoming.name or "", content_type=kind, owner=owner)


@deed(inner=True)
def keep_upload(act: Act, upload: Upload, whole: Whole, *, allowed: Verdict) -> StoredFile:
    """The stored file that a whole upload becomes; its key is the upload's id, so that it is kept once.

    allowed  what the owner's area answers to "may this person bring files for it?", asked anew at the end
    """
    require(may_continue_upload(act.actor, upload))
    require(allowed)
    kept = StoredFile.objects.filter(key=upload.id).first()
    if kept is not None:  # the server was killed between keeping it and letting the pieces go
        return kept
    kind = require(whole.kind)
    require(room_for(upload.owner, len(whole.content), besides=upload))
    return keep_content(
        act, whole.content, name=upload.name, content_type=kind, owner=upload.owner, key=upload.id
    )


def keep_content(
    act: Act, content: bytes, *, name: str, content_type: str, owner: str, key: UUID | None = None
) -> StoredFile:
    """Keep checked content, or content of our own making."""
    sha256 = hashlib.sha256(content).hexdigest()
    store.put(sha256, content)
    row = StoredFile(
        key=key or uuid4(),
        name=plain_name(name),
        content_type=content_type,
        size=len(content),
        sha256=sha256,
        owner=owner,
        added_by=act.actor.user_id,
        added_at=act.at,
    )
    kept = act.add(row)
    if kept.renditions.state == "waiting":
        enqueue(make_renditions, sha256, content_type)  # in the queue once the deed is committed
    return kept


def drop_file(act: Act, file: StoredFile) -> None:
    """Let a file go that must not be kept (personal data whose use is over), with its content.

    Called inside a deed that has asked its own permission; content that another file shares stays.
    """
    act.remove(file)
    transaction.on_commit(lambda: _drop_content(file.sha256))


def _drop_content(sha256: str) -> None:
    if not StoredFile.objects.filter(sha256=sha256).exists():
        store.drop(sha256)
        forget_renditions(sha256)


def _file_of(key: str, owner: str, field: str, *, table: bool) -> StoredFile | Refusal:
    try:
        row = StoredFile.objects.filter(key=UUID(key), owner=owner).first()
    except ValueError:
        row = None
    if row and (row.content_type in TABLES) is not table:
        return Refusal("file-kind", _("Tệp này không thuộc loại cần ở đây."), field=field)
    return row or Refusal("no-such-file", _("Không có tệp này trong tủ giấy tờ của đơn vị."), field=field)


__all__ = ["Incoming", "Refused", "drop_file", "keep_content", "keep_file", "keep_upload"]
