"""Who may see and keep the register."""

import pytest

from given import council
from given.dossiers import a_forwarded_dossier, a_taken_in_dossier
from given.files import an_upload
from given.people import COMMUNE, NOON, OTHER_COMMUNE, a_person, an_actor
from given.registry import (
    a_paper,
    a_producer,
    a_product,
    a_representative_of,
    a_shown_picture,
    an_office_act,
    another_upload,
    the_commune,
)
from hoaban.areas.dossiers.models import SnapshotPaper
from hoaban.areas.registry import actions, permissions
from hoaban.areas.registry.permissions import (
    READ_ALL,
    READ_BY_DOSSIER,
    acts_for,
    may_invite_person,
    may_place_producer,
    may_read_file,
    may_register_producer,
    may_represent,
    may_see_evidence,
    may_see_producer,
    may_see_product,
    may_see_register,
    may_see_sensitive,
    serves,
)
from hoaban.core.accounts.models import User
from hoaban.core.accounts.roles import COMMUNE_ROLES, Role
from hoaban.core.actions import Act, deed
from hoaban.core.actors import OPERATOR, PUBLIC, Actor
from hoaban.core.files.actions import keep_file
from hoaban.core.files.models import StoredFile
from hoaban.core.permissions import Refusal

pytestmark = pytest.mark.django_db
IN_TIME = NOON.replace(month=10, day=20)
"""Sent to the province so, a dossier belongs into the second round of 2026."""
OTHERS = set(Role) - READ_ALL - COMMUNE_ROLES - {Role.PRODUCER_REPRESENTATIVE}
"""The council, its secretary and the advisory team among them, as long as no dossier comes to them."""


@deed(inner=True)
def keep_a_file(act: Act, owner: str) -> StoredFile:
    return keep_file(act, an_upload(), owner=owner)


def code_of(verdict: object) -> str:
    return verdict.code if isinstance(verdict, Refusal) else ""


def test_a_representative_acts_for_the_own_producer_and_no_other() -> None:
    producer, other = a_producer(), a_producer()
    representative = a_representative_of(producer)

    assert acts_for(representative, producer)
    assert not acts_for(representative, other)
    assert not acts_for(an_actor(Role.COMMUNE_OFFICER), producer)
    assert may_represent(representative)
    assert code_of(may_represent(OPERATOR)) == "not-a-representative"


def test_officer_and_chair_serve_their_commune_only() -> None:
    officer = an_actor(Role.COMMUNE_OFFICER)

    assert serves(officer, the_commune())
    assert not serves(officer, the_commune(OTHER_COMMUNE))
    assert not serves(officer, None)
    assert not serves(OPERATOR, the_commune())


def readers_of_its_council(sitting: council.Sitting) -> list[Actor]:
    return [sitting.chair.actor, sitting.members[1].actor, sitting.secretary.actor]


def test_who_judges_sees_the_producers_and_products_of_their_own_dossiers() -> None:
    own = council.a_sitting(secretary=a_person())
    other = council.a_sitting(council.an_extra_round(), secretary=a_person())
    producer = a_producer()
    before, unused = a_product(producer), a_product(producer)
    council.an_entry(own, a_taken_in_dossier(before, IN_TIME))
    waiting = a_taken_in_dossier()
    team = an_actor(Role.ADVISORY_MEMBER)

    for actor in [*readers_of_its_council(own), team]:
        assert may_see_producer(actor, producer)
        assert may_see_product(actor, before)
        assert code_of(may_see_product(actor, unused)) == "not-shown"
    for actor in readers_of_its_council(other):
        assert code_of(may_see_producer(actor, producer)) == "not-shown"
        assert code_of(may_see_product(actor, before)) == "not-shown"
    assert may_see_producer(team, waiting.producer)
    assert code_of(may_see_producer(own.chair.actor, waiting.producer)) == "not-shown"
    assert code_of(may_see_producer(team, a_forwarded_dossier().producer)) == "not-shown"


def test_who_judges_opens_the_papers_as_they_were_filed_and_the_letter_and_nothing_else() -> None:
    own = council.a_sitting(secretary=a_person())
    other = council.a_sitting(council.an_extra_round(), secretary=a_person())
    dossier = council.an_entry(own, a_taken_in_dossier(at=IN_TIME)).dossier
    filed = SnapshotPaper.objects.get(snapshot__dossier=dossier).version
    renewed = actions.renew_evidence(an_office_act(), filed.evidence, file=another_upload()).current.file
    not_filed = a_paper(dossier.producer).current.file
    of_province, of_commune = keep_a_file(an_office_act(), "province"), keep_a_file(an_office_act(), COMMUNE)
    assert dossier.letter

    for actor in [*readers_of_its_council(own), an_actor(Role.ADVISORY_MEMBER)]:
        assert may_read_file(actor, filed.file)
        assert may_read_file(actor, dossier.letter)
        for file in (renewed, not_filed, of_province, of_commune):
            assert code_of(may_read_file(actor, file)) == "file-not-shown"
    for actor in readers_of_its_council(other):
        assert code_of(may_read_file(actor, filed.file)) == "file-not-shown"
        assert code_of(may_read_file(actor, dossier.letter)) == "file-not-shown"


@pytest.mark.parametrize("role", sorted(READ_BY_DOSSIER))
def test_who_judges_never_sees_what_is_sensitive(role: Role) -> None:
    assert code_of(may_see_sensitive(an_actor(role), a_producer())) == "sensitive"


@pytest.mark.parametrize("role", list(Role))
def test_commune_officers_keep_the_register_and_their_chair_reads_it(role: Role) -> None:
    actor = Actor(1, "Ai đó", role, unit=COMMUNE if role in COMMUNE_ROLES else "")
    keepers = {Role.COMMUNE_OFFICER, Role.PROVINCIAL_OFFICER}
    producer, product = a_producer(), a_product()

    assert bool(may_see_register(actor)) == (role in keepers | {Role.COMMUNE_CHAIR})
    keeping = [
        may_register_producer(actor),
        permissions.may_register_producer_in(actor, the_commune()),
        permissions.may_correct_producer(actor, producer),
        permissions.may_correct_product(actor, product),
        permissions.may_register_product(actor, producer),
    ]
    assert {bool(verdict) for verdict in keeping} == {role in keepers}


def test_a_producer_is_seen_by_itself_its_communes_and_those_who_decide_and_check() -> None:
    producer = a_producer()
    a_product(producer, commune=the_commune(OTHER_COMMUNE))
    seeing = [a_representative_of(producer), *map(an_actor, READ_ALL | COMMUNE_ROLES)]
    seeing.append(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))  # where a product is made

    for actor in seeing:
        assert may_see_producer(actor, producer)
        assert may_see_evidence(actor, producer)
    for actor in [PUBLIC, a_representative_of(a_producer()), *map(an_actor, OTHERS)]:
        assert code_of(may_see_producer(actor, producer)) == "not-shown"
    assert not may_see_producer(an_actor(Role.COMMUNE_CHAIR, unit=OTHER_COMMUNE), a_producer())


def test_a_product_is_seen_where_its_producer_is_and_where_it_is_made() -> None:
    product = a_product(commune=the_commune(OTHER_COMMUNE))
    assert product.producer
    ownerless = actions.register_product(an_office_act(), None, name="Chè Minh Hoạ")

    assert may_see_product(an_actor(Role.INSPECTOR), product)
    assert may_see_product(an_actor(Role.COMMUNE_CHAIR, unit=OTHER_COMMUNE), product)
    assert may_see_product(an_actor(Role.COMMUNE_OFFICER, unit=COMMUNE), product)
    assert may_see_product(a_representative_of(product.producer), product)
    assert code_of(may_see_product(a_representative_of(a_producer()), product)) == "not-shown"
    assert code_of(may_see_product(an_actor(Role.COMMUNE_OFFICER), ownerless)) == "not-shown"


def test_sensitive_facts_are_for_the_producer_its_commune_and_the_office_alone() -> None:
    producer = a_producer()
    a_product(producer, commune=the_commune(OTHER_COMMUNE))
    seeing = [a_representative_of(producer), *map(an_actor, [*COMMUNE_ROLES, Role.PROVINCIAL_OFFICER])]

    assert all(may_see_sensitive(actor, producer) for actor in seeing)
    for role in set(Role) - COMMUNE_ROLES - {Role.PROVINCIAL_OFFICER, Role.PRODUCER_REPRESENTATIVE}:
        assert code_of(may_see_sensitive(an_actor(role), producer)) == "sensitive"
    assert not may_see_sensitive(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE), producer)
    assert not may_see_sensitive(a_representative_of(a_producer()), producer)


def test_naming_the_commune_it_sits_in_is_no_placing() -> None:
    producer = a_producer()

    assert may_place_producer(an_actor(Role.COMMUNE_OFFICER), producer, the_commune())


def test_a_person_with_nothing_but_producers_of_the_commune_may_be_let_in_again() -> None:
    producer = a_producer()
    person = User.objects.get(pk=a_representative_of(producer).user_id)

    assert may_invite_person(an_actor(Role.COMMUNE_OFFICER), person)
    assert not may_invite_person(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE), person)


def test_a_paper_opens_for_its_producer_its_communes_and_those_who_decide_and_check() -> None:
    producer = a_producer()
    a_product(producer, commune=the_commune(OTHER_COMMUNE))
    file = a_paper(producer).current.file
    opening = [a_representative_of(producer), *map(an_actor, READ_ALL | COMMUNE_ROLES)]
    opening.append(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))

    assert all(may_read_file(actor, file) for actor in opening)
    for actor in [PUBLIC, a_representative_of(a_producer()), *map(an_actor, OTHERS)]:
        assert code_of(may_read_file(actor, file)) == "file-not-shown"


@pytest.mark.parametrize(("owner", "opens"), [(COMMUNE, True), (OTHER_COMMUNE, False), ("province", False)])
def test_a_file_of_a_commune_opens_for_that_commune_and_one_of_the_province_for_none(
    owner: str, opens: bool
) -> None:
    file = keep_a_file(an_office_act(), owner)
    producer = a_producer()

    assert bool(may_read_file(an_actor(Role.COMMUNE_CHAIR), file)) is opens
    assert may_read_file(an_actor(Role.PROVINCE_CHAIRMAN), file)
    assert not may_read_file(a_representative_of(producer), file)


def test_a_product_picture_is_for_everybody() -> None:
    picture = a_shown_picture()

    assert picture.file
    assert may_read_file(PUBLIC, picture.file)


def test_the_photograph_it_was_drawn_from_is_not() -> None:
    picture = a_shown_picture()
    assert picture.product.producer

    assert not may_read_file(PUBLIC, picture.original)
    assert may_read_file(a_representative_of(picture.product.producer), picture.original)


def test_every_refusal_of_the_area_has_a_code_of_its_own() -> None:
    codes = [value.code for value in vars(permissions).values() if isinstance(value, Refusal)]

    assert len(codes) == len(set(codes))
