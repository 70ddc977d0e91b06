"""The deeds of an import: bring a file, save what it says, take all of it back.

Beside them the writers of its Preview, which is no fact of the province and leaves no audit entry.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django_tasks.base import Task

from hoaban.core.actions import Act, deed
from hoaban.core.audit.models import Entry
from hoaban.core.audit.rows import Row, fingerprint, row_models, state_of
from hoaban.core.files.actions import Incoming, keep_file
from hoaban.core.files.permissions import PROVINCE
from hoaban.core.imports import inputs
from hoaban.core.imports.models import ImportFile, Preview
from hoaban.core.imports.permissions import may_import, may_save_import, may_undo_import
from hoaban.core.imports.planning import Planned
from hoaban.core.imports.queries import plan_for, work_on
from hoaban.core.jobs.actions import enqueue
from hoaban.core.permissions import ALLOWED, Refusal, Refused, Verdict, require


@deed(takes=inputs.BringFile)
def bring_file(act: Act, *, kind: str, file: Incoming, headings: dict[str, str] | None = None) -> ImportFile:
    """Keep a file of rows (nhập Excel). Nothing of it stands in the register until it is saved.

    kind      name of a kind of import; headings: heading in the file → field, where its words say another
    Raises Refused where the file is no table.
    """
    require(may_import(act.actor))
    require(_known(kind))
    kept = keep_file(act, file, owner=PROVINCE, table=True)
    return act.add(
        ImportFile(
            kind=kind,
            file=kept,
            headings=headings or {},
            brought_at=act.at,
            brought_by=act.actor.user_id,
        )
    )


@deed(on="import_file", takes=inputs.SaveImport)
def save_import(
    act: Act, import_file: ImportFile, *, accept_guesses: bool = False, leave_held: bool = False
) -> ImportFile:
    """Write all rows of the file that can be taken, or none.

    accept_guesses  what was guessed is right; leave_held: rows that cannot be taken are set aside
    The file is read anew against the register as it stands now. Raises Refused while anything is asked or
    held and not said to be accepted or left, and with the row that the register refuses.
    """
    with act.on(import_file) as import_file:
        require(may_save_import(act.actor, import_file))
        require(not_saved(import_file))
        plan = plan_for(import_file, act.today)
        require(settled(plan.counts, accept_guesses=accept_guesses, leave_held=leave_held))
        import_file.before = [_as_it_was(row) for planned in plan.to_do() for row in _changes(planned)]
        for planned in plan.to_do():
            _write(act, planned)
        import_file.act, import_file.saved_at, import_file.counts = act.id, act.at, plan.counts
    return import_file


@deed(on="import_file")
def undo_import(act: Act, import_file: ImportFile) -> ImportFile:
    """Take back all that the file brought and changed, by its audit group, or nothing.

    Raises Refused with the first row that was changed since, or that something else needs by now.
    """
    with act.on(import_file) as import_file:
        require(may_undo_import(act.actor, import_file))
        require(_saved_and_there(import_file))
        before = {(row["table"], row["row"]): row["state"] for row in import_file.before}
        for entry in _last_entries(cast("UUID", import_file.act)):
            _take_back(act, entry, before)
        import_file.undone_at = act.at
    return import_file


# --- saving ---


def _known(kind: str) -> Verdict:
    if kind in settings.IMPORTS:
        return ALLOWED
    return Refusal("unknown-kind", _("Không có loại tệp nhập này."), field="kind")


def not_saved(import_file: ImportFile) -> Verdict:
    """Is it still to be saved?"""
    if import_file.saved_at is None:
        return ALLOWED
    return Refusal("already-saved", _("Tệp này đã lưu. Muốn nhập lại thì gửi tệp một lần nữa."))


def settled(counts: Mapping[str, int], *, accept_guesses: bool, leave_held: bool) -> Verdict:
    """Is all that was asked accepted, and all that is held left? counts: how many rows of each (Plan)."""
    if counts["asked"] and not accept_guesses:
        why = _("Còn %(n)s dòng có chỗ máy đoán: xem rồi đồng ý, chưa lưu dòng nào.") % {"n": counts["asked"]}
        return Refusal("rows-asked", why, field="accept_guesses")
    if counts["held"] and not leave_held:
        why = _("Còn %(n)s dòng sai: sửa trong tệp, hoặc để lại; chưa lưu dòng nào.") % {"n": counts["held"]}
        return Refusal("rows-held", why, field="leave_held")
    return ALLOWED


def _changes(planned: Planned) -> list[Row]:
    return list(planned.item.changes) if planned.item else []


def _as_it_was(row: Row) -> dict[str, Any]:
    found = type(row)._default_manager.get(pk=row.pk)
    return {"table": row._meta.db_table, "row": str(row.pk), "state": state_of(found)}


def _write(act: Act, planned: Planned) -> None:
    if planned.item is None or planned.item.do is None:
        return
    try:
        planned.item.do(act)
    except Refused as refused:
        why = _("Trang %(sheet)s, dòng %(row)s: %(why)s Chưa lưu dòng nào.") % {
            "sheet": planned.sheet,
            "row": planned.row,
            "why": refused.refusal.why,
        }
        raise Refused(Refusal(refused.refusal.code, why, refused.refusal.source)) from refused


# --- taking back ---


def _saved_and_there(import_file: ImportFile) -> Verdict:
    if import_file.saved_at is None:
        return Refusal("not-saved", _("Tệp này chưa lưu gì nên không có gì để bỏ."))
    if import_file.undone_at is not None:
        return Refusal("already-undone", _("Lượt nhập này đã được bỏ."))
    return ALLOWED


def _last_entries(act: UUID) -> list[Entry]:
    """The last entry of each row that the saving wrote, the newest row first; `kind` is how it began.

    A row that was added and changed later is as old as its adding: what was added since may need it.
    """
    found: dict[tuple[str, str], Entry] = {}
    began: dict[tuple[str, str], Entry] = {}
    for entry in Entry.objects.filter(act=act).exclude(table="").order_by("number"):
        place = entry.table, entry.row
        first = began.setdefault(place, entry)
        found[place] = copy.copy(entry)
        found[place].kind = first.kind
    by_age = {
        place: began[place].number if last.kind == "added" else last.number for place, last in found.items()
    }
    return [found[place] for place in sorted(by_age, key=lambda place: by_age[place], reverse=True)]


def _take_back(act: Act, entry: Entry, before: dict[tuple[str, str], dict[str, Any]]) -> None:
    model = next(model for model in row_models() if model._meta.db_table == entry.table)
    if model.stays:
        return
    row = model._default_manager.filter(pk=entry.row).first()
    row = row and act.locked(row)
    if row is None or fingerprint(row) != entry.row_hash:
        raise Refused(_changed_since(model, row))
    if entry.kind == "added":
        _remove(act, row)
        return
    fields = {field.attname: field for field in model._meta.concrete_fields}
    for name, value in before[entry.table, entry.row].items():
        setattr(row, name, fields[name].to_python(value))
    act.save(row)


def _remove(act: Act, row: Row) -> None:
    if row.is_named_elsewhere():
        raise Refused(_used_since(row))
    try:
        act.remove(row)
    except models.ProtectedError as needed:
        raise Refused(_used_since(row)) from needed


def _used_since(row: Row) -> Refusal:
    why = _("“%(row)s” đã được dùng ở nơi khác nên không bỏ được. Chưa bỏ gì.") % {"row": row}
    return Refusal("used-since", why)


def _changed_since(model: type[Row], row: Row | None) -> Refusal:
    named = str(row) if row else str(model._meta.verbose_name)
    why = _("“%(row)s” đã được sửa sau khi nhập nên không bỏ cả lượt được. Chưa bỏ gì.") % {"row": named}
    return Refusal("changed-since", why)


# --- what the page sees of it ---


def queue_work(import_file: ImportFile, task: Task[..., Any], *args: Any) -> None:
    """Put a job on this file into the queue, unless one waits or runs already."""
    with transaction.atomic():
        Preview.objects.get_or_create(import_file=import_file)
        preview = Preview.objects.select_for_update().get(import_file=import_file)
        if not work_on(preview).going:
            preview.job, preview.refusal = enqueue(task, import_file.pk, *args), ""
            preview.save(update_fields=["job", "refusal"])


def keep_preview(import_file: int, result: dict[str, Any]) -> None:
    """Keep what the file would do, as a job found it."""
    Preview.objects.filter(import_file=import_file).update(result=result, refusal="")


def keep_refusal(import_file: int, why: str) -> None:
    """Keep why a job could not do what it was queued for."""
    Preview.objects.filter(import_file=import_file).update(refusal=why[:500])


__all__ = [
    "bring_file",
    "keep_preview",
    "keep_refusal",
    "not_saved",
    "queue_work",
    "save_import",
    "settled",
    "undo_import",
]
