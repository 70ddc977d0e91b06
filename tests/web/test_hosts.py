"""A host that is not ours is told so plainly, without a line in the log; the watch is always answered."""

import logging

import pytest
from django.test import Client

from given.jobs import all_is_ready

pytestmark = pytest.mark.django_db
WELL = {"/healthz": b"ok\n", "/readyz": b"database ok\nschema ok\nstorage ok\nworker ok\n"}
HOSTS = ["evil.example", "10.9.8.7", "127.0.0.1:8000:1", "a b", ""]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("address", ["/", "/san-pham/", "/v/DB-7K2M9X", "/en/", "/khong-co"])
def test_a_page_says_plainly_that_the_host_is_another(
    host: str, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        answer = Client(raise_request_exception=False).get(address, HTTP_HOST=host)

    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert "không phục vụ tên miền" in answer.content.decode()
    assert "evil" not in answer.content.decode()
    assert caplog.records == []


@pytest.mark.parametrize("host", HOSTS)
def test_the_api_says_so_as_a_problem(host: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        answer = Client(raise_request_exception=False).get("/api/v1/products", HTTP_HOST=host)

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert (answer.json()["code"], answer.json()["status"]) == ("unknown-host", 400)
    assert set(answer.json()) == {"type", "title", "status", "code", "why", "source"}
    assert caplog.records == []


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("address", WELL)
def test_the_watch_is_answered_whatever_the_host(host: str, address: str) -> None:
    with all_is_ready():
        answer = Client().get(address, HTTP_HOST=host)

    assert (answer.status_code, answer.content) == (200, WELL[address])
