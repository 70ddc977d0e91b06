"""Files that were brought, and what each would do."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from hoaban.core.files.store import content_of
from hoaban.core.imports.kinds import kind_called
from hoaban.core.imports.models import ImportFile
from hoaban.core.imports.planning import Plan, Progress, plan_of
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
    """All files, the newest first."""
    return ImportFile.objects.select_related("file").order_by("-id")


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
