"""What the operator has given (HOABAN_…): read once, checked, in one frozen value.

Here: the operator's settings and what is wrong with them, in words. Not here: Django's own (settings.py).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

PROJECT = Path(__file__).resolve().parents[3]
LOCAL = {"localhost", "127.0.0.1", "::1"}
MOST_A_FILE = 200  # MB: a file is read whole into the server's memory
MOST_A_LIBRARY = 1 << 20  # MB
WORDS_FOR_NO = {"0", "false", "no", "off", ""}


class BadSetting(Exception):
    """A setting that cannot be used; the message names it and says what to write instead."""


@dataclass(frozen=True, slots=True)
class Given:
    """One installation's settings."""

    demo: bool
    data_dir: Path
    database: dict[str, Any]
    files_url: str
    largest_file: int
    largest_library: int
    law_dirs: tuple[Path, ...]
    province: str
    host: str
    port: int
    base_url: str
    today: date | None

    @property
    def local(self) -> bool:
        """Is the platform reached from this machine only?"""
        return (urlsplit(self.base_url).hostname or "") in LOCAL


def read(environment: Mapping[str, str] = os.environ) -> Given:
    """The settings, or BadSetting."""
    get = environment.get
    demo = get("HOABAN_DEMO", "1").strip().lower() not in WORDS_FOR_NO
    data_dir = Path(get("HOABAN_DATA_DIR") or PROJECT / "var" / ("demo" if demo else "real")).resolve()
    host, port = get("HOABAN_HOST") or "127.0.0.1", _port(get("HOABAN_PORT") or "8000")
    given = Given(
        demo=demo,
        data_dir=data_dir,
        database=_database(get("HOABAN_DATABASE_URL") or "", data_dir),
        files_url=get("HOABAN_FILES_URL") or "",
        largest_file=_megabytes("HOABAN_LARGEST_FILE_MB", get("HOABAN_LARGEST_FILE_MB") or "25", MOST_A_FILE),
        largest_library=_megabytes(
            "HOABAN_LARGEST_LIBRARY_MB", get("HOABAN_LARGEST_LIBRARY_MB") or "2048", MOST_A_LIBRARY
        ),
        province=get("HOABAN_PROVINCE") or "11",
        law_dirs=tuple(Path(text) for text in (get("HOABAN_LAW_DIRS") or "").split(":") if text),
        host=host,
        port=port,
        base_url=(get("HOABAN_BASE_URL") or f"http://{_shown(host)}:{port}").rstrip("/"),
        today=_day(get("HOABAN_TODAY") or ""),
    )
    _check(given)
    return given


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _check(given: Given) -> None:
    if given.largest_library < given.largest_file:
        raise BadSetting(
            "HOABAN_LARGEST_LIBRARY_MB phải bằng hoặc lớn hơn HOABAN_LARGEST_FILE_MB: "
            "tủ giấy tờ của một chủ thể phải chứa được ít nhất một tệp."
        )
    if given.demo and not given.local:
        raise BadSetting(
            "HOABAN_DEMO: dữ liệu minh họa chỉ chạy tại máy này. "
            "Đặt HOABAN_DEMO=0 khi HOABAN_BASE_URL là địa chỉ thật."
        )
    if given.today and not given.local:
        raise BadSetting("HOABAN_TODAY chỉ dùng khi HOABAN_BASE_URL là máy này; bỏ HOABAN_TODAY.")
    parts = urlsplit(given.base_url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadSetting("HOABAN_BASE_URL phải là địa chỉ đầy đủ, ví dụ https://ocop.dienbien.gov.vn")


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise BadSetting("HOABAN_PORT phải là số từ 1 đến 65535, ví dụ 8000.")
    return int(text)


def _megabytes(name: str, text: str, most: int) -> int:
    """Bytes, of a whole number of megabytes."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and 0 < int(text) <= most):
        raise BadSetting(f"{name} phải là số megabyte, từ 1 đến {most}; nay là “{text}”.")
    return int(text) << 20


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as wrong:
        raise BadSetting("HOABAN_TODAY phải có dạng năm-tháng-ngày, ví dụ 2026-12-01.") from wrong


SQLITE_OPTIONS = {
    # read-then-write deeds queue for the one writer instead of being refused; FULL survives a power cut
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
    "PRAGMA mmap_size=134217728;PRAGMA cache_size=-16000;",
}


def _database(url: str, data_dir: Path) -> dict[str, Any]:
    """Django's DATABASES entry for sqlite:///path or postgresql://user:password@host:port/name?option=value."""
    parts = urlsplit(url or f"sqlite:///{data_dir / 'hoaban.sqlite3'}")
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path),
            "OPTIONS": dict(SQLITE_OPTIONS),
            "CONN_MAX_AGE": None,
        }
    if parts.scheme in ("postgres", "postgresql"):
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", parts.hostname or ""),
            "PORT": str(parts.port or options.pop("port", "")),
            "OPTIONS": options,
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
        }
    raise BadSetting("HOABAN_DATABASE_URL phải bắt đầu bằng sqlite:/// hoặc postgresql://")
