"""Whatever is sent to a deed about a row that exists: an answer or a reason, never a mistake of ours."""

from __future__ import annotations

from typing import Any

import pytest

from given import council, registry
from given.certificates import a_certificate
from given.program import Program
from hoaban.api.results import printed_name
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import DEEDS

pytestmark = pytest.mark.django_db
GARBAGE: list[Any] = [
    "x" * 30, "9999-12-31", "01/01/0001", "-", "0", "99999999999999999999", -1, 2026, 1.5, True,
    [], [{}], ["x"], [1], {}, [{"user": "x", "kind": 5}], [{"criterion": [], "option": {}}],
    [{"place": {}, "what": [1], "todo": None}], [{"matter": None, "text": {}}],
]  # fmt: skip

STRANGE = {
    "calendar_feed": "1",
    "data_request": "1",
    "import_file": "x",
    "file": "x",
    "sheet": "1",
    "picture": "1",
    "user": "x",
}
"""Rows that are not there."""


@pytest.fixture
def rows() -> dict[str, str]:
    certificate = a_certificate()
    entry = council.an_entry()
    product, member = certificate.product, council.a_sitting(council.a_round("province-1", 2027)).chair
    named = {
        "certificate": certificate.code.code,
        "product": product.slug,
        "producer": product.producer.slug,
        "dossier": entry.dossier.code,
        "entry": str(entry.pk),
        "round": entry.round.code,
        "entry_request": str(registry.a_request().pk),
        "evidence": str(registry.a_paper(product.producer).pk),
    }
    return {
        **named,
        "holding": str(member.actor.holding_id),
        "sheet": "1",
        "picture": "1",
        "user": "x",
        **STRANGE,
    }


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.PROVINCIAL_OFFICER, Role.ADMINISTRATOR])
def test_garbage_is_answered(rows: dict[str, str], role: Role) -> None:
    program = Program(role)
    for deed in list(DEEDS.values()):
        fields = deed.takes.base_fields if deed.takes and not deed.inner else {}
        for garbage in GARBAGE if fields else ():
            row = {deed.on: rows[deed.on]} if deed.on else {}
            response = program.does(deed.name, **row, **dict.fromkeys(fields, garbage))
            assert response.status_code in (200, 403, 422), (deed.name, garbage, response.content)


def test_rows_are_named_as_they_are_printed(rows: dict[str, str]) -> None:
    certificate = a_certificate()

    assert printed_name(certificate.product) == certificate.product.slug
    assert printed_name(certificate.code) == certificate.code.code
