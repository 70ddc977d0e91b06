"""Every action asked over HTTP as everybody: the answer is what its permission says, and nothing breaks it.

The same questions as docs/access.md (given/asked.py), in one world, each taken back.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from given.asked import DEED_CASES, Case, answer_of, deeds
from given.everything import World, everything
from given.people import the_operator
from hoaban.api.results import printed_name
from hoaban.core.accounts import actions
from hoaban.core.accounts.models import User
from hoaban.core.accounts.queries import actor_with_token
from hoaban.core.actions import Deed
from hoaban.core.actors import Actor
from hoaban.core.permissions import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PROBLEM = {"type", "title", "status", "code", "why", "source"}
ASKED = [(deed, case) for deed in deeds() for case in DEED_CASES[deed.name]]


class Asker:
    """One client with everybody's tokens, in one world."""

    def __init__(self, world: World) -> None:
        self.world, self.client = world, Client(HTTP_HOST="127.0.0.1:8000")
        self.tokens = {name: token_of(actor) for name, actor in world.actors.items() if actor.role}

    def asks(self, column: str, deed: Deed, body: Any, kind: str = "application/json") -> tuple[int, Any]:
        """The status and the answer; whatever was done is taken back. Every problem has its shape."""
        token = self.tokens.get(column)
        headers = {"authorization": f"Bearer {token}"} if token else {}
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        with transaction.atomic():
            response = self.client.post(
                f"/api/v1/actions/{deed.name}", content, content_type=kind, headers=headers
            )
            transaction.set_rollback(True)
        said = response.json()
        if response.status_code != 200:
            assert response["Content-Type"] == "application/problem+json", (deed.name, column)
            assert set(said) - {"errors"} == PROBLEM, (deed.name, column)
            assert said["status"] == response.status_code
            assert all(isinstance(said[name], str) for name in PROBLEM - {"status"})
        return response.status_code, said

    def body_of(self, deed: Deed, case: Case) -> dict[str, Any]:
        """What a program sends: the row by its printed name, and the input."""
        row = {deed.on: printed_name(self.world[case.row])} if deed.on else {}
        return {**row, **case.body_in(self.world)}


def token_of(actor: Actor) -> str:
    """A token by which a program acts as this person in this role."""
    made = actions.make_token(the_operator(), User.objects.get(pk=actor.user_id), role=str(actor.role))
    assert actor_with_token(made.token) == actor
    return made.token


@pytest.fixture(scope="module")
def asker(django_db_setup: None, django_db_blocker: Any) -> Iterator[Asker]:
    """Built once, and taken back at the end."""
    get_resolver().url_patterns  # noqa: B018  pages enter themselves when the address table is read
    with django_db_blocker.unblock(), transaction.atomic():
        yield Asker(everything())
        transaction.set_rollback(True)


def told_by(refusal: Refusal | None, said: dict[str, Any]) -> bool:
    """Is this what the permission said, word for word?"""
    if refusal is None:
        return "id" in said["result"]
    if refusal.field:
        errors = [{"field": refusal.field, "code": refusal.code, "message": str(refusal.why)}]
        return (said["code"], said["errors"], said["source"]) == ("bad-input", errors, str(refusal.source))
    return (said["code"], said["why"], said["source"]) == (
        refusal.code, str(refusal.why), str(refusal.source),
    )  # fmt: skip


def status_of(refusal: Refusal | None) -> int:
    """A value that no deed could take is bad input, whoever asks."""
    if refusal is None:
        return 200
    return 422 if refusal.field else 403


@pytest.mark.parametrize(("deed", "case"), ASKED, ids=[f"{deed.name} {case.said}" for deed, case in ASKED])
def test_the_answer_is_what_the_permission_says(asker: Asker, deed: Deed, case: Case) -> None:
    body = asker.body_of(deed, case)

    for column in asker.tokens:
        refusal = answer_of(asker.world, deed, case, asker.world.actors[column])
        status, said = asker.asks(column, deed, body)
        assert status == status_of(refusal), (column, said)
        assert told_by(refusal, said), (column, refusal, said)


def test_without_a_token_or_with_another_nothing_is_answered(asker: Asker) -> None:
    for deed, case in ASKED:
        status, said = asker.asks("public", deed, asker.body_of(deed, case))
        assert (status, said["code"]) == (401, "no-token")
    for header in ("Bearer", "Bearer ", "Bearer khong-co", "Basic YTpi", "bearer \xff", "Bearer \x00"):
        response = asker.client.post(
            "/api/v1/actions/accounts.add_user", "{}", content_type="application/json",
            headers={"authorization": header},
        )  # fmt: skip
        assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")


def test_an_action_that_is_none_is_not_there(asker: Asker) -> None:
    headers = {"authorization": f"Bearer {asker.tokens['administrator']}"}

    for name in ("accounts.khong_co", "khong.co", "accounts.", ".", "accounts.enter_by_slip", "add_user"):
        response = asker.client.post(
            f"/api/v1/actions/{name}", "{}", content_type="application/json", headers=headers
        )
        assert (response.status_code, response.json()["code"]) == (404, "not-found"), name


NO_OBJECT = (b"{", b"[]", b"[{}]", b'"x"', b"1", b"null", b"true", b"\xff\xfe", b"\xc3", b"a=b", b"{'a':1}",
             b'{"a":NaN}', b'{"a":-Infinity}', b'{"a":"\\u0000"}', b'{"\\ud800":1}', b'{"a":"\\udfff"}',
             b"[" * 50_000, b'{"a":' * 50_000, b'{"a":' + b"9" * 5_000 + b"}")  # fmt: skip
DEEP: Any = json.loads('{"a":[' * 200 + "1" + "]}" * 200)
TOO_MUCH: list[Any] = [
    10**400, 2**63, -1e308, "x" * 50_000, "9999-12-31", "-", DEEP, [DEEP], [10**400],
    [{"user": DEEP, "criterion": 1, "matter": [], "place": {}, "what": 1e308, "text": 10**400}],
]  # fmt: skip


def test_a_body_that_is_no_object_of_texts_and_numbers_is_said(asker: Asker) -> None:
    for deed, _case in ASKED:  # one handler reads them all
        for body in NO_OBJECT if deed is ASKED[0][0] else NO_OBJECT[:2]:
            status, said = asker.asks("provincial_officer", deed, body)
            assert (status, said["errors"][0]["code"]) == (422, "bad-json"), (deed.name, body[:20])


def test_values_that_are_too_much_are_answered(asker: Asker) -> None:
    """To the right row, by who may: what is wrong is in the input alone. Each field gets three in turn."""
    turn = itertools.cycle(TOO_MUCH)
    for deed, case in ASKED:
        column = next(c for c in asker.tokens if asker.asks(c, deed, asker.body_of(deed, case))[0] == 200)
        whole = asker.body_of(deed, case)
        for name in sorted({*whole, *(deed.takes.base_fields if deed.takes else ())}):
            for value in itertools.islice(turn, 3):
                status, said = asker.asks(column, deed, {**whole, name: value})
                assert status in (200, 403, 422), (deed.name, name, value, said)


def test_another_kind_of_content_is_not_read(asker: Asker) -> None:
    deed, case = ASKED[0]
    body = asker.body_of(deed, case)

    for kind in ("text/xml", "multipart/form-data; boundary=x", "application/octet-stream", "text/plain"):
        status, said = asker.asks("administrator", deed, body, kind)
        assert (status, said["code"]) == (415, "content-type"), kind
    for kind in ("application/json; charset=utf-8", "application/vnd.hoaban+json", ""):
        assert asker.asks("administrator", deed, body, kind)[0] == 200, kind
    curl = "application/x-www-form-urlencoded"
    assert asker.asks("administrator", deed, body, curl)[0] == 200
    for form in (b"name=A&log_in=0912345678", b"{", b"a=b"):
        status, said = asker.asks("administrator", deed, form, curl)
        assert (status, said["code"]) == (415, "content-type"), form
