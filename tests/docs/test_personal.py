"""docs/personal-data.md is what the declarations and the models say.

A field is new: WRITE_DOCS=1 .venv/bin/python -m pytest tests/docs/test_personal.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docs.personal import page
from given.people import COMMUNE, an_actor
from given.registry import a_producer, a_representative_of
from hoaban.areas.registry.permissions import may_see_sensitive
from hoaban.core.accounts.roles import COMMUNE_ROLES, Role
from hoaban.core.personal.table import kept_of, sensitive_fields

TABLE = Path(__file__).parents[2] / "docs" / "personal-data.md"


def test_the_page_is_what_is_declared() -> None:
    today = page()
    if os.environ.get("WRITE_DOCS"):
        TABLE.write_text(today, encoding="utf-8")

    assert TABLE.read_text(encoding="utf-8") == today


@pytest.mark.django_db
def test_who_is_said_to_see_sensitive_fields_is_who_the_rule_lets() -> None:
    producer = a_producer()
    own = {
        role: an_actor(role, unit=COMMUNE if role in COMMUNE_ROLES else "")
        for role in Role
        if role is not Role.PRODUCER_REPRESENTATIVE
    }
    own[Role.PRODUCER_REPRESENTATIVE] = a_representative_of(producer)
    let = {role for role, actor in own.items() if may_see_sensitive(actor, producer)}

    for field in sensitive_fields("registry.Producer"):
        assert set(kept_of("registry.Producer", field).seen_by) == let, field
