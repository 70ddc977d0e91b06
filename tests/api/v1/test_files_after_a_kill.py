"""A server killed outright in the middle of an upload: what was acknowledged is still there, the rest is sent
again."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from given.files import a_pdf
from given.installation import Installation

CONTENT = a_pdf() + bytes(300_000)


def call(place: Installation, token: str, method: str, path: str, body: bytes = b"", **headers: str):
    connection = http.client.HTTPConnection("127.0.0.1", int(place.port), timeout=20)
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    common = {"Authorization": f"Bearer {token}", "Tus-Resumable": "1.0.0"}
    connection.request(method, path, body or None, {**common, **told})
    answer = connection.getresponse()
    answer.read()
    return answer


def send_half_and_hold(place: Installation, token: str, path: str, offset: int, half: int) -> socket.socket:
    """A connection whose bytes stop in the middle."""
    line = socket.create_connection(("127.0.0.1", int(place.port)), timeout=20)
    head = (
        f"PATCH {path} HTTP/1.1\r\nHost: 127.0.0.1:{place.port}\r\nAuthorization: Bearer {token}\r\n"
        f"Tus-Resumable: 1.0.0\r\nUpload-Offset: {offset}\r\nContent-Length: {len(CONTENT) - offset}\r\n"
        "Content-Type: application/offset+octet-stream\r\n\r\n"
    )
    line.sendall(head.encode() + CONTENT[offset:half])
    return line


def kill(server: subprocess.Popen[bytes]) -> None:
    """The supervisor and every process it has started."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text(encoding="ascii").split()
    for child in map(int, children):
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
    server.kill()


@pytest.mark.slow
def test_an_upload_goes_on_after_the_server_was_killed(tmp_path: Path) -> None:
    place = Installation(tmp_path)
    place.run("user", "add", "0912345678", "--name", "Văn Phòng Minh Hoạ")
    place.run("user", "role", "0912345678", "provincial_officer")
    token = place.run("user", "token", "0912345678").stdout.strip()

    with place.serving() as server:
        begun = call(place, token, "POST", "/api/v1/files", Upload_Length=str(len(CONTENT)))
        path = begun.headers["Location"]
        pieces = {"Content_Type": "application/offset+octet-stream"}
        first = call(place, token, "PATCH", path, CONTENT[:1000], Upload_Offset="0", **pieces)
        assert first.headers["Upload-Offset"] == "1000"
        line = send_half_and_hold(place, token, path, 1000, 150_000)
        kill(server)
        line.close()
    with place.serving():
        here = int(call(place, token, "HEAD", path).headers["Upload-Offset"])
        assert 1000 <= here <= 150_000
        last = call(place, token, "PATCH", path, CONTENT[here:], Upload_Offset=str(here), **pieces)
        assert last.status == 204
        assert last.headers["Hoaban-File"] == path.rpartition("/")[2]
