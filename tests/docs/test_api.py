"""docs/api.md tells the truth, and docs/walk_by_api.py walks the whole way through the API alone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from given import registry
from given.certificates import a_certificate
from given.files import a_pdf
from given.installation import Installation
from given.program import Program
from hoaban.api.problems import TITLES
from hoaban.api.v1 import api
from hoaban.api.v1.openapi import RESOURCES, description_of
from hoaban.areas.certificates.words import State
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import DEEDS

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "api.md").read_text(encoding="utf-8")
EXAMPLES = [block.strip() for block in re.findall(r"```\n(.*?)```", GUIDE, re.DOTALL)]


def examples(start: str) -> list[str]:
    return [line for block in EXAMPLES for line in block.splitlines() if line.startswith(start)]


def test_every_resource_with_its_filters_is_in_the_guide() -> None:
    paths = description_of(api)["paths"]

    for name in RESOURCES:
        row = next(line for line in GUIDE.splitlines() if line.startswith(f"| `/api/v1/{name}`"))
        asked = {told["name"] for told in paths[f"/api/v1/{name}"]["get"]["parameters"]}
        assert set(re.findall(r"`(\w+)`", row)) == asked - {"limit", "after"}


def test_every_state_status_and_key_is_in_the_guide() -> None:
    assert all(f"`{state.value}`" in GUIDE for state in State if state is not State.UNKNOWN)
    told = {
        int(status)
        for row in re.findall(r"^\| ([\d, ]+) \|", GUIDE, re.MULTILINE)
        for status in row.split(",")
    }
    assert told == set(TITLES)
    problem = description_of(api)["components"]["schemas"]["Problem"]
    assert all(f"`{name}`" in GUIDE for name in problem["properties"])


@pytest.mark.django_db
def test_every_example_of_reading_is_answered() -> None:
    a_certificate()
    calls = examples("GET ")

    assert calls
    for call in calls:
        assert Program().client.get(call.removeprefix("GET ")).status_code == 200, call


@pytest.mark.django_db
def test_every_example_of_a_deed_does_it() -> None:
    office = Program(Role.PROVINCIAL_OFFICER)
    producer = registry.a_producer()
    calls = [block.split("\n", 1) for block in EXAMPLES if block.startswith("POST /api/v1/actions/")]

    assert calls
    for first, body in calls:
        deed = first.rpartition("/")[2]
        assert deed in DEEDS
        values = json.loads(body)
        if "producer" in values:
            key = office.uploads(a_pdf(), owner=producer.slug)["Hoaban-File"]
            values |= {"producer": producer.slug, "file": key}
        done = office.does(deed, **values)
        assert (done.status_code, "id" in done.json()["result"]) == (200, True), done.content


@pytest.mark.django_db
def test_the_example_of_a_file_announces_it() -> None:
    first, *lines = next(block for block in EXAMPLES if block.startswith("POST /api/v1/files")).splitlines()
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    office = Program(Role.PROVINCIAL_OFFICER)

    begun = office.client.post(first.removeprefix("POST "), headers={**office.headers, **headers})

    assert begun.status_code == 201


@pytest.mark.slow
def test_one_dossier_goes_its_whole_way_through_the_api_alone_and_another_after_it(tmp_path: Path) -> None:
    place = Installation(tmp_path)
    place.run("user", "add", "0912345678", "--name", "Quản Trị Minh Hoạ")
    place.run("user", "role", "0912345678", "administrator")
    token = place.run("user", "token", "0912345678", "--role", "administrator").stdout.strip()
    paper = tmp_path / "giay-to.pdf"
    paper.write_bytes(a_pdf())

    with place.serving():
        walks = [walked(place, token, paper) for _ in range(2)]

    for walk in walks:
        assert walk.returncode == 0, walk.stdout + walk.stderr
        code, state, said = walk.stdout.split(" ", 2)
        assert (code[:3], state, said.strip()) == ("DB-", "valid", "4 sao, đến 2029-12-01")
    assert json.loads(place.run("audit", "verify").stdout)["ok"]


def walked(place: Installation, token: str, paper: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(DOCS / "walk_by_api.py"), place.base, token, str(paper)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
        env={**place.environment, "PYTHONIOENCODING": "utf-8", "HOABAN": f"{sys.executable} -m hoaban"},
    )
