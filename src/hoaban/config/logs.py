"""What is written to the log, and what is not: no name, number, address or typed value of anybody.

Here: the two forms (HOABAN_LOG: "line" for people, "json" for machines), and what both leave out.
An exception is told by its type and its places: databases and libraries put the values of a row into its
message. A request is told by its route, not its address: addresses hold names and codes, and queries what was
typed.
"""

from __future__ import annotations

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from typing import Any

LEFT_OUT = (
    (re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"), "<e-mail>"),
    (re.compile(r"(?<!\d)(\+84|0)(?:[ .-]?\d){8,10}(?!\d)"), "<số>"),
    (re.compile(r"\?\S*=\S*"), "?<…>"),
    (re.compile(r"DETAIL:.*", re.DOTALL), "<…>"),
    (re.compile(r"(?i)(bearer|token|password|secret)(\W+)\S+"), r"\1\2<…>"),
)


def content_of(record: logging.LogRecord) -> dict[str, Any]:
    """A record as it may be kept."""
    told: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
    }
    request = getattr(record, "request", None)
    if request is not None and hasattr(request, "resolver_match"):
        told |= facts_of(request) | {"status": getattr(record, "status_code", None)}
    elif isinstance(facts := getattr(record, "facts", None), dict):
        told |= facts
    else:
        told["message"] = without_people(_message(record))
    if record.exc_info and record.exc_info[0]:
        told["error"] = record.exc_info[0].__name__
        frames = traceback.extract_tb(record.exc_info[2])
        told["at"] = [f"{frame.filename.rpartition('/src/')[2]}:{frame.lineno}" for frame in frames]
    return told


def facts_of(request: Any) -> dict[str, Any]:
    """What may be told of a request."""
    match = request.resolver_match
    return {"method": request.method, "route": match.route if match else ""}


def without_people(text: str) -> str:
    """The text without what looks like an e-mail, a number of somebody, a query or a secret."""
    for pattern, instead in LEFT_OUT:
        text = pattern.sub(instead, text)
    return text


def _message(record: logging.LogRecord) -> str:
    args = record.args if isinstance(record.args, tuple) else ()
    plain = tuple(type(arg).__name__ if isinstance(arg, BaseException) else arg for arg in args)
    try:
        return str(record.msg) % plain if plain else record.getMessage()
    except (TypeError, ValueError):
        return str(record.msg)


class JsonFormatter(logging.Formatter):
    """One object a line."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(content_of(record), ensure_ascii=False, default=str)


class LineFormatter(logging.Formatter):
    """One line for people, the places of an error below it."""

    def format(self, record: logging.LogRecord) -> str:
        told = content_of(record)
        places = told.pop("at", [])
        line = " ".join(str(value) for value in told.values())
        return "\n".join([line, *(f"    {place}" for place in places)])


def logging_of(form: str) -> dict[str, Any]:
    """Django's LOGGING. In JSON each request is a line too; for people that would be too many."""
    formatter = "JsonFormatter" if form == "json" else "LineFormatter"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"told": {"()": f"hoaban.config.logs.{formatter}"}},
        "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "told"}},
        "root": {"handlers": ["err"], "level": "WARNING"},
        "loggers": {"hoaban.request": {"level": "INFO" if form == "json" else "ERROR"}},
    }
