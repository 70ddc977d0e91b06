"""The tests stand where what they test stands, so that a missing test is a missing file.

By module in programme/, core/ and api/v1/ (a resource each), by command in cli/, by deed in areas/, by page
in web/. config/ and demo/ are proven by tests/ways/ and tests/house/.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from house.source import PROJECT, functions, modules

TESTS = PROJECT / "tests"
BY_MODULE = ["programme", "core", "api/v1"]
MIRRORED = ["programme", "core", "cli", "api", "areas", "web"]


def does_something(tree: ast.Module) -> bool:
    """Words, rows and settings without a function of their own are proven by what uses them."""
    return any(not function.name.startswith("__") for function in functions(tree))


def is_page(tree: ast.Module) -> bool:
    decorators = (decorator for function in functions(tree) for decorator in function.decorator_list)
    return any(ast.unparse(decorator).startswith(("page(", "pages.page(")) for decorator in decorators)


def deeds(area: Path, tree: ast.Module) -> Iterator[Path]:
    """What an area offers to do: the functions of its actions.py, or what its actions/ gives away."""
    for node in tree.body:
        names = [node.name] if isinstance(node, ast.FunctionDef) else []
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith(
            f"hoaban.areas.{area.name}.actions."
        ):
            names = [alias.name for alias in node.names]
        yield from (area / name for name in names if not name.startswith("_"))


def named_after() -> Iterator[Path]:
    """What needs a test file of its name."""
    for path, tree in modules(*BY_MODULE):
        if path.stem != "__init__" and does_something(tree):
            yield path.with_suffix("")
    for path, tree in modules("cli"):
        if len(path.parts) == 2 and "run" in {function.name for function in functions(tree)}:
            yield path.with_suffix("")
    for path, tree in modules("areas"):
        if path.parts[2:] in (("actions.py",), ("actions", "__init__.py")):
            yield from deeds(Path(*path.parts[:2]), tree)
    for path, tree in modules("web"):
        if len(path.parts) == 3 and is_page(tree):
            yield path.with_suffix("")


def file_for(name: Path) -> Path:
    return name.with_name(f"test_{name.name}.py")


def test_whatever_does_something_has_a_test_file_of_its_name() -> None:
    missing = {file_for(name) for name in named_after() if not (TESTS / file_for(name)).exists()}

    assert not missing, "missing in tests/:\n" + "\n".join(sorted(map(str, missing)))


@pytest.mark.parametrize("folder", MIRRORED)
def test_a_test_file_is_named_after_what_it_tests(folder: str) -> None:
    known = {*named_after(), *map(name_of, (path for path, _ in modules(folder)))}
    names = {path.relative_to(TESTS).with_suffix("") for path in (TESTS / folder).rglob("test_*.py")}

    strays = [
        str(name) for name in sorted(names)
        if not any(name.parent == one.parent and is_about(name.name, one.name) for one in known)
    ]  # fmt: skip

    assert not strays, "nothing of that name in src/hoaban/:\n" + "\n".join(strays)


def name_of(path: Path) -> Path:
    """A module by its name; a folder that is one module in several files by the folder's."""
    return path.parent if path.stem == "__init__" else path.with_suffix("")


def is_about(test: str, name: str) -> bool:
    """A long test file may be split by aspects: test_scoring, test_scoring_properties."""
    return test == f"test_{name}" or test.startswith(f"test_{name}_")
