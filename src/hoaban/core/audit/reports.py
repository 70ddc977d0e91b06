"""What the last back-up and the last restore drill came to, kept beside the data for whoever watches.

Here: two small files in `reports/` of the data folder. Not here: back-up and drill themselves.
They are no rows: a report tells of this machine, and a restored place has had neither yet.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from django.conf import settings

What = Literal["backup", "drill"]


@dataclass(frozen=True, slots=True)
class Report:
    """at: when it ended; ok: whether it came out as it should; rows: how many; file: the back-up's name
    without its folder; why: what was wrong, or ""."""

    at: datetime
    ok: bool
    rows: int
    file: str
    why: str


def keep_report(what: What, report: Report) -> None:
    """Remember it in place of the one before; whole or not at all."""
    place = _place(what)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    draft.write_text(json.dumps(asdict(report), default=datetime.isoformat), encoding="utf-8")
    draft.chmod(0o600)
    draft.replace(place)


def last_report(what: What) -> Report | None:
    """The one kept last; None where there was none, or it cannot be read."""
    try:
        kept = json.loads(_place(what).read_text(encoding="utf-8"))
        return Report(**{**kept, "at": datetime.fromisoformat(kept["at"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _place(what: What) -> Path:
    return Path(settings.GIVEN.data_dir) / "reports" / f"{what}.json"
