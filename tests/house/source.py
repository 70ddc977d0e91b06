"""The project's own files, read as text and as syntax trees."""

from __future__ import annotations

import ast
import functools
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "src" / "hoaban"


@functools.cache
def files() -> list[Path]:
    """Every file of the repository, relative to its root: what git tracks or would, less what it ignores."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT, capture_output=True, text=True, check=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    )  # fmt: skip
    return [
        Path(name) for name in sorted(set(listed.stdout.split("\0"))) if name and (PROJECT / name).exists()
    ]


def texts() -> Iterator[tuple[Path, str]]:
    """Each file that is text, with what it says."""
    for path in files():
        content = (PROJECT / path).read_bytes()
        if b"\0" not in content:
            yield path, content.decode("utf-8")


def modules(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    """Each module of these folders of the package, relative to it, less the migrations that Django writes."""
    for folder in folders or ("",):
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(PACKAGE), ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
