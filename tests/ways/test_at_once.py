"""Two people do the same thing at the same moment: one effect, an answer for both, and a whole chain.

On SQLite, where writers wait for each other, and on PostgreSQL, where rows are locked.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.db.backends.sqlite3.base import Database

from given import council, dossiers
from given.people import an_act
from hoaban.areas.council import actions as council_actions
from hoaban.areas.council.models import Mark, Sheet
from hoaban.areas.dossiers import actions
from hoaban.areas.dossiers.models import Step
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def founded_in_a_file(founded: None, tmp_path: Path) -> Iterator[None]:
    """The province, in rows as an installation keeps them: SQLite in memory would lock whole tables."""
    if connection.vendor != "sqlite":
        yield
        return
    memory = connections["default"]
    memory.ensure_connection()
    path = tmp_path / "rows.sqlite3"
    with closing(Database.connect(path)) as file:
        memory.connection.backup(file)
    name, connections.settings["default"]["NAME"] = connections.settings["default"]["NAME"], str(path)
    connections["default"] = connections.create_connection("default")
    yield
    connections["default"].close()
    connections.settings["default"]["NAME"] = name
    connections["default"] = memory


def at_once(*doings: Callable[[], Any]) -> list[Any]:
    """Do these in threads of their own, from one start; gives results, or the codes of refusals, in order."""
    start = threading.Barrier(len(doings))
    answers: list[Any] = [None] * len(doings)

    def do(place: int) -> None:
        try:
            start.wait(10)
            answers[place] = doings[place]()
        except Refused as refused:
            answers[place] = refused.refusal.code
        except Exception as fault:  # noqa: BLE001  told to the test, which has no other way to see it
            answers[place] = fault
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=[place]) for place in range(len(doings))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


def one_did_it(answers: list[Any]) -> list[str]:
    """The codes of those who came too late; everybody else but one must be among them."""
    late = [answer for answer in answers if isinstance(answer, str)]
    assert len(late) == len(answers) - 1, answers
    return late


def test_a_dossier_is_filed_once() -> None:
    dossier = dossiers.a_full_dossier()
    acts = [dossiers.its_producer(dossier) for _ in range(2)]

    def file(act: Act) -> Callable[[], Any]:
        return lambda: actions.file_dossier(act, dossier, declaration=True, declared_by="Lò Thị Minh Hoạ")

    assert one_did_it(at_once(*map(file, acts))) == ["wrong-state"]
    assert dossier.snapshots.count() == 1
    assert chain.verify().ok


def test_a_dossier_is_received_once() -> None:
    dossier = dossiers.a_filed_dossier()
    acts = [dossiers.its_commune(dossier) for _ in range(3)]

    answers = at_once(*[lambda act=act: actions.receive_dossier(act, dossier) for act in acts])

    assert one_did_it(answers) == ["wrong-state"] * 2
    assert Step.objects.filter(dossier=dossier, move="receive").count() == 1
    assert chain.verify().ok


def test_two_dossiers_received_at_once_get_numbers_of_their_own() -> None:
    waiting = [dossiers.a_filed_dossier() for _ in range(3)]
    acts = [dossiers.its_commune(dossier) for dossier in waiting]

    pairs = zip(acts, waiting, strict=True)
    received = at_once(*[lambda act=act, row=row: actions.receive_dossier(act, row) for act, row in pairs])

    assert len({row.registration_number for row in received}) == 3
    assert chain.verify().ok


def test_a_sheet_is_closed_once() -> None:
    sitting = council.a_sitting()
    entry = council.an_entry(sitting)
    council.marked(sitting.members[1], entry)

    answers = at_once(*[lambda: council_actions.close_sheet(sitting.members[1], entry)] * 2)

    assert one_did_it(answers) == ["wrong-state"]
    assert Sheet.objects.get().state == "closed"
    assert chain.verify().ok


def test_one_criterion_marked_twice_at_once_is_one_mark() -> None:
    """The first mark makes the sheet: two taps must not make two."""
    sitting = council.a_sitting()
    entry = council.an_entry(sitting)
    criterion = council.criteria_set_of(entry).criteria[0]
    member = sitting.members[1]

    def mark(option: str) -> Callable[[], Any]:
        return lambda: council_actions.mark_product(member, entry, criterion=criterion.id, option=option)

    answers = at_once(*map(mark, [option.id for option in criterion.options[:2]]))

    assert all(isinstance(answer, Mark) for answer in answers), answers
    assert Sheet.objects.count() == Mark.objects.count() == 1
    assert chain.verify().ok


def test_the_scoring_of_a_product_is_closed_once() -> None:
    sitting = council.a_sitting()
    entry = council.an_entry(sitting)
    council.sheets_closed(sitting.members[:6], entry, council.answers_for(entry, 72))
    acts = [an_act(Role.COUNCIL_SECRETARY), an_act(Role.PROVINCIAL_OFFICER)]

    answers = at_once(*[lambda act=act: council_actions.close_scoring(act, entry) for act in acts])

    one_did_it(answers)
    assert council.the_entry(entry).results_of_passes.count() == 1
    assert chain.verify().ok
