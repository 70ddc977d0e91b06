"""Entries are added one after the other."""

from collections.abc import Callable

import pytest

from hoaban.core.audit import actions as audit_actions


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_writers_of_the_chain_wait_for_their_turn(vendor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Cursor:
        def __enter__(self) -> "Cursor":
            return self

        def __exit__(self, *error: object) -> None:
            return None

        execute: Callable[..., None] = staticmethod(lambda statement, values: asked.append(statement))

    fake = type("Connection", (), {"vendor": vendor, "cursor": lambda self: Cursor()})()
    monkeypatch.setattr(audit_actions, "connection", fake)

    audit_actions._wait_for_turn()

    assert bool(asked) is (vendor == "postgresql")
