"""Who reads a dossier and sits at which desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given import council
from given.dossiers import (
    a_dossier_to_complete,
    a_filed_dossier,
    a_forwarded_dossier,
    a_received_dossier,
    a_taken_in_dossier,
    a_typed_dossier,
    an_appraised_dossier,
    an_opened_dossier,
    carried,
    its_producer,
)
from given.people import COMMUNE, OTHER_COMMUNE, a_person, an_actor
from given.registry import a_producer, a_representative_of
from given.rows import rows_of_a_test
from hoaban.areas.council import actions as council_actions
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.permissions import (
    may_follow_dossier,
    may_read_at_commune,
    may_read_at_province,
    may_see_appraisal,
    may_see_dossier,
    may_see_own_marks,
    may_use_commune_desk,
    may_use_producer_desk,
    may_use_province_desk,
)
from hoaban.areas.dossiers.queries import dossiers_visible_to
from hoaban.core.accounts.roles import COMMUNE_ROLES, Role
from hoaban.core.actors import PUBLIC, Actor
from hoaban.core.permissions import Refusal, Verdict

pytestmark = pytest.mark.django_db

ALWAYS = {Role.PRODUCER_REPRESENTATIVE, Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR}
ONCE_FILED = {Role.PROVINCIAL_OFFICER, Role.PROVINCE_CHAIRMAN, Role.AUDITOR}
TAKEN_IN = ALWAYS | ONCE_FILED | {Role.ADVISORY_MEMBER}
BY_DOSSIER = {Role.COUNCIL_MEMBER, Role.COUNCIL_CHAIR, Role.ADVISORY_MEMBER, Role.COUNCIL_SECRETARY}


def code_of(verdict: Verdict) -> str:
    return verdict.code if isinstance(verdict, Refusal) else ""


def everybody(dossier: Dossier) -> dict[Role, Actor]:
    """One actor of each role, the commune's and the producer's those of the dossier."""
    roles = {role: an_actor(role) for role in Role if role not in ALWAYS}
    communes = {role: an_actor(role, unit=COMMUNE) for role in COMMUNE_ROLES}
    return {**roles, **communes, Role.PRODUCER_REPRESENTATIVE: its_producer(dossier).actor}


@pytest.mark.parametrize(
    ("made", "readers"),
    [
        (an_opened_dossier, ALWAYS),
        (a_typed_dossier, ALWAYS | ONCE_FILED),
        (a_filed_dossier, ALWAYS | ONCE_FILED),
        (a_forwarded_dossier, ALWAYS | ONCE_FILED),
        (a_taken_in_dossier, TAKEN_IN),
        (lambda: carried(a_taken_in_dossier(), "put_in_round", "postpone"), TAKEN_IN),
        (lambda: carried(a_taken_in_dossier(), "withdraw"), ALWAYS | ONCE_FILED),
    ],
)
def test_each_role_reads_from_its_turn_on_and_lists_show_the_same(
    made: Callable[[], Dossier], readers: set[Role]
) -> None:
    """A member, chair or secretary of no council, and the administrator, never."""
    dossier = made()

    for role, actor in everybody(dossier).items():
        verdict = may_see_dossier(actor, dossier)
        assert bool(verdict) == (role in readers), role
        assert dossiers_visible_to(actor).filter(pk=dossier.pk).exists() == bool(verdict), role


def test_a_council_reads_the_dossiers_of_its_own_rounds_and_no_others() -> None:
    own = council.a_sitting(secretary=a_person())
    other = council.a_sitting(council.an_extra_round(), secretary=a_person())
    dossier = council.an_entry(own).dossier

    for act in (own.chair, own.members[1], own.secretary):
        assert may_see_dossier(act.actor, dossier)
        assert list(dossiers_visible_to(act.actor)) == [dossier]
    for act in (other.chair, other.members[1], other.secretary):
        refusal = may_see_dossier(act.actor, dossier)
        assert isinstance(refusal, Refusal)
        assert (refusal.code, refusal.source) == (
            "dossier-not-shown",
            "khoản 2 Điều 4; Luật 91/2025/QH15",
        )
        assert not dossiers_visible_to(act.actor)


def test_a_council_reads_no_more_what_was_put_off_nor_who_has_left_it() -> None:
    sitting = council.a_sitting()
    put_off, kept = council.an_entry(sitting), council.an_entry(sitting)
    office = an_actor(Role.PROVINCIAL_OFFICER)
    council_actions.postpone_dossier(council.act_of(office), put_off, reason="Minh hoạ.")

    assert not may_see_dossier(sitting.members[1].actor, put_off.dossier)
    assert may_see_dossier(sitting.members[1].actor, kept.dossier)
    with rows_of_a_test():
        seat = sitting.council.seats.get(user=sitting.members[1].actor.user_id)
        seat.ended_at = sitting.members[1].at
        sitting.members[1].save(seat)
    assert not may_see_dossier(sitting.members[1].actor, kept.dossier)


def test_a_list_of_a_council_costs_the_same_for_one_and_for_ten() -> None:
    sitting = council.a_sitting()

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert [dossier.producer.commune for dossier in dossiers_visible_to(sitting.chair.actor)]
        return len(asked)

    council.an_entry(sitting)
    one = cost()
    for _number in range(9):
        council.an_entry(sitting)

    assert cost() == one == 1


def test_the_council_does_not_see_the_producers_own_marks_before_it_has_scored() -> None:
    sitting = council.a_sitting(secretary=a_person())
    in_round = council.an_entry(sitting).dossier
    scored = council.an_entry(sitting).dossier
    scored = carried(scored, "score")
    draft = an_opened_dossier()
    team = an_actor(Role.ADVISORY_MEMBER)

    for actor in (sitting.members[1].actor, sitting.chair.actor, sitting.secretary.actor, team):
        refusal = may_see_own_marks(actor, in_round)
        assert isinstance(refusal, Refusal)
        assert (refusal.code, refusal.source) == ("marks-after-scoring", "Quy chế Hội đồng")
        assert may_see_own_marks(actor, scored)
        assert code_of(may_follow_dossier(actor, scored)) == "own-desk"
    assert may_see_own_marks(an_actor(Role.PROVINCIAL_OFFICER), in_round)
    assert code_of(may_see_own_marks(an_actor(Role.PROVINCIAL_OFFICER), draft)) == "dossier-not-shown"


def test_each_desk_has_its_own_page_of_a_dossier() -> None:
    """Who may read it elsewhere is sent to the own desk; who may not read it learns no more than that."""
    sitting = council.a_sitting(secretary=a_person())
    dossier = council.an_entry(sitting).dossier
    at_commune = {Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR}
    at_province = ONCE_FILED | BY_DOSSIER
    actors = {
        **everybody(dossier),
        Role.COUNCIL_MEMBER: sitting.members[1].actor,
        Role.COUNCIL_CHAIR: sitting.chair.actor,
        Role.COUNCIL_SECRETARY: sitting.secretary.actor,
    }

    def expected(role: Role, here: set[Role]) -> str:
        if role in here:
            return ""
        readers = at_commune | at_province | {Role.PRODUCER_REPRESENTATIVE}
        return "own-desk" if role in readers else "dossier-not-shown"

    for role, actor in actors.items():
        assert code_of(may_read_at_commune(actor, dossier)) == expected(role, at_commune), role
        assert code_of(may_read_at_province(actor, dossier)) == expected(role, at_province), role
        assert code_of(may_follow_dossier(actor, dossier)) == expected(
            role, {Role.PRODUCER_REPRESENTATIVE}
        ), role


def test_the_producers_page_opens_for_the_officer_who_types_for_it_and_not_for_its_chair() -> None:
    typed, own = a_typed_dossier(), an_opened_dossier()

    for role in (Role.COMMUNE_OFFICER, Role.PROVINCIAL_OFFICER):
        assert may_follow_dossier(an_actor(role), typed)
        assert not may_follow_dossier(an_actor(role), own)
    assert code_of(may_follow_dossier(an_actor(Role.COMMUNE_CHAIR), typed)) == "own-desk"


@pytest.mark.parametrize(
    ("made", "sent"),
    [
        (a_filed_dossier, False),
        (a_received_dossier, False),
        (an_appraised_dossier, False),
        (a_forwarded_dossier, True),
        (a_dossier_to_complete, True),
        (a_taken_in_dossier, True),
    ],
)
def test_the_communes_words_are_its_own_until_they_go_up(made: Callable[[], Dossier], sent: bool) -> None:
    dossier = made()
    producer, office = its_producer(dossier).actor, an_actor(Role.PROVINCIAL_OFFICER)

    for role in COMMUNE_ROLES:
        assert may_see_appraisal(an_actor(role), dossier)
    for actor in (producer, office):
        assert code_of(may_see_appraisal(actor, dossier)) == ("" if sent else "appraisal-not-sent")
        assert may_see_dossier(actor, dossier)
    stranger = an_actor(Role.COMMUNE_CHAIR, unit=OTHER_COMMUNE)
    assert code_of(may_see_appraisal(stranger, dossier)) == "dossier-not-shown"


def test_others_of_the_same_roles_do_not_read() -> None:
    dossier = a_filed_dossier()

    for stranger in (
        a_representative_of(a_producer()),
        an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE),
        PUBLIC,
    ):
        assert code_of(may_see_dossier(stranger, dossier)) == "dossier-not-shown"
        assert not dossiers_visible_to(stranger).exists()


@pytest.mark.parametrize(
    ("rule", "roles", "code"),
    [
        (may_use_producer_desk, {Role.PRODUCER_REPRESENTATIVE}, "not-a-producer"),
        (may_use_commune_desk, {Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR}, "not-a-commune"),
        (may_use_province_desk, ONCE_FILED | {Role.COUNCIL_SECRETARY}, "not-the-province"),
    ],
)
def test_each_desk_is_for_its_roles(rule: Callable[[Actor], Verdict], roles: set[Role], code: str) -> None:
    for role in Role:
        assert code_of(rule(Actor(1, "Ai đó", role))) == ("" if role in roles else code), role
