"""A body that comes in chunks is read as one whose length is said."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.http import HttpResponse

from given.files import a_pdf
from given.program import PIECES, TUS, Program
from hoaban.api.v1.actions import LARGEST_BODY
from hoaban.core.accounts.models import User
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def in_chunks(program: Program, method: str, path: str, body: bytes, kind: str, **headers: str) -> Any:
    """What a server hands on: no length, and an input that ends by itself."""
    told = {"wsgi.input": BytesIO(body), "wsgi.input_terminated": True, "CONTENT_TYPE": kind}
    response: HttpResponse = program.client.generic(
        method, path, headers={**program.headers, **headers}, **told
    )
    return response


def test_an_action_reads_it() -> None:
    office = Program(Role.PROVINCIAL_OFFICER)
    body = b'{"log_in": "0987654321", "name": "Minh Hoa"}'

    done = in_chunks(office, "POST", "/api/v1/actions/accounts.add_user", body, "application/json")

    assert done.status_code == 200, done.content
    assert User.objects.filter(phone="0987654321").exists()


def test_it_may_not_be_longer_than_others() -> None:
    office = Program(Role.PROVINCIAL_OFFICER)
    body = b'{"name": "' + b"x" * LARGEST_BODY + b'"}'

    told = in_chunks(office, "POST", "/api/v1/actions/accounts.add_user", body, "application/json")

    assert (told.status_code, told.json()["errors"][0]["code"]) == (422, "too-large")


def test_an_upload_takes_it_up_to_its_end() -> None:
    office, content = Program(Role.PROVINCIAL_OFFICER), a_pdf()
    place = office.begins(len(content))["Location"]

    sent = in_chunks(office, "PATCH", place, content + b"more", PIECES, **TUS, **{"upload-offset": "0"})

    assert (sent.status_code, sent["Upload-Offset"]) == (204, str(len(content)))
    assert sent["Hoaban-File"]
