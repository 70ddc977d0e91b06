"""The log holds nothing of anybody: no name, number, e-mail, address or typed value."""

from __future__ import annotations

import json
import logging
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from hoaban.config.logs import JsonFormatter, LineFormatter, logging_of

PHONE, NAME = "0912345678", "Lò Thị Minh Hoạ"


def a_record(message: str, *args: Any, **facts: Any) -> logging.LogRecord:
    record = logging.LogRecord("hoaban.jobs", logging.WARNING, __file__, 1, message, args, None)
    record.__dict__.update(facts)
    return record


def in_json(record: logging.LogRecord) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(JsonFormatter().format(record))
    return told


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("a@demo.invalid không vào được", "<e-mail> không vào được"),
        (f"gọi {PHONE} nhé", "gọi <số> nhé"),
        ("gọi +84 912 345 678", "gọi <số>"),
        ("GET /san-pham/?q=che+shan", "GET /san-pham/?<…>"),
        (f"lỗi DETAIL: Key (name)=({NAME}) đã có", "lỗi <…>"),
        ("Authorization: Bearer abcdef", "Authorization: Bearer <…>"),
        ("việc 123 xong", "việc 123 xong"),
    ],
)
def test_what_is_of_somebody_is_left_out(said: str, kept: str) -> None:
    assert in_json(a_record(said))["message"] == kept


def test_an_exception_is_told_by_type_and_place() -> None:
    try:
        raise ValueError(f"{NAME} {PHONE}")
    except ValueError as error:
        record = a_record("%s", error)
        record.exc_info = sys.exc_info()

    told = in_json(record)
    assert (told["message"], told["error"]) == ("ValueError", "ValueError")
    assert told["at"][0].partition(":")[0].endswith("test_logs.py")
    for form in (JsonFormatter(), LineFormatter()):
        assert NAME not in form.format(record)
        assert PHONE not in form.format(record)


def test_a_request_is_told_by_its_route() -> None:
    match = SimpleNamespace(route="chu-the/<producer>/")
    request = SimpleNamespace(resolver_match=match, method="GET", path=f"/chu-the/{NAME}/?q={PHONE}")

    told = in_json(a_record("Internal Server Error: %s", request.path, request=request, status_code=500))

    assert (told["route"], told["status"], "message" in told) == ("chu-the/<producer>/", 500, False)


@pytest.mark.django_db
def test_each_request_is_one_line_without_what_was_typed(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="hoaban.request"):
        Client(HTTP_HOST="127.0.0.1:8000").get("/san-pham/", {"q": NAME})

    (record,) = [record for record in caplog.records if record.name == "hoaban.request"]
    told = JsonFormatter().format(record)
    assert (json.loads(told)["route"], json.loads(told)["status"]) == ("san-pham/", 200)
    assert NAME not in told


def test_requests_are_lines_in_json_alone() -> None:
    assert logging_of("json")["loggers"]["hoaban.request"]["level"] == "INFO"
    assert logging_of("line")["loggers"]["hoaban.request"]["level"] == "ERROR"
