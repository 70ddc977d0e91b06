"""What ./run starts: the web server and the job worker, together, until Ctrl-C or SIGTERM.

Here: two child processes, when they start, are ready, are started again and end.
Not here: what must stand before (start.py); what the demonstration holds (hoaban.demo).
"""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from hoaban import demo
from hoaban.config import start

if TYPE_CHECKING:
    from hoaban.config.given import Given

READY_WITHIN_SECONDS = 60
END_WITHIN_SECONDS = 10
LOOK_EVERY_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 30

LIBC = ctypes.CDLL(None)
PR_SET_PDEATHSIG = 1


class CannotServe(Exception):
    """Why the platform does not run, in one line for people."""


class ToldToEnd(BaseException):
    """Ctrl-C or SIGTERM."""


def main() -> NoReturn:
    listen_to_signals()
    try:
        serve()
    except ToldToEnd:
        sys.exit(0)
    except CannotServe as reason:
        sys.exit(f"hoaban: {reason}")
    except Exception:
        sys.exit(f"hoaban: {kept_for_the_operator(traceback.format_exc())}")


def serve() -> NoReturn:
    start.prepare()
    start.gather_static()
    start.compile_translations()
    from django.conf import settings  # only now: prepare() says in words what is wrong with the settings

    given: Given = settings.GIVEN
    if given.demo:
        demo.load_once()
    refuse_taken_port(given.host, given.port)
    children: list[Child] = []
    try:
        children.append(Child("máy chủ web · web server", server_command(given)))
        wait_until_ready(children[0], given)
        # only now: nobody waits for the worker, and both would fetch the same files from a cold disk
        children.append(Child("bộ chạy việc nền · job worker", worker_command()))
        greet(given)
        watch(*children)
    finally:
        end(children)


def server_command(given: Given) -> list[str]:
    options = ["--interface", "wsgi", "--workers", "2", "--blocking-threads", "1"]
    # without respawning, one killed worker ends the whole service
    options += ["--respawn-failed-workers", "--workers-kill-timeout", str(END_WITHIN_SECONDS // 2)]
    options += ["--log-level", "warning", "--host", given.host, "--port", str(given.port)]
    return [sys.executable, "-m", "granian", *options, "hoaban.config.wsgi:application"]


def worker_command() -> list[str]:
    # not the library's db_worker: it has no lease, and under its reloader outlives the process that we know
    return [sys.executable, "-m", "hoaban.config.work"]


class Child:
    """A process with its own children, all in one group so that none is left behind."""

    def __init__(self, name: str, command: list[str]) -> None:
        self.name = name
        self.command = command
        self.pause: float = 0.5
        self.start()

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.again_at: float | None = None
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent,  # noqa: PLW1509 -- no threads here
        )

    def signal(self, number: int) -> None:
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return

    def how_it_ended(self) -> str:
        code = self.process.returncode
        return signal.Signals(-code).name if code < 0 else f"exit {code}"

    def tend(self) -> None:
        """Start it again where it died; the sooner it died, the later."""
        if self.process.poll() is None:
            return
        if self.again_at is None:
            lived = time.monotonic() - self.started_at
            self.pause = 1 if lived > LONGEST_PAUSE_SECONDS else min(self.pause * 2, LONGEST_PAUSE_SECONDS)
            self.again_at = time.monotonic() + self.pause
            self.signal(signal.SIGKILL)
            wait = f"chạy lại sau {self.pause:.0f} giây · again in {self.pause:.0f} s"
            say(f"{self.name}: {self.how_it_ended()}; {wait}")
        elif time.monotonic() > self.again_at:
            self.start()


def end_with_parent() -> None:
    """In the child: a parent killed outright takes its server along, or the port would stay taken (Linux)."""
    if hasattr(LIBC, "prctl"):
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def refuse_taken_port(host: str, port: int) -> None:
    # asked for by ourselves: Granian shares a port with another server instead of refusing it
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CannotServe(f"HOABAN_HOST={host}, HOABAN_PORT={port}: {error.strerror}.") from error
            raise CannotServe(
                f"cổng {port} đang có chương trình khác dùng; hãy chạy HOABAN_PORT={port + 1} ./run"
                f" · port {port} is in use by another program."
            ) from error


def wait_until_ready(server: Child, given: Given) -> None:
    while time.monotonic() - server.started_at < READY_WITHIN_SECONDS:
        if server.process.poll() is not None:
            raise CannotServe(f"{server.name}: {server.how_it_ended()}")
        answer = health(given)
        if answer == "200":
            return
        if answer:
            raise CannotServe(f"{server.name}: /healthz: {answer}")
        time.sleep(LOOK_EVERY_SECONDS)
    raise CannotServe(f"{server.name}: không trả lời · no answer")


def health(given: Given) -> str:
    """What /healthz answers; empty while nothing does."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(given.host, given.host)  # noqa: S104 -- asked, not bound
    connection = HTTPConnection(here, given.port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": urlsplit(given.base_url).netloc})
        return str(connection.getresponse().status)
    except (OSError, HTTPException):
        return ""
    finally:
        connection.close()


def greet(given: Given) -> None:
    log_ins = demo.log_ins() if given.demo else []
    print(
        f"Hoa Ban: {given.base_url}/",
        *log_ins,
        *first_steps_told(),
        "Ctrl-C: dừng · stop",
        sep="\n",
        flush=True,
    )


def first_steps_told() -> list[str]:
    """What an empty, real installation needs first, as lines to print; none once it has its administrator."""
    from hoaban.core.accounts.first_steps import first_steps

    steps = first_steps()
    if not steps:
        return []
    missing = (
        "chưa có người dùng · no user yet" if len(steps) > 1 else "chưa có quản trị · no administrator yet"
    )
    return [
        f"{missing}; LOGIN: số điện thoại hoặc e-mail · phone number or e-mail:",
        *(f"  {s}" for s in steps),
    ]


def watch(server: Child, *others: Child) -> NoReturn:
    while True:
        time.sleep(LOOK_EVERY_SECONDS)
        if server.process.poll() is not None:
            raise CannotServe(f"{server.name}: {server.how_it_ended()}")
        for other in others:
            other.tend()


def end(children: list[Child]) -> None:
    """Let each finish what it has in hand, then see that nothing is left."""
    for child in children:
        child.signal(signal.SIGTERM)
    deadline = time.monotonic() + END_WITHIN_SECONDS
    try:
        while any(child.process.poll() is None for child in children) and time.monotonic() < deadline:
            time.sleep(LOOK_EVERY_SECONDS)
    finally:  # also when told a second time
        for child in children:
            child.signal(signal.SIGKILL)
            child.process.wait()


def listen_to_signals() -> None:
    def told(number: int, frame: object) -> NoReturn:
        raise ToldToEnd

    signal.signal(signal.SIGINT, told)
    signal.signal(signal.SIGTERM, told)


def kept_for_the_operator(report: str) -> str:
    with tempfile.NamedTemporaryFile(
        "w", prefix="hoaban-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(report)
    last = report.strip().splitlines()[-1]
    return f"{last} (chi tiết · details: {file.name})"


def say(line: str) -> None:
    print(f"hoaban: {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
