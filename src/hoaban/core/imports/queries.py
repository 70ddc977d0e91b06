"""Files that were brought, and what each would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from hoaban.core.files.store import content_of
from hoaban.core.imports.kinds import kind_called
from hoaban.core.imports.models import ImportFile, Preview
from hoaban.core.imports.planning import Plan, Progress, plan_of
from hoaban.core.jobs.queries import Standing, standing_of, under_way
from hoaban.core.nouns import noun


@noun("import_file")
def import_called(key: str) -> ImportFile | None:
    """The file with this key, or whose saving is this audit group."""
    try:
        wanted = UUID(key)
    except ValueError:
        return None
    files = ImportFile.objects.select_related("file", "preview")
    return files.filter(key=wanted).first() or files.filter(act=wanted).first()


def imports_brought() -> QuerySet[ImportFile]:
    """All files, the newest first; what each would do is left where it lies."""
    files = ImportFile.objects.select_related("file", "preview").defer("preview__result", "before")
    return files.order_by("-id")


def states_of(files: Sequence[ImportFile]) -> list[str]:
    """How each of these files stands: saved, undone, reading (a job is at it), refused, waiting to be looked
    at, or unread."""
    previews = [getattr(file, "preview", None) for file in files]
    going = under_way([preview.job for preview in previews if preview and preview.job])
    return [_state_of(file, preview, going) for file, preview in zip(files, previews, strict=True)]


def _state_of(file: ImportFile, preview: Preview | None, going: set[UUID]) -> str:
    if file.saved_at:
        return "undone" if file.undone_at else "saved"
    if preview is None:
        return "unread"
    if preview.job in going:
        return "reading"
    return "refused" if preview.refusal else "waiting"


@dataclass(frozen=True, slots=True)
class Work:
    """The job on a file, as its page shows it. failed: it broke off and is not tried again."""

    standing: Standing | None = None

    @property
    def going(self) -> bool:
        return self.standing is not None and self.standing.state in ("waiting", "running")

    @property
    def failed(self) -> bool:
        return self.standing is not None and self.standing.state == "failed"


def work_on(preview: Preview | None) -> Work:
    """The job that is at this file or was last."""
    return Work(standing_of(preview.job)) if preview and preview.job else Work()


def plan_for(import_file: ImportFile, today: date, progress: Progress = lambda done, total: None) -> Plan:
    """What the file would do to the register as it stands. Raises Refused where it cannot be read."""
    file = import_file.file
    return plan_of(
        kind_called(import_file.kind),
        content_of(file.sha256),
        file.name,
        today,
        import_file.headings,
        progress,
    )
