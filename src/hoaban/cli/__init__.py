"""./hoaban COMMAND: one file for each command, each with `run(arguments) -> exit status`.

Here also what the commands of the law share: options.py, editions.py, lines.py, sheets.py.
Not here: rules (programme), deeds (areas); a command reads its input, asks, and prints the answer.
"""

from __future__ import annotations

BAD_INPUT = 2
FAILED = 1


class CommandError(Exception):
    """A command cannot go on: one message for people, in Vietnamese, and the exit status."""

    def __init__(self, message: str, status: int = BAD_INPUT) -> None:
        super().__init__(message)
        self.status = status
