"""What stands in the repository, and what may not."""

from __future__ import annotations

import os
import re
import statistics
from collections.abc import Iterator

import pytest

from house.source import PROJECT, files, functions, modules, texts

ROOT = {
    "run", "test", "hoaban", "README.md", "LICENSE", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md",
    "pyproject.toml", "locks", ".ci", "src", "tests", "docs", ".gitignore",
}  # fmt: skip
SCRIPTS = ["run", "test", "hoaban", ".ci/run"]
SAYS_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc"}

# written so that none of them finds itself
FORBIDDEN = {
    "the address of a package registry": r"(pypi|pythonhosted|npmjs)\.(org|com)|\w+\.debian\.org",
    "a path of one machine": r"(?<![\w.])/(work|root|farm|home/\w+)/",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "an access key": r"\b(AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[abprs]-[A-Za-z0-9-]{10,})",
    "a written secret": r"(?i)(secret|password|token)[a-z_]*\s*[=:]\s*[\"'][a-z0-9+/_-]{32,}[\"']",
}


def test_the_root_holds_its_fifteen_names_and_no_other() -> None:
    assert {path.parts[0] for path in files()} == ROOT


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_can_be_run(script: str) -> None:
    assert os.access(PROJECT / script, os.X_OK)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])

    found = [f"{path}: {match.group()}" for path, text in texts() if (match := pattern.search(text))]

    assert not found, "\n".join(found)


def test_no_name_says_nothing() -> None:
    found = [str(path) for path in files() for part in path.parts if part.split(".")[0] in SAYS_NOTHING]

    assert not found, "\n".join(found)


def test_no_file_of_the_package_is_longer_than_400_lines() -> None:
    lengths = {
        str(path): text.count("\n") for path, text in texts()
        if path.parts[0] == "src" and path.suffix in {".py", ".html"}
    }  # fmt: skip

    assert not {path: length for path, length in lengths.items() if length > 400}


def test_half_of_all_functions_have_at_most_9_lines() -> None:
    assert statistics.median(_lengths()) <= 9


def _lengths() -> Iterator[int]:
    """Lines of each function without its docstring, on which nobody should save."""
    for _, tree in modules():
        for function in functions(tree):
            first = function.body[0]
            has_docstring = getattr(getattr(first, "value", None), "value", None).__class__ is str
            docstring = (first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0
            yield (function.end_lineno or 0) - function.lineno + 1 - docstring
