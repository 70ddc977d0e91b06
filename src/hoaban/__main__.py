"""python -m hoaban COMMAND …: finds the command's file, starts Django if it says so, runs it.

Here: the names of commands, and what every command ends in: an exit status, never a traceback.
Not here: what a command does (cli/).
"""

from __future__ import annotations

import importlib
import io
import os
import re
import sys
from pathlib import Path

from hoaban.cli import BAD_INPUT, FAILED, CommandError

COMMANDS = Path(__file__).parent / "cli"
NEEDS_DJANGO = re.compile(r"^NEEDS_DJANGO = True\b", re.MULTILINE)
CHECKED = ("HOABAN_DEMO", "HOABAN_TODAY", "HOABAN_SECRET_KEY", "HOABAN_SIGNING_KEY")
RUNS = re.compile(r"^def run\(", re.MULTILINE)
CHECKS_SETTINGS = re.compile(r"^CHECKS_SETTINGS = True\b", re.MULTILINE)


def main(arguments: list[str]) -> int:
    """Run the command that the first argument names; the exit status."""
    _speak_utf8()
    sys.excepthook = _one_line
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except CommandError as error:
        print(f"hoaban: {error}", file=sys.stderr)
        return error.status
    except (KeyboardInterrupt, BrokenPipeError):
        _keep_quiet()
        return FAILED
    except OSError as error:
        print(f"hoaban: {error}", file=sys.stderr)
        _keep_quiet()
        return FAILED
    return status


def _run(arguments: list[str]) -> int:
    name, *rest = _command_first(arguments) or [""]
    source = _source_of(name)
    if source is None:
        return _list_commands(name)
    if not CHECKS_SETTINGS.search(source):
        _check_settings()
    # asked before the import: such a command may import models, and those need Django set up
    if NEEDS_DJANGO.search(source):
        importlib.import_module("hoaban.config.start").prepare()
    return int(importlib.import_module(f"hoaban.cli.{name}").run(rest))


def _check_settings() -> None:
    """A bad setting is refused by every command; imported only where there is one, since it costs time."""
    if not any(os.environ.get(name) for name in CHECKED):
        return
    given = importlib.import_module("hoaban.config.given")
    try:
        given.check_everywhere()
    except given.BadSetting as wrong:
        raise CommandError(str(wrong)) from wrong


def _command_first(arguments: list[str]) -> list[str]:
    """`--edition E score FILE` is read as `score FILE --edition E`: the option may stand on either side."""
    if arguments[:1] == ["--edition"]:
        return [*arguments[2:], *arguments[:2]]
    if arguments and arguments[0].startswith("--edition="):
        return [*arguments[1:], arguments[0]]
    return arguments


def _source_of(name: str) -> str | None:
    """The text of a command's file; None where no command has that name."""
    path = COMMANDS / f"{name}.py"
    if not (name.isidentifier() and path.is_file()):
        return None
    source = path.read_text(encoding="utf-8")
    return source if RUNS.search(source) else None


def _list_commands(name: str) -> int:
    """Say which commands there are: asked for on standard output, else as a complaint."""
    wanted = name in ("help", "--help", "-h")
    text = io.StringIO()
    if name and not wanted:
        text.write(f"hoaban: không có lệnh {name!r}\n")
    text.write("Các lệnh:\n")
    for path in sorted(COMMANDS.glob("*.py")):
        source = _source_of(path.stem)
        if source is not None:
            text.write(f"  {_first_line(source)}\n")
    print(text.getvalue(), end="", file=sys.stdout if wanted else sys.stderr)
    return 0 if wanted else BAD_INPUT


def _first_line(source: str) -> str:
    """What a command says of itself in the first line of its file."""
    return source.partition('"""')[2].partition('"""')[0].strip().partition("\n")[0]


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _keep_quiet() -> None:
    """Let nothing more be written where nobody listens: Python would complain at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)


def _one_line(kind: type[BaseException], error: BaseException, trace: object) -> None:
    """What is said of an error nobody foresaw; Python then ends with exit status 1."""
    print(f"hoaban: lỗi ngoài dự kiến ({kind.__name__}): {error}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
