"""Eight members mark at once through a real server that is killed outright and started anew.

Here: the members, their marks, the kill and what must be true of the rows afterwards. Not here: how often
(tests/ways/test_kill.py twice, tests/long/test_kill.py ten times).
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import threading
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from given.installation import Installation, python_in

MEMBERS = 8
SET_UP = """
import django; django.setup()
import json
from django.conf import settings
from given.browser import a_browser_of
from given.council import a_sitting, an_entry, criteria_set_of
sitting = a_sitting()
entry = an_entry(sitting)
print(json.dumps({
    "address": f"/cham/{entry.pk}/",
    "cookie": settings.SESSION_COOKIE_NAME,
    "sessions": {
        act.actor.user_id: a_browser_of(act.actor).cookies[settings.SESSION_COOKIE_NAME].value
        for act in sitting.members[:%(members)d]
    },
    "criteria": {c.id: [o.id for o in c.options] for c in criteria_set_of(entry).criteria},
}))
"""
LOOK = """
import django; django.setup()
import json
from hoaban.areas.council.models import Mark, Sheet
from hoaban.core.audit.models import Entry
marks = Mark.objects.values_list("sheet__seat__user_id", "criterion", "option")
print(json.dumps({
    "marks": list(marks),
    "sheets": Sheet.objects.count(),
    "seats": Sheet.objects.values("seat").distinct().count(),
    "entries": Entry.objects.filter(table="council_mark").count(),
}))
"""


@dataclass
class Member:
    """One member with a browser: the last mark of each criterion that was acknowledged, and the one under
    way. Like mark.js, it sends a mark until it is acknowledged."""

    user_id: int
    session: str
    cookie: str
    port: int
    address: str
    criteria: dict[str, list[str]]
    stop: threading.Event
    acknowledged: dict[str, str] = field(default_factory=dict)
    under_way: tuple[str, str] | None = None
    count: int = 0
    again: int = 0
    said: str = ""
    _token: str = ""
    _csrf_cookie: str = ""

    def mark_on(self) -> None:
        chance = random.Random(self.session)
        while not self.stop.is_set():
            criterion = chance.choice(list(self.criteria))
            others = [o for o in self.criteria[criterion] if o != self.acknowledged.get(criterion)]
            self.under_way = (criterion, chance.choice(others))
            self._send_until_acknowledged(*self.under_way)

    def _send_until_acknowledged(self, criterion: str, option: str) -> None:
        while not self._sent(criterion, option):
            self.again += 1
            time.sleep(0.1)
        self.acknowledged[criterion] = option
        self.under_way = None
        self.count += 1

    def _sent(self, criterion: str, option: str) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            self._token = self._token or self._token_from(connection)
            connection.request(
                "POST",
                self.address,
                urlencode({"criterion": criterion, "option": option, "csrfmiddlewaretoken": self._token}),
                {
                    "Accept": "application/json",
                    "Content-Type": "application/x-www-form-urlencoded",
                    "Cookie": f"{self.cookie}={self.session}; {self._csrf_cookie}",
                },
            )
            answer = connection.getresponse()
            told = answer.read()
            self.said = f"{answer.status} {told[:200]!r}"
            return answer.status == 200 and "at" in json.loads(told)
        except (OSError, HTTPException, ValueError) as fault:
            self.said = repr(fault)
            return False
        finally:
            connection.close()

    def _token_from(self, connection: HTTPConnection) -> str:
        connection.request("GET", self.address, headers={"Cookie": f"{self.cookie}={self.session}"})
        answer = connection.getresponse()
        page = answer.read().decode()
        self._csrf_cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        if not found:
            raise ValueError(page[:200])
        return found[1]


def kill(server: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the server and everything it started, as when the power goes."""
    everyone = [server.pid, *descendants(server.pid)]
    for pid in everyone:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    server.wait(10)


def descendants(pid: int) -> list[int]:
    """The processes below this one (Linux)."""
    parents = {int(path.parent.name): _parent_of(path) for path in Path("/proc").glob("[0-9]*/stat")}
    found, looked = [pid], 0
    while looked < len(found):
        found += [child for child, parent in parents.items() if parent == found[looked]]
        looked += 1
    return found[1:]


def _parent_of(stat: Path) -> int:
    try:
        return int(stat.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0


def killed_while_marking(place: Installation, *, times: int, seconds: float) -> tuple[int, int]:
    """Mark, kill, start anew, so often; proves after every kill that nothing acknowledged is lost.

    Gives the number of marks acknowledged and of those that had to be sent again.
    """
    with place.serving():
        set_up = python_in(place, SET_UP % {"members": MEMBERS})
    stop = threading.Event()
    members = [
        Member(
            int(user), session, set_up["cookie"], int(place.port), set_up["address"], set_up["criteria"], stop
        )
        for user, session in set_up["sessions"].items()
    ]
    threads = [threading.Thread(target=member.mark_on, daemon=True) for member in members]
    for number in range(times):
        with place.serving() as server:
            for thread in threads if number == 0 else ():
                thread.start()
            _marked_for(members, seconds)
            kill(server)
            nothing_lost(python_in(place, LOOK), members)
    with place.serving():
        _marked_for(members, seconds)
        stop.set()
        for thread in threads:
            thread.join(60)
            assert not thread.is_alive()
    everything_once(python_in(place, LOOK), members)
    assert json.loads(place.run("audit", "verify").stdout)["ok"]
    return sum(member.count for member in members), sum(member.again for member in members)


def _marked_for(members: list[Member], seconds: float) -> None:
    """Until every member has had marks acknowledged since, and so much time has gone by."""
    begun, since = time.monotonic(), [member.count for member in members]
    while time.monotonic() - begun < seconds or any(
        member.count <= count for member, count in zip(members, since, strict=True)
    ):
        waiting = [m.said for m, count in zip(members, since, strict=True) if m.count <= count]
        assert time.monotonic() - begun < seconds + 240, f"the server takes no marks: {waiting}"
        time.sleep(0.05)


def nothing_lost(rows: Any, members: list[Member]) -> None:
    """While nothing runs: what is kept is what was acknowledged, but for a mark that was under way."""
    kept = _by_member(rows)
    for member in members:
        expected, marks = dict(member.acknowledged), kept.get(member.user_id, {})
        if member.under_way and marks.get(member.under_way[0]) == member.under_way[1]:
            expected[member.under_way[0]] = member.under_way[1]
        assert marks == expected


def everything_once(rows: Any, members: list[Member]) -> None:
    """One sheet a member, one row a criterion, one audit entry a mark."""
    kept = _by_member(rows)
    assert rows["sheets"] == rows["seats"] == len(members)
    for member in members:
        assert kept[member.user_id] == member.acknowledged
    assert rows["entries"] == sum(member.count for member in members)


def _by_member(rows: Any) -> dict[int, dict[str, str]]:
    """The marks of each member; a criterion marked twice fails."""
    found: dict[int, dict[str, str]] = {}
    for user, criterion, option in rows["marks"]:
        marks = found.setdefault(user, {})
        assert criterion not in marks, f"{criterion} is there twice"
        marks[criterion] = option
    return found
