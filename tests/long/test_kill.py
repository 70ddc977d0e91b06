"""kill -9 of the server while eight members mark, ten times: no acknowledged mark is lost or doubled."""

from __future__ import annotations

from pathlib import Path

from given.installation import Installation
from given.killed import killed_while_marking


def test_no_acknowledged_mark_is_lost_in_ten_kills(tmp_path: Path) -> None:
    acknowledged, again = killed_while_marking(Installation(tmp_path), times=10, seconds=3)

    print(f"{acknowledged} marks acknowledged, {again} times sent again, none lost, none twice")
