"""The description tells all of it, and no input that it allows, or does not, breaks anything."""

import contextlib
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from given.program import Program
from hoaban.api.v1 import api
from hoaban.api.v1.openapi import RESOURCES, description_of
from hoaban.config.wsgi import application
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
BASE = "http://127.0.0.1:8000"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@schemathesis.serializer("application/offset+octet-stream")
def as_it_is(_context: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def test_the_first_address_leads_to_everything() -> None:
    start = Program().reads("")

    assert start["today"] == "2026-12-01"
    assert tuple(start["reading"]) == RESOURCES
    for path in [*start["reading"].values(), start["description"]]:
        assert Program().client.get(path).status_code == 200


def test_every_resource_is_described_with_its_answers() -> None:
    paths = description_of(api)["paths"]

    for resource in RESOURCES:
        assert "200" in paths[f"/api/v1/{resource}"]["get"]["responses"]
        assert any(path.startswith(f"/api/v1/{resource}/{{") for path in paths)
    for path, operations in paths.items():
        for method, operation in operations.items():
            success = [status for status in operation["responses"] if status < "300"]
            assert len(success) == 1, f"{method} {path}"
            for status, told in operation["responses"].items():
                assert status < "400" or "application/problem+json" in told["content"], f"{method} {path}"


def test_the_description_is_made_once() -> None:
    client = Program().client

    first, second = client.get("/api/v1/openapi.json"), client.get("/api/v1/openapi.json")

    assert first.json()["openapi"] == "3.1.0"
    assert first.content == second.content


def test_an_address_that_is_none_is_a_problem() -> None:
    response = Program().client.get("/api/v1/khong-co")

    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, base_url=BASE)
OPERATIONS = {operation.ok().label: operation.ok() for operation in SCHEMA.get_all_operations()}


@pytest.fixture
def token() -> str:
    return Program(Role.PROVINCIAL_OFFICER).headers["authorization"]


@pytest.mark.slow
@pytest.mark.parametrize("label", OPERATIONS)
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_no_input_breaks_it(label: str, mode: GenerationMode, token: str) -> None:
    @settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=OPERATIONS[label].as_strategy(generation_mode=mode))
    def holds(case: Any) -> None:
        case.call_and_validate(headers={"Authorization": token}, checks=CHECKS)

    with contextlib.suppress(Unsatisfiable):  # nothing can be wrong with a call that takes nothing
        holds()
