"""Two people do the same thing at the same moment: one effect, an answer for both, and a whole chain.

On SQLite, where writers wait for each other, and on PostgreSQL, where rows are locked: every deed, from one
world, each in a copy of it.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections, transaction
from django.db.backends.sqlite3.base import Database
from django.test import Client
from django.urls import get_resolver

from given import council, dossiers
from given.asked import DEED_CASES, Case, _values, deeds
from given.everything import World, everything
from given.people import NOON, the_operator
from hoaban.api.results import printed_name
from hoaban.areas.council import actions as council_actions
from hoaban.areas.council.models import Mark, Sheet
from hoaban.areas.dossiers import actions
from hoaban.core.accounts import actions as account_actions
from hoaban.core.accounts.models import Slip, User
from hoaban.core.actions import Act, Deed
from hoaban.core.actors import Actor
from hoaban.core.audit import actions as audit
from hoaban.core.audit import chain
from hoaban.core.audit.rows import Row
from hoaban.core.nouns import called
from hoaban.core.permissions import Refused
from hoaban.core.units.actions import found_installation
from hoaban.core.units.queries import installation

pytestmark = [pytest.mark.database, pytest.mark.django_db]

SAME_AGAIN = "the same said again changes nothing"
BOTH: dict[str, str] = {
    "accounts.end_role": "a role that has ended stays ended, from its first end on",
    "accounts.grant_role": SAME_AGAIN,
    "certificates.answer_making": SAME_AGAIN,
    "certificates.end_calendar_feed": "an address that was revoked stays revoked, from its first end on",
    "certificates.correct_past_certificate": SAME_AGAIN,
    "council.close_round": "where nothing is left to close, nothing is closed",
    "council.drop_knock_out": SAME_AGAIN,
    "council.mark_product": SAME_AGAIN,
    "council.propose_knock_out": SAME_AGAIN,
    "council.record_advisory_report": SAME_AGAIN,
    "council.recuse_member": SAME_AGAIN,
    "dossiers.appraise_matters": SAME_AGAIN,
    "dossiers.assess_product": SAME_AGAIN,
    "dossiers.keep_paper_scan": "a file named by its id is that file",
    "dossiers.write_report": SAME_AGAIN,
    "registry.correct_producer": SAME_AGAIN,
    "registry.correct_product": SAME_AGAIN,
    "registry.open_identity_paper": "each opening is told by an entry of its own, and no row is written",
    "registry.see_sensitive": "each look is told by an entry of its own, and no row is written",
}
"""Deeds that are done for both, with why that is right: no row is doubled by it."""
ONE_EACH: dict[str, str] = {
    "accounts.make_slip": "the later slip ends the earlier one, whose secret nobody can tell again",
    "accounts.make_token": "each program has a token of its own, shown once",
    "certificates.make_calendar_feed": "the later address ends the earlier one, seen once",
    "imports.bring_file": "a table brought twice is listed twice, and saved once: then its rows are there",
    "registry.add_product_picture": "a picture sent twice is seen twice, and can be taken out",
    "registry.invite_representative": "a slip, as make_slip",
}
"""Deeds that are done for both and leave a row for each, with why that is right."""


# --- a world in rows as an installation keeps them, and a fresh copy for every deed ---


class Copies:
    """The database of the tests beside one that holds the world; `one` is a copy of that."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.tests = folder, str(connection.settings_dict["NAME"])

    @contextmanager
    def filled(self) -> Iterator[World]:
        """The world, while its database is there."""
        if connection.vendor != "sqlite":
            connection.close()  # nobody may be in what is copied
        with self._made(self.tests, "world"):
            with self._entered("world"), transaction.atomic():
                if installation() is None:
                    found_installation(the_operator(), province_code="11", demo=False)
                world = everything()
            yield world

    @contextmanager
    def one(self) -> Iterator[None]:
        """Inside, all connections are to a fresh copy of the world."""
        with self._made(self._name("world"), "one"), self._entered("one"):
            yield

    def _name(self, name: str) -> str:
        return str(self.folder / name) if connection.vendor == "sqlite" else f"{self.tests}_{name}"

    @contextmanager
    def _entered(self, name: str) -> Iterator[None]:
        settings = connections.settings["default"]
        outside, inside = connections["default"], self._name(name)
        before, settings["NAME"] = settings["NAME"], inside
        connections["default"] = connections.create_connection("default")
        try:
            yield
        finally:
            connections["default"].close()
            settings["NAME"] = before
            connections["default"] = outside

    @contextmanager
    def _made(self, of: str, name: str) -> Iterator[None]:
        """A copy of this database. SQLite in memory would lock whole tables."""
        place = self._name(name)
        if connection.vendor != "sqlite":
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{place}"')
                cursor.execute(f'CREATE DATABASE "{place}" TEMPLATE "{of}"')
            yield
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{place}"')
        elif Path(of).is_file():
            shutil.copyfile(of, place)
            yield
            for path in self.folder.glob(f"{name}*"):
                path.unlink()
        else:
            connection.ensure_connection()
            with closing(Database.connect(place)) as file:
                connection.connection.backup(file)
            yield


@pytest.fixture(scope="module")
def copies(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Copies, World]]:
    get_resolver().url_patterns  # noqa: B018  deeds and nouns enter themselves when the address table is read
    copies = Copies(tmp_path_factory.mktemp("rows"))
    with django_db_blocker.unblock(), copies.filled() as world:
        yield copies, world


@pytest.fixture
def world(copies: tuple[Copies, World]) -> Iterator[World]:
    """The world in a copy that the test may write into."""
    place, world = copies
    with place.one():
        yield world


# --- doing ---


def at_once(*doings: Callable[[], Any]) -> list[Any]:
    """Do these in threads of their own, from one start; gives results, refusals, or whatever went wrong."""
    start = threading.Barrier(len(doings))
    answers: list[Any] = [None] * len(doings)

    def do(place: int) -> None:
        try:
            start.wait(10)
            answers[place] = answer_of(doings[place])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=[place]) for place in range(len(doings))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


@contextmanager
def meeting_at_their_first_entry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two deeds wait for each other before their first entry of the audit: without it the one is often done
    before the other begins. Who is held by a row that the other has locked never comes, and is not waited for
    long."""
    meeting, enter = threading.Barrier(2), audit._wait_for_turn

    def wait_for_turn() -> None:
        with suppress(threading.BrokenBarrierError):
            meeting.wait(0.2)
        enter()

    with monkeypatch.context() as patch:
        if connection.vendor == "postgresql":  # SQLite lets one in at a time
            patch.setattr(audit, "_wait_for_turn", wait_for_turn)
        yield


def answer_of(doing: Callable[[], Any]) -> Any:
    """Its result; the refusal as it was raised; or the fault, for a test that has no other way to see it."""
    try:
        return doing()
    except Exception as fault:  # noqa: BLE001
        return fault


def ready(world: World, deed: Deed, case: Case, values: dict[str, Any], actor: Actor) -> Callable[[], Any]:
    """One call of a program: its row is read, its input is taken, and it is about to begin."""
    rows = [called(deed.on, printed_name(world[case.row]))] if deed.on else []
    act = Act(actor, NOON, "api")
    return lambda: deed.do(act, *rows, **values)


def rows_there() -> dict[str, int]:
    """How many rows stand in each table of ours."""
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if issubclass(model, Row)
    }


def done_by_the_first_who_may(world: World, deed: Deed, case: Case, values: dict[str, Any]) -> Actor:
    """Who that is."""
    for actor in world.actors.values():
        if not isinstance(answer_of(ready(world, deed, case, values, actor)), Exception):
            return actor
    raise AssertionError(f"nobody may: {deed.name}")


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is written inside stands until its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def fault_of(deed: Deed, second: list[Any], rows: bool) -> str:
    """What is wrong with how the second time went; nothing, as a rule."""
    broken = [
        answer for answer in second if isinstance(answer, Exception) and not isinstance(answer, Refused)
    ]
    if broken:
        return f"broke: {broken!r}"
    refusals = [answer.refusal.code for answer in second if isinstance(answer, Refused)]
    both = deed.name in BOTH or deed.name in ONE_EACH
    if len(refusals) != (0 if both else 1):
        return f"refused: {refusals or 'nobody'}"
    if rows == (deed.name in ONE_EACH):
        return "rows doubled" if not rows else "no second row"
    return "" if chain.verify().ok else "the chain broke"


def test_every_deed_done_twice_is_done_once(
    copies: tuple[Copies, World], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the same moment by two connections, and one after the other."""
    place, world = copies
    wrong: dict[str, list[str]] = {}
    for deed in deeds():
        case = DEED_CASES[deed.name][0]
        with place.one():
            with taken_back():
                values = _values(deed, case.body_in(world))
                actor = done_by_the_first_who_may(world, deed, case, values)
                after_once = rows_there()
                answers = [answer_of(ready(world, deed, case, values, actor))]
                in_turn = fault_of(deed, answers, rows_there() == after_once)
            values = _values(deed, case.body_in(world))
            with meeting_at_their_first_entry(monkeypatch):
                answers = at_once(*[ready(world, deed, case, values, actor) for _ in range(2)])
            together = fault_of(deed, answers, rows_there() == after_once)
        if in_turn or together:
            wrong[deed.name] = [in_turn, together, repr(answers)]

    assert not wrong, "\n".join(f"{name}: {told}" for name, told in wrong.items())


def test_two_dossiers_received_at_once_get_numbers_of_their_own(world: World) -> None:
    waiting = [world["filed"], dossiers.a_filed_dossier()]
    pairs = [(dossiers.its_commune(row), row) for row in waiting]

    received = at_once(*[lambda act=act, row=row: actions.receive_dossier(act, row) for act, row in pairs])

    assert len({row.registration_number for row in received}) == 2
    assert chain.verify().ok


def test_one_criterion_marked_otherwise_at_once_is_one_mark(world: World) -> None:
    """The first mark makes the sheet: two taps must not make two."""
    entry, member = world["entry"], world.sittings["own"].members[0]
    criterion = council.criteria_set_of(entry).criteria[0]

    def mark(option: str) -> Callable[[], Any]:
        return lambda: council_actions.mark_product(member, entry, criterion=criterion.id, option=option)

    answers = at_once(*map(mark, [option.id for option in criterion.options[:2]]))

    assert all(isinstance(answer, Mark) for answer in answers), answers
    own = Sheet.objects.filter(entry=entry, seat__user=member.actor.user_id)
    assert Mark.objects.filter(sheet=own.get()).count() == 1
    assert chain.verify().ok


def test_a_slip_opens_once_and_the_last_one_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with meeting_at_their_first_entry(monkeypatch):
        made = at_once(*[lambda: account_actions.make_slip(the_operator(), world["newcomer"])] * 2)
    open_ones = Slip.objects.filter(user=world["newcomer"], used_at=None, ends_at__gt=NOON)
    assert open_ones.count() == 1, made
    slip = open_ones.get()

    with meeting_at_their_first_entry(monkeypatch):
        used = at_once(
            *[
                lambda word=word: account_actions.use_slip(the_operator(), slip, password=word)
                for word in "ab"
            ]
        )

    assert [answer.refusal.code for answer in used if isinstance(answer, Refused)] == ["slip-ended"]
    assert chain.verify().ok


def test_a_call_sent_twice_at_once_with_one_key_is_done_once(world: World) -> None:
    actor = world.actors["provincial_officer"]
    person = User.objects.get(pk=actor.user_id)
    token = account_actions.make_token(the_operator(), person, role="provincial_officer").token

    def call() -> Any:
        return Client(HTTP_HOST="127.0.0.1:8000").post(
            "/api/v1/actions/accounts.add_user",
            json.dumps({"log_in": "0987654321", "name": "Người Mới Minh Hoạ"}),
            content_type="application/json",
            headers={"authorization": f"Bearer {token}", "idempotency-key": "mot"},
        )

    answers = at_once(call, call)

    assert [answer.status_code for answer in answers] == [200, 200]
    assert len({answer.content for answer in answers}) == 1
    assert User.objects.filter(phone="0987654321").count() == 1
    assert chain.verify().ok
