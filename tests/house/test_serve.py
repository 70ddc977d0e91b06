"""./run starts two processes, says where they answer, and leaves none behind.

The server and the worker are played; tests/ways/ meet the real ones.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PLAY = """
import os, sys
from types import SimpleNamespace
from django.conf import settings
from hoaban import demo
from hoaban.config import serve, start

port, healthz, prepare = int(sys.argv[1]), sys.argv[2], sys.argv[3]
given = SimpleNamespace(demo=True, host="127.0.0.1", port=port, base_url=f"http://127.0.0.1:{port}")
settings.configure(GIVEN=given, INSTALLED_APPS=["django_tasks_db"])

SERVER = '''
import http.server, os, sys
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(int(sys.argv[2]) if self.path == "/healthz" else 404)
        self.end_headers()
    def log_message(self, *_): pass
print("server is", os.getpid(), flush=True)
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Page).serve_forever()
'''
WORKER = "import os, time; print('worker is', os.getpid(), flush=True); time.sleep(60)"

start.prepare = lambda: exec(prepare)
start.gather_static = start.compile_translations = lambda: None
demo.load_once = lambda: print("demo loaded", flush=True)
demo.log_ins = lambda: ["officer@demo.invalid  mật khẩu"]
serve.server_command = lambda given: [sys.executable, "-c", SERVER, str(port), healthz]
serve.worker_command = lambda: [sys.executable, "-c", WORKER]
serve.READY_WITHIN_SECONDS = 3
serve.first_steps_told = lambda: []
serve.main()
"""


class Play:
    """One ./run with played processes."""

    def __init__(
        self, folder: Path, *, port: int | None = None, healthz: str = "200", prepare: str = "pass"
    ) -> None:
        self.port = port or free_port()
        self.output = folder / "output.txt"
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-c", PLAY, str(self.port), healthz, prepare],
                stdout=output, stderr=subprocess.STDOUT, env=os.environ | {"TMPDIR": str(folder)},
            )  # fmt: skip

    def said(self) -> str:
        return self.output.read_text()

    def pids(self, what: str) -> list[int]:
        return [int(pid) for pid in re.findall(rf"{what} is (\d+)", self.said())]

    def is_ready(self) -> bool:
        assert self.process.poll() is None, self.said()
        return "Ctrl-C" in self.said() and bool(self.pids("worker"))

    def end(self) -> int:
        return self.process.wait(timeout=15)


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Play]:
    play = Play(tmp_path)
    wait_for(play.is_ready)
    yield play
    play.process.send_signal(signal.SIGTERM)
    play.end()


def wait_for(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + 15
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_loads_the_demo_and_says_where_it_answers_and_how_to_log_in(play: Play) -> None:
    lines = [line for line in play.said().splitlines() if " is " not in line]

    assert lines == [
        "demo loaded",
        f"Hoa Ban: http://127.0.0.1:{play.port}/",
        "officer@demo.invalid  mật khẩu",
        "Ctrl-C: dừng · stop",
    ]


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_both_processes_end_with_it(play: Play, told: signal.Signals) -> None:
    children = [*play.pids("server"), *play.pids("worker")]

    play.process.send_signal(told)

    assert play.end() == 0
    assert not any(map(is_alive, children))


def test_both_processes_end_even_where_it_is_killed_outright(play: Play) -> None:
    children = [*play.pids("server"), *play.pids("worker")]

    play.process.kill()

    wait_for(lambda: not any(map(is_alive, children)))


def test_a_worker_that_died_is_started_again(play: Play) -> None:
    os.kill(play.pids("worker")[0], signal.SIGKILL)

    wait_for(lambda: len(play.pids("worker")) == 2)

    assert "job worker: SIGKILL" in play.said()


def test_a_server_that_died_is_said_and_takes_the_worker_along(play: Play) -> None:
    os.kill(play.pids("server")[0], signal.SIGKILL)

    assert play.end() == 1
    assert play.said().splitlines()[-1] == "hoaban: máy chủ web · web server: SIGKILL"
    assert not is_alive(play.pids("worker")[0])


def test_a_port_in_use_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        play = Play(tmp_path, port=other.getsockname()[1])

        assert play.end() == 1

    assert re.fullmatch(
        r"demo loaded\nhoaban: cổng \d+ .+ · port \d+ is in use by another program\.\n", play.said()
    )


def test_a_server_that_is_not_well_is_not_called_ready(tmp_path: Path) -> None:
    play = Play(tmp_path, healthz="503")

    assert play.end() == 1
    assert play.said().splitlines()[-1] == "hoaban: máy chủ web · web server: /healthz: 503"


def test_what_nobody_foresaw_is_one_line_and_a_file_with_the_rest(tmp_path: Path) -> None:
    play = Play(tmp_path, prepare="1 / 0")

    assert play.end() == 1
    line = play.said()
    assert re.fullmatch(r"hoaban: ZeroDivisionError: division by zero \(chi tiết · details: .+\)\n", line)
    assert "Traceback" in Path(line.split("details: ")[1].rstrip(")\n")).read_text()
