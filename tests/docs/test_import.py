"""docs/import.md: its commands do what it says, and it names what a program reads."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

from given.trouble import an_office_list, written
from hoaban.areas.registry.models import Product
from hoaban.core.imports.planning import ACCEPTED, ASKED, HELD, SKIPPED, Told

pytestmark = pytest.mark.django_db

PAGE = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
run = import_module("hoaban.cli.import").run


def test_the_commands_are_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, an_office_list())
    monkeypatch.chdir(tmp_path)
    [block] = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    commands = [shlex.split(line)[2:] for line in block.splitlines()]

    assert [run(command) for command in commands[:2]] == [0, 0]
    assert Product.objects.count() == 9
    assert run(commands[2]) == 0  # of certificates the list says nothing: its rows are left


def test_kinds_counts_and_keys_are_named() -> None:
    for name in (*settings.IMPORTS, ACCEPTED, ASKED, HELD, SKIPPED):
        assert f"`{name}`" in PAGE
    assert all(f'"{key}"' in PAGE for key in Told("", 1, "A", "", "").as_json())
