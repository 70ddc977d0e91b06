"""kill -9 while marks are saved: no acknowledged mark is lost or doubled."""

from __future__ import annotations

from pathlib import Path

from given.installation import Installation
from given.killed import killed_while_marking


def test_no_acknowledged_mark_is_lost_when_the_server_is_killed_twice(tmp_path: Path) -> None:
    acknowledged, _again = killed_while_marking(Installation(tmp_path), times=2, seconds=1.5)

    assert acknowledged > 16
