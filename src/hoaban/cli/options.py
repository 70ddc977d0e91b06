"""Options of a command, wherever they stand: before or after the file.

Here: splitting arguments into options and the rest. argparse costs more time than scoring a sheet does.
Not here: what an option means.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from hoaban.cli import CommandError


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed: values of options, options without a value, and all that is no option."""

    values: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    rest: list[str] = field(default_factory=list)

    def the_only(self, what: str, usage: str) -> str:
        """The one argument there must be."""
        if len(self.rest) != 1:
            raise CommandError(f"cần đúng một {what}\n{usage}")
        return self.rest[0]


def split(
    arguments: list[str], usage: str, *, valued: Collection[str] = (), flags: Collection[str] = ()
) -> Given:
    """Split arguments; --name VALUE and --name=VALUE are the same, "-" is standard input, not an option."""
    given = Given()
    left = iter(arguments)
    for argument in left:
        name, equals, value = argument.partition("=")
        if argument == "--":
            given.rest.extend(left)
        elif not argument.startswith("-") or argument == "-":
            given.rest.append(argument)
        elif name in valued:
            given.values[name] = value if equals else _next(left, name, usage)
        elif argument in flags:
            given.flags.add(argument)
        else:
            raise CommandError(f"không có tùy chọn {argument}\n{usage}")
    return given


def _next(left: Iterator[str], name: str, usage: str) -> str:
    for value in left:
        return value
    raise CommandError(f"{name} cần một giá trị\n{usage}")
