"""The real server, as ./run starts it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@contextmanager
def a_running_platform(data_dir: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    platform = subprocess.Popen(
        [sys.executable, "-m", "hoaban.config.serve"],
        env=os.environ | {"HOABAN_DATA_DIR": str(data_dir), "HOABAN_PORT": str(port)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert platform.stdout
    try:
        assert platform.stdout.readline() == f"Hoa Ban: http://127.0.0.1:{port}/\n"
        yield platform, port
    finally:
        platform.send_signal(signal.SIGTERM)
        assert platform.wait(timeout=20) == 0


def children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in listed.split()]


def answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    finally:
        connection.close()


def test_a_second_start_is_quick_and_a_killed_worker_is_not_noticed(tmp_path: Path) -> None:
    with a_running_platform(tmp_path):
        pass
    began = time.monotonic()
    with a_running_platform(tmp_path) as (platform, port):
        seconds = time.monotonic() - began
        server = next(pid for pid in children(platform.pid) if len(children(pid)) == 2)
        os.kill(children(server)[0], signal.SIGKILL)
        time.sleep(0.5)

        answered = [answers(port) for _ in range(20)]

    assert answered == [True] * 20
    assert seconds < 15  # 3 s on a quiet machine; the tests run beside others


def test_a_second_server_on_the_same_port_says_so(tmp_path: Path) -> None:
    with a_running_platform(tmp_path) as (_, port):
        second = subprocess.run(
            [sys.executable, "-m", "hoaban.config.serve"],
            env=os.environ | {"HOABAN_DATA_DIR": str(tmp_path), "HOABAN_PORT": str(port)},
            capture_output=True,
            text=True,
            check=False,
        )

    assert second.returncode == 1
    assert second.stderr.splitlines()[-1].endswith(f"port {port} is in use by another program.")
