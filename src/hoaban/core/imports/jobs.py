"""The jobs on a file of rows: see what it would do, and save it as the person who asked for that.

Both may be begun anew after a crash: seeing writes no fact, and a file that is saved is not saved again.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django_tasks import TaskContext, task

from hoaban.core.accounts.queries import actor_holding
from hoaban.core.actions import VIETNAM, Act
from hoaban.core.actors import Actor
from hoaban.core.clock import moment
from hoaban.core.imports.actions import (
    keep_preview,
    keep_refusal,
    not_saved,
    queue_work,
    save_import,
    settled,
)
from hoaban.core.imports.models import ImportFile, Preview
from hoaban.core.imports.permissions import may_import, may_save_import
from hoaban.core.imports.planning import ASKED, HELD, SKIPPED, Plan
from hoaban.core.imports.queries import plan_for
from hoaban.core.jobs.actions import report
from hoaban.core.permissions import Refusal, Refused, require

# --- asking for them ---


def ask_check(actor: Actor, import_file: ImportFile) -> None:
    """Have the file read, or read anew against the register as it stands now. Raises Refused."""
    require(may_import(actor))
    require(not_saved(import_file))
    queue_work(import_file, check_file)


def ask_save(
    actor: Actor, import_file: ImportFile, *, accept_guesses: bool = False, leave_held: bool = False
) -> None:
    """Have the file saved as this person. Raises Refused at once where what was seen leaves something open;
    what is found wrong only when it is saved stands on the Preview."""
    require(may_save_import(actor, import_file))
    require(not_saved(import_file))
    require(settled(_counts_seen(import_file), accept_guesses=accept_guesses, leave_held=leave_held))
    queue_work(import_file, save_file, actor.holding_id, accept_guesses, leave_held)


def _counts_seen(import_file: ImportFile) -> dict[str, int]:
    preview = Preview.objects.filter(import_file=import_file).first()
    if preview is None or not preview.result:
        raise Refused(Refusal("not-seen", _("Máy chưa đọc xong tệp này. Xem trước rồi mới lưu.")))
    counts: dict[str, int] = preview.result["counts"]
    return counts


# --- doing them ---


@task(takes_context=True)
def check_file(context: TaskContext, import_file: int) -> None:
    """Find out what the file would do, and keep that for its page."""
    row, job = _file(import_file), UUID(context.task_result.id)

    def progress(done: int, total: int) -> None:
        report(job, done=done, total=total)

    try:
        plan = plan_for(row, moment(settings.TODAY).astimezone(VIETNAM).date(), progress)
    except Refused as refused:
        keep_refusal(import_file, str(refused.refusal.why))
    else:
        keep_preview(import_file, result_of(plan))


@task()
def save_file(import_file: int, holding: int, accept_guesses: bool, leave_held: bool) -> None:
    """Save the file as the person in this role; the deed asks its permission again."""
    row = _file(import_file)
    if row.saved_at is not None:  # the worker was killed after the deed and before it could say so
        return
    actor = actor_holding(holding)
    if actor is None:
        why = _("Vai trò của người bấm lưu đã kết thúc trước khi máy kịp lưu. Chưa lưu dòng nào.")
        keep_refusal(import_file, why)
        return
    act = Act(actor, moment(settings.TODAY), "import")
    try:
        save_import(act, row, accept_guesses=accept_guesses, leave_held=leave_held)
    except Refused as refused:
        keep_refusal(import_file, str(refused.refusal.why))


def _file(pk: int) -> ImportFile:
    return ImportFile.objects.select_related("file").get(pk=pk)


# --- what the page shows of a plan ---


def result_of(plan: Plan) -> dict[str, Any]:
    """A plan as its Preview keeps it: counts, columns, and rows, each with what becomes of it.

    status of a row: "held" where it must be mended, "asked" where it stands for a guess, "skipped" where
    nothing is done
    """
    became = {(planned.sheet, planned.row): planned.status for planned in plan.rows}
    return {
        "counts": plan.counts,
        "columns": plan.columns,
        "rows": [
            {**told.as_json(), "status": _status(became.get((told.sheet, told.row or 0)), told.guess)}
            for told in plan.told
        ],
    }


def _status(of_row: str | None, guess: str | None) -> str:
    """Of one place: a guess beside a fault of the same row is still a guess."""
    if of_row not in (ASKED, HELD):
        return SKIPPED
    return HELD if guess is None else ASKED
