"""A throw-away installation: its own folder, database, port and server; taken away at the end.

Here: making one, running commands and functions inside it, serving it. Nothing of the operator's own data is
read or written: every HOABAN_… of the caller is left out.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from hoaban.cli import FAILED, CommandError

SOURCE = Path(__file__).resolve().parents[3]
TODAY = "2026-12-01"
PASSWORD = "chỉ dùng khi đo"  # noqa: S105 -- of people who are taken away with their place
LONGEST_SECONDS = 600
READY_WITHIN_SECONDS = 60
END_WITHIN_SECONDS = 10


class Place:
    """One installation on a free port of this machine, on the day 2026-12-01."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        self.folder = folder
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("HOABAN_")},
            "PYTHONPATH": str(SOURCE),
            "DJANGO_SETTINGS_MODULE": "hoaban.config.settings",
            "HOABAN_DATA_DIR": str(folder / "data"),
            "HOABAN_DEMO": "0",
            "HOABAN_TODAY": TODAY,
            "HOABAN_PORT": str(self.port),
            **({"HOABAN_DATABASE_URL": database_url} if database_url else {}),
        }

    def command(self, *arguments: str, module: str = "hoaban", says: int | None = None) -> str:
        """`./hoaban …` inside this place, to its end; what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            env=self.environment, stdout=says or subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            timeout=LONGEST_SECONDS, check=False,
        )  # fmt: skip
        if done.returncode:
            raise CommandError(f"bench: {' '.join(arguments)}: {done.stderr.strip()[-2000:]}", FAILED)
        return done.stdout or ""

    def inside(self, function: str, **given: object) -> Any:
        """What a function of inside.py gives, called within this place."""
        return json.loads(self.command(function, json.dumps(given), module="hoaban.cli.benchmarks.inside"))

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Its server, with the bare pages beside the real ones, up until the block ends."""
        with (self.folder / "server.log").open("ab") as log:
            server = subprocess.Popen(
                [sys.executable, "-m", "hoaban.cli.benchmarks.server"],
                env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
            try:
                self._wait_for(server)
                yield
            finally:
                _end(server)

    def _wait_for(self, server: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + READY_WITHIN_SECONDS
        while server.poll() is None and time.monotonic() < until:
            try:
                urlopen(f"{self.base}/healthz", timeout=2).close()  # noqa: S310 -- our own address
            except (URLError, OSError):
                time.sleep(0.2)
            else:
                return
        said = (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")
        raise CommandError(f"bench: máy chủ không lên: {said[-2000:]}", FAILED)


@contextmanager
def a_place(database_url: str = "") -> Iterator[Place]:
    """A place that is taken away when the block ends."""
    with tempfile.TemporaryDirectory(prefix="hoaban-bench-", ignore_cleanup_errors=True) as folder:
        yield Place(Path(folder), database_url)


def _end(server: subprocess.Popen[bytes]) -> None:
    """Told first, then made to: the server and its workers are one group."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(server.pid, number)
        except ProcessLookupError:
            break
        try:
            server.wait(END_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            continue
    server.wait()


def free_port() -> int:
    """One that nobody listens on now."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
