"""The examples in docstrings show what one gets."""

from __future__ import annotations

import doctest
import importlib

import pytest

from house.source import PACKAGE, modules

WITH_EXAMPLES = [path for path, _ in modules() if ">>> " in (PACKAGE / path).read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=str)
def test_the_examples_of_a_module(path) -> None:
    name = ".".join(("hoaban", *path.with_suffix("").parts))

    assert doctest.testmod(importlib.import_module(name)).failed == 0
