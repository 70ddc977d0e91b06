"""The server of a place: as ./run starts it, with the bare pages of bare.py beside the platform's own."""

from __future__ import annotations

import os
from importlib import import_module

APPLICATION = "hoaban.cli.benchmarks.bare:application"


def main() -> None:
    """Make the place ready and become the server; it ends with the bench that started it."""
    # by name: the settings stand above the commands, and nothing of theirs may be imported from here
    start, serve = import_module("hoaban.config.start"), import_module("hoaban.config.serve")
    start.prepare()
    start.gather_static()
    from django.conf import settings

    command = [*serve.server_command(settings.GIVEN)[:-1], APPLICATION]
    serve.end_with_parent()
    os.execv(command[0], command)  # noqa: S606 -- our own interpreter


if __name__ == "__main__":
    main()
