"""The locks: one set of versions, each with its hashes, from anywhere."""

from __future__ import annotations

import re
import tomllib
from itertools import chain

import pytest

from house.source import PROJECT

LOCKS = ["requirements.lock", "test.lock", "uv.lock"]
PIN = re.compile(
    r"^([\w.\[\]-]+==\S+)(.*?)\s*\\$((?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)+)", re.MULTILINE
)


def lock(name: str) -> str:
    return (PROJECT / "locks" / name).read_text(encoding="utf-8")


def pins(name: str) -> set[tuple[str, ...]]:
    """Version, condition and hashes of each package."""
    return {match.groups() for match in PIN.finditer(lock(name))}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    assert not re.search(r"://|--(index-url|extra-index-url|find-links)|@ file:", lock(name))


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_is_a_pin_with_hashes_or_a_remark(name: str) -> None:
    rest = PIN.sub("", lock(name))

    assert not [line for line in rest.splitlines() if line.strip() and not line.strip().startswith("#")]


def test_what_serves_the_tests_serves_the_rest() -> None:
    assert pins("requirements.lock") <= pins("test.lock")


def test_the_locks_hold_the_versions_that_the_project_names() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    named = chain(project["project"]["dependencies"], project["dependency-groups"]["test"])

    locked = {pin[0] for pin in pins("test.lock")}

    assert {re.sub(r"\[.*?\]", "", requirement.split(" ")[0]) for requirement in named} <= locked
