"""One world that holds a row of every noun in the states that pages and deeds ask for, and everybody.

Here: the rows and the people of the tables of access. Not here: what anybody may do with them.
"Own" is the producer HTX Minh Hoạ of COMMUNE, its dossiers, and the council they stand before, with its
secretary; "other" is a person in the same role elsewhere: another producer, commune, council.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.urls import get_resolver

from given import certificates, council, dossiers, registry
from given.files import an_upload
from given.imports import GOOD, a_brought_file, a_saved_import, a_table
from given.people import COMMUNE, NOON, OTHER_COMMUNE, a_holding, a_person, act_of, an_act, an_actor
from given.rows import rows_of_a_test
from hoaban.areas.certificates.actions import make_calendar_feed, notify_result
from hoaban.areas.certificates.models import Certificate, Decision, Ruling
from hoaban.areas.council import actions as council_actions
from hoaban.areas.council.queries import grounds_of
from hoaban.areas.dossiers.models import Dossier, SnapshotPaper
from hoaban.areas.registry.models import Producer
from hoaban.core.accounts.models import User
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import PUBLIC, Actor
from hoaban.core.files.actions import keep_file
from hoaban.core.files.models import StoredFile

ONE_PLACE = (
    Role.PROVINCIAL_OFFICER,
    Role.ADVISORY_MEMBER,
    Role.PROVINCE_CHAIRMAN,
    Role.INSPECTOR,
    Role.EDITOR,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
)


@dataclass
class World:
    """rows: what an address or a deed names, by a word of ours ("filed"). actors: everybody, by column."""

    producer: Producer
    elsewhere: Producer
    rows: dict[str, Any] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    sittings: dict[str, council.Sitting] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.rows[name]


@contextmanager
def for_a_module(django_db_blocker: Any) -> Iterator[None]:
    """Rows made inside stand for all tests of a module; taken back at its end."""
    get_resolver().url_patterns  # noqa: B018  pages enter themselves when the address table is read
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything(**facts: Any) -> World:
    """The world; `facts` are the producer's."""
    world = World(registry.a_producer(COMMUNE, **facts), registry.a_producer(OTHER_COMMUNE))
    _submitted_and_decided(world)
    _on_the_way(world)
    _rounds(world)
    _register(world)
    _everybody(world)
    return world


def _product(world: World) -> Any:
    return registry.a_product(world.producer)


def _submitted_and_decided(world: World) -> None:
    """Before all others: these rows take their own codes, and the deeds number on from them."""
    round = certificates.a_round()

    def put(star: int, mean: str) -> Dossier:
        return certificates.a_submitted_dossier(star=star, mean=mean, round=round, product=_product(world))

    world.rows |= {"decided": put(4, "302/4"), "told": put(4, "77")}
    decision = certificates.a_decision(world["decided"], world["told"])
    world.rows["certificate"] = Certificate.objects.get(dossier=world["decided"])
    notify_result(an_act(Role.PROVINCIAL_OFFICER), world["told"], number="44/TB-VPOCOP", date=NOON.date())
    world.rows |= {"submitted": put(4, "75"), "ruled": put(3, "60"), "best": put(5, "92")}
    with rows_of_a_test() as act:
        approval = act.add(
            Decision(
                kind=Decision.Kind.RESULT_APPROVAL,
                number="99/QĐ-UBND",
                date=decision.date,
                issuer=decision.issuer,
                copy=decision.copy,
                entered_at=NOON,
            )
        )
        for name, of, star in (("ruled", decision, 3), ("best", approval, 5)):
            act.add(Ruling(decision=of, dossier=world[name], star=star, at=NOON))
    world.rows["round submitted"] = round


def _on_the_way(world: World) -> None:
    """A dossier in each state before the council."""
    made = {
        "draft": dossiers.a_full_dossier,
        "filed": dossiers.a_filed_dossier,
        "appraised": dossiers.an_appraised_dossier,
        "forwarded": dossiers.a_forwarded_dossier,
        "to complete": dossiers.a_dossier_to_complete,
    }
    world.rows |= {name: make(_product(world)) for name, make in made.items()}
    typed = dossiers.a_typed_dossier(_product(world))
    officer = an_act(Role.COMMUNE_OFFICER)
    world.rows["typed"] = dossiers.fill(typed, officer)
    world.rows["from paper"] = dossiers.a_paper_dossier(_product(world))
    world.rows["recognised"] = dossiers.carried(
        dossiers.a_taken_in_dossier(_product(world)), "put_in_round", "score", "submit", "recognise"
    )


def _rounds(world: World) -> None:
    """A round being marked, one ready to close, one closed, one without a council."""
    marking = world.sittings["own"] = council.a_sitting(council.an_extra_round(), secretary=a_person())
    world.rows["round marking"] = marking.round
    dossier = dossiers.a_taken_in_dossier(_product(world))
    entry = world.rows["entry"] = council.an_entry(marking, dossier)
    world.rows["in round"] = entry.dossier
    council_actions.propose_knock_out(
        marking.members[1], entry, knock_out=_knock_out(entry), reason="Minh hoạ."
    )
    council.marked(marking.members[1], entry)
    world.rows["sheet"] = council.a_closed_sheet(marking.members[2], entry)
    world.rows["seat"] = marking.council.seats.get(user=marking.members[3].actor.user_id)
    world.rows |= {"knock_out": _knock_out(entry), "ground": grounds_of(marking.council)[0]}

    ready = world.sittings["other"] = council.a_sitting(council.an_extra_round(), secretary=a_person())
    world.rows["round ready"] = ready.round
    before_others = council.a_dossier_taken_in(product=registry.a_product(world.elsewhere))
    world.rows["entry ready"] = council.an_entry(ready, before_others)
    answers = council.answers_for(world["entry ready"], 72)
    council.sheets_closed(ready.members[:6], world["entry ready"], answers)

    again = council.a_sitting(
        council.an_extra_round(), people=marking.people, secretary=marking.council.secretary
    )
    done = council.a_closed_entry(sitting=again, dossier=_before_the_council(world))
    world.rows |= {"entry closed": done, "round closed": done.round}
    world.rows |= {"taken in": _before_the_council(world), "round new": council.an_extra_round()}
    world.rows["round filling"] = council.a_sitting(council.an_extra_round()).round


def _before_the_council(world: World) -> Dossier:
    return council.a_dossier_taken_in(product=_product(world))


def _knock_out(entry: Any) -> str:
    return council.criteria_set_of(entry).knock_outs[0].id


def _register(world: World) -> None:
    """What stands in the register, and files of everybody who keeps some."""
    world.rows["producer"] = world.producer
    world.rows["product"] = _product(world)
    world.rows["data request"] = registry.a_data_request(world.producer)
    world.rows["evidence"] = registry.a_paper(world.producer)
    office = an_act(Role.PROVINCIAL_OFFICER)
    picture = registry.a_photograph((320, 240))
    world.rows["picture"] = registry.actions.add_product_picture(office, _product(world), file=picture)
    world.rows["file identity"] = registry.an_identity_paper(world.producer).current.file
    world.rows["file"] = world["evidence"].current.file
    filed = SnapshotPaper.objects.filter(snapshot__dossier=world["in round"]).latest("id")
    world.rows["file filed"] = filed.version.file
    world.rows["file of the commune"] = world["in round"].letter
    owners = {"own": world.producer.slug, "commune": COMMUNE, "province": "province"}
    with rows_of_a_test() as act:
        for name, owner in owners.items():
            world.files[name] = keep_file(act, registry.another_upload(), owner=owner)
        scan = an_upload("ho-so.pdf")
        world.files["scan"] = keep_file(act, scan, owner=world.producer.slug)
        world.files["picture"] = keep_file(act, registry.a_photograph((320, 240)), owner=world.producer.slug)
        world.files["table"] = keep_file(act, a_table(*GOOD), owner="province", table=True)
    world.rows["file of the province"] = world.files["province"]
    world.rows["request"] = registry.a_request()
    world.rows["import brought"] = a_brought_file(("HTX Suối Mơ", COMMUNE, "Hợp tác xã", ""))
    world.rows["import saved"] = a_saved_import(("HTX Đồi Sim", COMMUNE, "Hợp tác xã", ""))
    world.rows["past certificate"] = certificates.a_past_certificate(_product(world), year=2024)
    world.rows["newcomer"] = a_person()
    world.rows["representative"] = a_holding(Role.PRODUCER_REPRESENTATIVE, producer=world.producer.slug).user
    world.rows["officer of a commune"] = a_holding(Role.COMMUNE_OFFICER).user
    world.rows["holding"] = a_holding(Role.EDITOR)
    world.rows["holding of an administrator"] = a_holding(Role.ADMINISTRATOR)


def _everybody(world: World) -> None:
    """The public, somebody without a role, every role; where it has a place, one here and one elsewhere."""
    passer_by = a_person()
    own, other = world.sittings["own"], world.sittings["other"]
    officers = {
        f"{role} {where}": an_actor(role, unit=unit)
        for role in (Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR)
        for where, unit in (("own", COMMUNE), ("other", OTHER_COMMUNE))
    }
    feed = make_calendar_feed(act_of(officers["commune_officer own"])).row
    world.rows["calendar feed"] = world.rows["calendar_feed"] = feed
    world.actors = {
        "public": PUBLIC,
        "no role": Actor(passer_by.pk, passer_by.name, None),
        "producer own": registry.a_representative_of(world.producer),
        "producer other": registry.a_representative_of(world.elsewhere),
        **officers,
        "council_member own": own.members[1].actor,
        "council_member other": other.members[1].actor,
        "council_chair own": own.chair.actor,
        "council_chair other": other.chair.actor,
        "council_secretary own": own.secretary.actor,
        "council_secretary other": other.secretary.actor,
        **{str(role): an_actor(role) for role in ONE_PLACE},
    }
    world.rows["member"] = User.objects.get(pk=own.members[1].actor.user_id)
