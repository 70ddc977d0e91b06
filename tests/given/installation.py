"""A real installation in a folder of its own: its commands and its server, as an operator has them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError

TESTS = Path(__file__).parents[1]
SOURCE = TESTS.parent / "src"


class Installation:
    """One data folder, on one port, on the day 2026-12-01."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.port = settings.get("HOABAN_PORT") or str(_free_port())
        self.base = f"http://127.0.0.1:{self.port}"
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("HOABAN_")}
        self.environment = {
            **inherited,
            "PYTHONPATH": str(SOURCE),
            "HOABAN_DATA_DIR": str(folder),
            "HOABAN_DEMO": "0",
            "HOABAN_TODAY": "2026-12-01",
            "HOABAN_PORT": self.port,
            **settings,
        }

    def run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """`./hoaban …`, to its end."""
        done = subprocess.run(
            [sys.executable, "-m", "hoaban", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        if check and done.returncode:
            raise AssertionError(
                f"hoaban {' '.join(arguments)}: {done.returncode}\n{done.stdout}{done.stderr}"
            )
        return done

    @contextmanager
    def serving(self) -> Iterator[subprocess.Popen[bytes]]:
        """Its server, up until the block ends."""
        log = (self.folder / "server.log").open("ab")
        server = subprocess.Popen(
            [sys.executable, "-m", "hoaban.config.serve"], env=self.environment, stdout=log, stderr=log
        )
        try:
            self._wait_for(server)
            yield server
        finally:
            server.terminate()
            server.wait(20)
            log.close()

    def _wait_for(self, server: subprocess.Popen[bytes]) -> None:
        for _try in range(300):
            if server.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{self.base}/healthz", timeout=1).read()
            except (URLError, OSError):
                time.sleep(0.2)
            else:
                return
        raise AssertionError((self.folder / "server.log").read_text(encoding="utf-8"))


def python_in(place: Installation, script: str) -> Any:
    """What a script prints as JSON, run on the installation's own rows."""
    environment = {
        **place.environment,
        "PYTHONPATH": f"{SOURCE}{os.pathsep}{TESTS}",
        "DJANGO_SETTINGS_MODULE": "hoaban.config.settings",
    }
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def _free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
