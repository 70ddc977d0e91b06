"""Entries are added one after the other."""

from collections.abc import Callable

import pytest

from given.people import NOON
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


@pytest.mark.django_db
def test_a_call_is_kept_by_its_name_with_its_answer() -> None:
    first, new = audit_actions.call_named("a", asked="x", at=NOON)
    audit_actions.keep_answer(first, {"done": True})

    again, new_again = audit_actions.call_named("a", asked="y", at=NOON)

    assert (new, new_again) == (True, False)
    assert (again.asked, again.response) == ("x", {"done": True})
