"""What the bench does inside a place: `python -m hoaban.cli.benchmarks.inside FUNCTION JSON` prints JSON.

Here: the functions place.inside calls, by their names. The rows are made by deeds (ways.py).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any


def filled(file: str) -> int:
    """The rows of a back-up, read into this empty place; how many. Not by the restore command: it also proves
    them, and copies cannot be proved."""
    from hoaban.core.audit.archive import read_archive

    return read_archive(Path(file))


def certified(count: int) -> list[str]:
    """Certificates of before the platform, for so many products of as many sets; their codes."""
    from hoaban.areas.certificates.actions import enter_past_certificate
    from hoaban.cli.benchmarks import ways

    producer, office = ways.a_producer(), ways.an_act(ways.Role.PROVINCIAL_OFFICER)
    codes = []
    for number in range(count):
        product = ways.a_product(producer, f"QD26-{number + 1:02d}")
        certificate = enter_past_certificate(
            office, product, source="Minh hoạ", star=3 + number % 2, decision_number="12/QĐ-UBND",
            decision_date=date(2025, 6, 1), valid_from=date(2025, 6, 1), valid_to=date(2028, 5, 31),
        )  # fmt: skip
        codes.append(certificate.code.code)
    return codes


def waiting() -> dict[str, str]:
    """One dossier that waits for the commune, one for the province; log-ins of who sees them."""
    from hoaban.cli.benchmarks import ways

    producer = ways.a_producer()
    ways.a_filed_dossier(producer)
    ways.a_forwarded_dossier(producer)
    return {"/ban-xa/": _log_in("commune_officer", ways.COMMUNE), "/tinh/": _log_in("provincial_officer")}


def _log_in(role: str, unit: str = "") -> str:
    from hoaban.cli.benchmarks import ways

    user = ways.a_person()
    ways.accounts.grant_role(ways.the_operator(), user, role=role, unit=unit)
    return ways.with_password(user)


def sitting(members: int) -> dict[str, Any]:
    """A product before a council of so many: its address, what can be marked, each member's log-in."""
    from hoaban.areas.council.queries import criteria_set_of
    from hoaban.cli.benchmarks import ways
    from hoaban.core.accounts.queries import user_by_id

    entry, acts = ways.an_entry(members)
    people = [user_by_id(act.actor.user_id or 0) for act in acts]
    return {
        "address": f"/cham/{entry.pk}/",
        "marks": [(item.id, item.options[0].id) for item in criteria_set_of(entry).criteria],
        "log_ins": [ways.with_password(user) for user in people if user],
    }


def queries(requests: list[dict[str, Any]]) -> list[int]:
    """How many queries each of these requests takes, asked again: address, log_in, and what is posted."""
    return [_queries(**request) for request in requests]


def _queries(address: str, log_in: str = "", posted: dict[str, str] | None = None) -> int:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from hoaban.cli.benchmarks.place import PASSWORD

    client = Client(HTTP_HOST=f"127.0.0.1:{settings.GIVEN.port}", HTTP_ACCEPT="text/html")
    if log_in:
        client.post("/dang-nhap/", {"log_in": log_in, "password": PASSWORD})
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        if posted:
            client.post(address, posted, headers={"Accept": "application/json"})
        else:
            client.get(address)
    return len([query for query in asked if not query["sql"].startswith(("BEGIN", "COMMIT"))])


def checked(file: str) -> dict[str, float]:
    """How many rows of an Excel were checked, and the most memory that this process and the one that opens
    workbooks have taken for it, together."""
    import resource

    from hoaban.cli.benchmarks.place import TODAY
    from hoaban.core.imports.kinds import kind_called
    from hoaban.core.imports.planning import plan_of

    path = Path(file)
    plan = plan_of(kind_called("products"), path.read_bytes(), path.name, date.fromisoformat(TODAY))
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    taken = sum(resource.getrusage(who).ru_maxrss for who in both)  # in KiB
    return {"rows": len(plan.rows), "megabytes": taken / 1024}


FUNCTIONS: dict[str, Callable[..., Any]] = {
    function.__name__: function for function in (checked, filled, certified, waiting, sitting, queries)
}


def main(function: str, given: str) -> None:
    import_module("hoaban.config.start").prepare(found=function != filled.__name__)
    print(json.dumps(FUNCTIONS[function](**json.loads(given))))


if __name__ == "__main__":
    main(*sys.argv[1:])
