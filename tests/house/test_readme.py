"""What the README shows is what one gets."""

from __future__ import annotations

import re
import subprocess

import pytest

from house.source import PROJECT, files

README = (PROJECT / "README.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"```sh\n(\./hoaban .*?)```\n```json\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!\w+:)([^)#]+)")


def test_the_example_prints_what_is_shown() -> None:
    command, shown = EXAMPLE.findall(README)[0]

    done = subprocess.run(command, shell=True, cwd=PROJECT, capture_output=True, text=True, check=True)

    assert done.stdout == shown


@pytest.mark.parametrize(
    "document", [str(path) for path in files() if path.suffix == ".md" and "src" not in path.parts]
)
def test_no_link_leads_nowhere(document: str) -> None:
    folder = (PROJECT / document).parent

    broken = [
        link
        for link in LINK.findall((PROJECT / document).read_text(encoding="utf-8"))
        if not (folder / link).exists()
    ]

    assert not broken


def test_the_licence_is_the_one_that_the_project_names() -> None:
    assert (
        (PROJECT / "LICENSE").read_text(encoding="utf-8").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    )
    assert 'license = "EUPL-1.2"' in (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
