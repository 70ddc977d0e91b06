"""Reading addresses answer HEAD as they answer GET; other methods are told as a problem."""

from __future__ import annotations

import pytest

from given.certificates import a_certificate
from given.program import Program
from hoaban.api.v1.openapi import RESOURCES

pytestmark = pytest.mark.django_db


def test_head_is_answered_as_get_without_its_body() -> None:
    code = a_certificate().code.code
    client = Program().client

    for path in ("", "openapi.json", *RESOURCES, f"certificates/{code}", "criteria-sets/QD26-04"):
        got, told = client.get(f"/api/v1/{path}"), client.head(f"/api/v1/{path}")
        assert (told.status_code, told.content) == (200, b""), path
        assert {**told.headers} == {**got.headers, "Content-Length": str(len(got.content))}, path


def test_head_of_what_is_not_there_or_not_asked_so_is_told() -> None:
    client = Program().client

    assert client.head("/api/v1/products/khong-co").status_code == 404
    assert client.head("/api/v1/products?limit=0").status_code == 422
    assert client.head("/api/v1/actions/accounts.add_user").status_code == 405


def test_a_method_that_is_not_taken_is_a_problem_that_names_those_that_are() -> None:
    for path, allowed in (
        ("products", "GET, HEAD"),
        ("actions/accounts.add_user", "POST"),
        ("files/4b8c9f0e-3f4c-4f57-9f2a-0d3b6f6b4a11/content", "GET, HEAD"),
    ):
        response = Program().client.put(f"/api/v1/{path}")

        assert (response.status_code, response["Allow"]) == (405, allowed)
        assert (response["Content-Type"], response.json()["code"]) == (
            "application/problem+json", "method-not-allowed",
        )  # fmt: skip
        assert allowed in response.json()["why"]
