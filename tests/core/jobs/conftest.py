"""A worker that was killed."""

import subprocess
import sys
from pathlib import Path

import pytest

HOLD = """
import fcntl, os, sys, time
lock = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(lock, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def dead(settings: object, tmp_path: Path) -> str:
    """The name of a worker that was killed outright: its file is there, and nobody holds it."""
    folder = tmp_path / "workers"
    folder.mkdir()
    settings.WORKERS_DIR = folder  # type: ignore[attr-defined]
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder / "killed")], stdout=subprocess.PIPE, text=True
    ) as worker:
        assert worker.stdout
        worker.stdout.readline()
        worker.kill()
    return "killed"
