"""The editions a command may use, and the present day: what the environment says about the law.

Here: HOABAN_LAW_DIRS and HOABAN_TODAY, and the edition in force or named by --edition.
Not here: how an edition is found and read (programme.edition).
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

from hoaban.cli import FAILED, CommandError
from hoaban.programme.edition import (
    Edition,
    EditionMetTwice,
    Library,
    NoEditionInForce,
    UnknownEdition,
    known_editions,
)
from hoaban.programme.provisions.fields import EditionError, day_of

VIETNAM = dt.timezone(dt.timedelta(hours=7))
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


def library() -> Library:
    """Every edition known here; one that cannot be read is named on standard error and left out."""
    folders = [Path(folder) for folder in os.environ.get("HOABAN_LAW_DIRS", "").split(":") if folder]
    try:
        known = known_editions(folders)
    except OSError as error:
        raise CommandError(f"HOABAN_LAW_DIRS: không mở được thư mục {error.filename}") from error
    for folder, wrong in known.unreadable:
        print(f"hoaban: bỏ qua {folder}: {wrong}", file=sys.stderr)
    return known


def chosen_edition(edition_id: str | None) -> Edition:
    """The edition of that id, or the one in force today."""
    known, day = library(), today()
    try:
        return known.in_force(day) if edition_id is None else known.named(edition_id)
    except UnknownEdition as error:
        ids = ", ".join(edition.id for edition in known.editions)
        raise CommandError(f"không có ấn bản luật {edition_id!r}; có: {ids}") from error
    except NoEditionInForce as error:
        raise CommandError(f"ngày {error} không có ấn bản luật nào có hiệu lực; thêm --edition") from error
    except EditionMetTwice as error:
        raise CommandError(f"có hai thư mục cùng mang ấn bản {error}; chạy: hoaban law check") from error


def today() -> dt.date:
    """HOABAN_TODAY, or the present day in Vietnam."""
    text = os.environ.get("HOABAN_TODAY")
    if not text:
        return dt.datetime.now(VIETNAM).date()
    day = day_of(text)
    if day is None:
        raise CommandError(f"HOABAN_TODAY phải có dạng năm-tháng-ngày, ví dụ 2026-12-01, không phải {text!r}")
    if not _is_local():
        raise CommandError("HOABAN_TODAY chỉ dùng khi HOABAN_BASE_URL là máy này; bỏ HOABAN_TODAY")
    return day


def _is_local() -> bool:
    address = os.environ.get("HOABAN_BASE_URL") or f"http://{os.environ.get('HOABAN_HOST') or LOCAL_HOSTS[0]}"
    from urllib.parse import urlsplit  # only here: it costs time before every command

    return urlsplit(address).hostname in LOCAL_HOSTS


def unusable(error: EditionError, edition: Edition) -> CommandError:
    """An edition that cannot be read where it is needed: not the fault of the input."""
    return CommandError(f"ấn bản {edition.id}: {error}; chạy: hoaban law check {edition.folder}", FAILED)
