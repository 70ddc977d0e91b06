"""docs/paper.md: its call is taken, its answer is the one given, its table is what the deed asks."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from given.dossiers import FACTS_OF_STAGE
from given.people import NOON, an_actor
from given.registry import a_producer, a_product
from hoaban.api.results import result_of
from hoaban.api.v1.actions import _values
from hoaban.areas.dossiers.words import PAPER_STAGES
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import DEEDS, Act

pytestmark = pytest.mark.django_db
GUIDE = (Path(__file__).parents[2] / "docs" / "paper.md").read_text(encoding="utf-8")
CALL, ANSWER = (block.strip() for block in re.findall(r"```\n(.*?)```", GUIDE, re.DOTALL))


def test_the_call_is_taken_and_answered_as_told() -> None:
    product = a_product(a_producer(name="HTX Minh Hoạ Giấy"), name="Mật ong Minh Hoạ")
    told = re.search(r"-d '(.*?)'", CALL)
    assert told
    body = {**json.loads(told[1]), "product": product.slug}
    deed = DEEDS[CALL.rpartition("/")[2]]

    done = deed.do(Act(an_actor(Role.PROVINCIAL_OFFICER), NOON, "api"), **_values(deed, body))

    assert {"result": result_of(done)} == json.loads(ANSWER)


def test_the_table_names_each_stage_with_what_it_needs() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*\| (.*) \|$", GUIDE, re.MULTILINE)
    needed: list[str] = []
    for stage, (name, words) in zip(PAPER_STAGES, rows, strict=True):
        needed += re.findall(r"`(\w+)`", words)
        assert name == stage
        assert set(needed) == {"filed_on", *FACTS_OF_STAGE[name]}
