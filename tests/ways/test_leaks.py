"""What may not be seen is on no page: unusual words are planted, and every page of everybody is searched.

Here: a member is not drawn after the producer's own marks or the team's opinion, nobody sees a figure while a
counted sheet is open, a recusal is a number and no name, sensitive facts stay with those who need them
(khoản 2 Điều 4; Quy chế Hội đồng).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.urls import get_resolver

from given import council, dossiers, registry
from given.asked import DEED_CASES, address_of, answer_of, deeds, openings, pages
from given.browser import a_browser_of
from given.everything import World, everything
from given.people import act_of
from hoaban.api.results import result_of
from hoaban.areas.council import actions as council_actions
from hoaban.areas.council.inputs import OpinionGiven
from hoaban.areas.council.models import Entry
from hoaban.areas.dossiers import actions
from hoaban.core.actors import PUBLIC, Actor
from hoaban.core.notices.models import Notice

pytestmark = pytest.mark.django_db
ETHNIC_GROUP = "Xơ-Đăng-kín-đáo"
HOME_ADDRESS = "Bản Thường-trú-kín 77"
OWN_NOTE = "Lời-khai-riêng-của-chủ-thể"
TEAM_NOTE = "Ý-kiến-riêng-của-tổ"
SENSITIVE = (ETHNIC_GROUP, HOME_ADDRESS)
KEEP_SENSITIVE = {"producer own", "commune_officer own", "commune_chair own", "provincial_officer"}
WAITING = {"council_member waiting", "council_member other", "council_chair other"}
MEAN = ("71,8", "71.8", "71,80", "359/5")
"""Five sheets of 72, 72, 72, 72 and 71 points; the sixth is open."""
SECRETS = (*SENSITIVE, OWN_NOTE, TEAM_NOTE, *MEAN)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The world with its planted words; taken back at the end."""
    get_resolver().url_patterns  # noqa: B018  pages enter themselves when the address table is read
    with django_db_blocker.unblock(), transaction.atomic():
        yield planted()
        transaction.set_rollback(True)


def planted() -> World:
    world = everything(
        representative_ethnic_group=ETHNIC_GROUP,
        representative_disability="yes",
        representative_address=HOME_ADDRESS,
    )
    world.rows["entry planted"] = entry = an_entry_with_words(world)
    sitting = world.sittings["own"]
    chair, one, two, three, *more, absent = sitting.members
    for number, member in enumerate((chair, one, two, three, more[0])):
        council.a_closed_sheet(member, entry, council.answers_for(entry, 71 if number == 4 else 72))
    council_actions.mark_product(more[1], entry, criterion="1.2", option=None)
    council_actions.recuse_member(absent, entry, ground=world["ground"])
    return world


def an_entry_with_words(world: World) -> Entry:
    """A dossier whose every answer has a note, before the council, with the team's opinions."""
    dossier = dossiers.a_full_dossier(registry.a_product(world.producer))
    producer = dossiers.its_producer(dossier)
    for criterion, option in dossiers.best_answers(dossier).items():
        beside = [world["evidence"].pk] if criterion == "1.1" else []
        actions.assess_product(
            producer, dossier, criterion=criterion, option=option, note=OWN_NOTE, evidence=beside
        )
    actions.file_dossier(producer, dossier, declaration=True, declared_by="Lò Thị Minh Hoạ")
    actions.receive_dossier(dossiers.its_commune(dossier), dossier)
    actions.appraise_matters(dossiers.its_commune(dossier), dossier, texts=dossiers.MATTERS)
    dossiers.forward(dossier)
    actions.take_in_dossier(dossiers.the_office(), dossier)
    entry = council.an_entry(world.sittings["own"], dossier)
    council_actions.record_advisory_report(
        act_of(world.actors["advisory_member"]),
        entry,
        text=TEAM_NOTE,
        opinions=[OpinionGiven("1.1", None, TEAM_NOTE)],
    )
    world.rows["planted"] = entry.dossier
    return entry


class Seen:
    """Every page as everybody opens it, read once."""

    def __init__(self, world: World) -> None:
        waiting = {"council_member waiting": world.sittings["own"].members[5].actor}
        self.everybody = {**world.actors, **waiting}
        self.pages = {who: list(_pages_for(world, actor)) for who, actor in self.everybody.items()}

    def with_any(self, who: str, words: Iterable[str]) -> set[str]:
        """The addresses at which this person finds one of these words."""
        return {address for address, text in self.pages[who] if any(word in text for word in words)}


def _pages_for(world: World, actor: Actor) -> Iterator[tuple[str, str]]:
    browser = a_browser_of(None if actor == PUBLIC else actor)
    for page in pages():
        if page.name == "stored_file":
            continue
        planted_rows = [PLANTED[noun] for noun in page.nouns if noun in PLANTED]
        address = address_of(world, page, planted_rows[0] if planted_rows else openings(page)[0])
        response = browser.get(address)
        if response.status_code == 200 and "pdf" not in response["Content-Type"]:
            yield address, response.content.decode()


PLANTED = {"dossier": "planted", "entry": "entry planted", "round": "round marking"}


@pytest.fixture(scope="module")
def seen(world: World) -> Seen:
    return Seen(world)


def test_sensitive_facts_stay_with_those_who_need_them(seen: Seen) -> None:
    for who in seen.everybody:
        addresses = seen.with_any(who, SENSITIVE)
        assert bool(addresses) == (who in KEEP_SENSITIVE), (who, addresses)


def test_nobody_who_judges_finds_what_the_producer_said_before_marking(seen: Seen) -> None:
    """Own member and chair have closed their sheets: beside them it may stand."""
    for who in WAITING | {"council_secretary", "advisory_member"}:
        assert not seen.with_any(who, (OWN_NOTE,)), who
    assert seen.with_any("council_member own", (OWN_NOTE,))
    assert seen.with_any("commune_officer own", (OWN_NOTE,))


def test_no_member_finds_what_the_team_said_before_marking(seen: Seen) -> None:
    for who in WAITING:
        assert not seen.with_any(who, (TEAM_NOTE,)), who
    assert seen.with_any("advisory_member", (TEAM_NOTE,))


def test_no_figure_is_anywhere_while_a_counted_sheet_is_open(seen: Seen) -> None:
    for who in seen.everybody:
        assert not seen.with_any(who, MEAN), who


def test_a_recusal_is_a_number(world: World, seen: Seen) -> None:
    absent = world.sittings["own"].members[-1].actor.name
    for who in seen.everybody:
        for address, text in seen.pages[who]:
            if absent in text:
                assert "lợi ích liên quan" not in _around(text, absent), (who, address)


def _around(text: str, words: str) -> str:
    place = text.index(words)
    return text[max(0, place - 300) : place + 300]


def test_what_the_api_gives_back_holds_nothing_of_it(world: World) -> None:
    """Every deed, done by everybody who may: the answer is a name and a state."""
    for deed in deeds():
        for case in DEED_CASES[deed.name]:
            for actor in world.actors.values():
                told: list[str] = []
                answer_of(
                    world, deed, case, actor, then=lambda done, told=told: told.append(str(result_of(done)))
                )
                assert not [word for word in SECRETS if word in "".join(told)], deed.name


def test_notices_hold_nothing_of_it(world: World) -> None:
    notices = " ".join(f"{row.title} {row.text}" for row in Notice.objects.all())

    assert not [word for word in SECRETS if word in notices]


def test_logs_hold_nothing_of_it(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    for who in ("public", "council_member own", "provincial_officer"):
        list(_pages_for(world, world.actors[who]))

    assert not [word for word in SECRETS if word in caplog.text]
