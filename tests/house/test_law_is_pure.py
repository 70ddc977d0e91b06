"""Import contract 4: the law leans on the standard library alone, and one file of it on the YAML reader.

import-linter can forbid named packages, but not all others.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator

from house.source import modules

READS_YAML = "programme/edition.py"


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def is_allowed(module: str, by: str) -> bool:
    if module == "yaml":
        return by == READS_YAML
    is_of_the_law = f"{module}.".startswith("hoaban.programme.")
    return is_of_the_law or module.partition(".")[0] in sys.stdlib_module_names


def test_the_law_imports_the_standard_library_only() -> None:
    found = [
        f"{path} imports {module}"
        for path, tree in modules("programme")
        for module in imported(tree)
        if not is_allowed(module, path.as_posix())
    ]

    assert not found, "\n".join(found)
