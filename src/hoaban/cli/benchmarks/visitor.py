"""Visitors over HTTP on kept connections, loopback only: one asks, or many at once for some seconds."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from hoaban.cli import FAILED, CommandError
from hoaban.cli.benchmarks.place import Place

FORM = "application/x-www-form-urlencoded"
TIMEOUT_SECONDS = 30


class Visitor:
    """One person with one connection and their cookies."""

    def __init__(self, place: Place) -> None:
        self._base = place.base
        self._connection = http.client.HTTPConnection("127.0.0.1", place.port, timeout=TIMEOUT_SECONDS)
        self._cookies: dict[str, str] = {}

    def log_in(self, log_in: str, password: str) -> Visitor:
        """Come in with a password, as people do."""
        self.post("/dang-nhap/", {"log_in": log_in, "password": password})
        if not self._cookies:
            raise CommandError(f"bench: {log_in} không vào được", FAILED)
        return self

    def get(self, address: str, accept: str = "*/*") -> tuple[int, bytes]:
        return self._ask("GET", address, headers={"Accept": accept})

    def post(self, address: str, values: dict[str, str], accept: str = "*/*") -> tuple[int, bytes]:
        """Send a form, with the proof that it comes from our own page."""
        body = urlencode({**values, "csrfmiddlewaretoken": self._cookies.get("csrftoken", "")})
        headers = {"Content-Type": FORM, "Origin": self._base, "Accept": accept}
        return self._ask("POST", address, body, headers)

    def _ask(
        self, method: str, address: str, body: str | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        cookie = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        all_headers = {"Host": urlsplit(self._base).netloc, **(headers or {})}
        self._connection.request(
            method, address, body, {**all_headers, **({"Cookie": cookie} if cookie else {})}
        )
        answer = self._connection.getresponse()
        content = answer.read()
        for set_cookie in answer.headers.get_all("Set-Cookie") or []:
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(set_cookie).items()}
        return answer.status, content


def timed(do: Callable[[], tuple[int, bytes]]) -> float:
    """Seconds of one answer, which must be a good one."""
    began = time.perf_counter()
    status, content = do()
    took = time.perf_counter() - began
    if status >= http.client.BAD_REQUEST:
        raise CommandError(f"bench: trả lời {status}: {content[:300]!r}", FAILED)
    return took


def crowd(
    place: Place, addresses: Sequence[str], clients: int, seconds: float, accept: str = "*/*"
) -> list[float]:
    """So many visitors ask these addresses in turn, without a pause, for some seconds: each answer's time."""

    def visit(number: int, until: float) -> list[float]:
        visitor = Visitor(place)
        took: list[float] = []
        while time.perf_counter() < until:
            address = addresses[(number + len(took) * clients) % len(addresses)]
            took.append(timed(partial(visitor.get, address, accept)))
        return took

    until = time.perf_counter() + seconds
    return at_once([partial(visit, number, until) for number in range(clients)])


def at_once(people: Sequence[Callable[[], list[float]]]) -> list[float]:
    """Everybody does their part at the same time; the times of all. The first error is raised here."""
    took: list[float] = []
    errors: list[Exception] = []

    def do(part: Callable[[], list[float]]) -> None:
        try:
            took.extend(part())
        except Exception as error:  # noqa: BLE001 -- carried to the main thread
            errors.append(error)

    threads = [threading.Thread(target=do, args=[part], daemon=True) for part in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return took
