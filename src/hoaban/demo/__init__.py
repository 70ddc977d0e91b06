"""The Điện Biên of ./run (bản minh họa): what the public knows of it, and invented work that says so.

Here: what ./run calls. Everything is loaded through the actions, like anybody's work: the register from
known.py, people from people.py, the invented dossiers from tales/.
Not here: rows of its own, or any rule. It is loaded once, relative to the day of its first start.
"""

from __future__ import annotations

from importlib import import_module


def load_once() -> None:
    """Load the demonstration where it is not there yet: all of it, or, when interrupted, nothing."""
    # imported only now: tables exist once Django is set up, and a later start needs nothing of the tales
    if not import_module("hoaban.core.accounts.queries").holdings_of_demo().exists():
        import_module("hoaban.demo.loading").load_now()


def log_ins() -> list[str]:
    """The lines ./run prints: one person of each role, and the password of all."""
    lines: list[str] = import_module("hoaban.demo.people").log_ins()
    return lines


__all__ = ["load_once", "log_ins"]
