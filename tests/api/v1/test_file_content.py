"""A stored file is read by its id with a token, under the permission of its page."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from given import registry
from given.files import a_pdf
from given.people import COMMUNE, OTHER_COMMUNE
from given.program import Program
from hoaban.areas.registry.models import Evidence, Producer
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(producer: Producer) -> Evidence:
    return registry.a_paper(producer)


def content_by(program: Program, key: object) -> Any:
    return program.client.get(f"/api/v1/files/{key}/content", headers=program.headers)


def test_the_file_comes_as_it_was_sent(program: Program) -> None:
    content = a_pdf() + b"% Minh Hoa"
    key = program.uploads(content, filename="phiếu kiểm nghiệm.pdf")["Hoaban-File"]

    read = content_by(program, key)

    assert (read.status_code, read.content, read["Content-Type"]) == (200, content, "application/pdf")
    assert read["Content-Disposition"].startswith("attachment; filename*=utf-8''phi%E1%BA%BFu")


def test_nobody_on_the_way_keeps_it_and_no_browser_runs_it(paper: Evidence) -> None:
    read = content_by(Program(Role.PROVINCIAL_OFFICER), paper.current.file.key)

    assert read["Cache-Control"] == "private, no-store"
    assert read["X-Content-Type-Options"] == "nosniff"
    assert read["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Access-Control-Allow-Origin" not in read


def test_who_may_read_the_file_reads_its_content_and_nobody_else(producer: Producer, paper: Evidence) -> None:
    other = registry.a_producer(OTHER_COMMUNE)
    read_by = {
        Program(Role.PRODUCER_REPRESENTATIVE, producer=producer.slug): 200,
        Program(Role.COMMUNE_OFFICER, unit=COMMUNE): 200,
        Program(Role.PROVINCIAL_OFFICER): 200,
        Program(Role.PRODUCER_REPRESENTATIVE, producer=other.slug): 403,
        Program(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE): 403,
        Program(Role.EDITOR): 403,
        Program(): 401,
    }

    for program, status in read_by.items():
        told = content_by(program, paper.current.file.key)
        assert told.status_code == status
        assert status == 200 or told["Content-Type"] == "application/problem+json"


def test_a_refusal_is_that_of_the_file(paper: Evidence) -> None:
    assert content_by(Program(Role.EDITOR), paper.current.file.key).json()["code"] == "file-not-shown"


def test_what_is_no_file_yet_has_no_content(program: Program) -> None:
    under_way = program.begins(3)["Location"].rpartition("/")[2]

    for key in (under_way, uuid4(), "khong-co"):
        assert content_by(program, key).status_code == 404
