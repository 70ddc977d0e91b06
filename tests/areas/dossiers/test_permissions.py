"""Who reads a dossier and sits at which desk."""

from __future__ import annotations

import pytest

from given.dossiers import (
    a_filed_dossier,
    a_taken_in_dossier,
    a_typed_dossier,
    an_opened_dossier,
    carried,
    its_producer,
)
from given.people import COMMUNE, OTHER_COMMUNE, an_actor
from given.registry import a_producer, a_representative_of
from hoaban.areas.dossiers.permissions import (
    may_follow_dossier,
    may_see_dossier,
    may_see_own_marks,
    may_use_commune_desk,
    may_use_producer_desk,
    may_use_province_desk,
)
from hoaban.areas.dossiers.queries import dossiers_visible_to
from hoaban.core.accounts.roles import COMMUNE_ROLES, Role
from hoaban.core.actors import PUBLIC, Actor

pytestmark = pytest.mark.django_db

ALWAYS = {Role.PRODUCER_REPRESENTATIVE, Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR}
ONCE_FILED = {
    Role.PROVINCIAL_OFFICER,
    Role.COUNCIL_SECRETARY,
    Role.PROVINCE_CHAIRMAN,
    Role.ADMINISTRATOR,
    Role.AUDITOR,
}
IN_ROUND = {Role.ADVISORY_MEMBER, Role.COUNCIL_MEMBER, Role.COUNCIL_CHAIR}


def everybody(dossier) -> dict[Role, Actor]:
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
        (a_taken_in_dossier, ALWAYS | ONCE_FILED),
        (lambda: carried(a_taken_in_dossier(), "put_in_round"), ALWAYS | ONCE_FILED | IN_ROUND),
        (lambda: carried(a_taken_in_dossier(), "put_in_round", "postpone"), ALWAYS | ONCE_FILED),
    ],
)
def test_each_role_reads_from_its_turn_on_and_lists_show_the_same(made, readers):
    dossier = made()

    for role, actor in everybody(dossier).items():
        verdict = may_see_dossier(actor, dossier)
        assert bool(verdict) == (role in readers), role
        assert dossiers_visible_to(actor).filter(pk=dossier.pk).exists() == bool(verdict), role


def test_the_council_does_not_see_the_producers_own_marks_before_it_has_scored():
    in_round = carried(a_taken_in_dossier(), "put_in_round")
    scored = carried(a_taken_in_dossier(), "put_in_round", "score")
    draft = an_opened_dossier()

    for role in (
        Role.COUNCIL_MEMBER,
        Role.COUNCIL_CHAIR,
        Role.ADVISORY_MEMBER,
        Role.COUNCIL_SECRETARY,
    ):
        refusal = may_see_own_marks(an_actor(role), in_round)
        assert (refusal.code, refusal.source) == ("marks-after-scoring", "Quy chế Hội đồng")
        assert may_see_own_marks(an_actor(role), scored)
        assert may_follow_dossier(an_actor(role), scored).code == "own-desk"
    assert may_see_own_marks(an_actor(Role.PROVINCIAL_OFFICER), in_round)
    assert may_follow_dossier(an_actor(Role.PROVINCIAL_OFFICER), in_round)
    assert may_see_own_marks(an_actor(Role.PROVINCIAL_OFFICER), draft).code == "dossier-not-shown"


def test_others_of_the_same_roles_do_not_read():
    dossier = a_filed_dossier()

    for stranger in (
        a_representative_of(a_producer()),
        an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE),
        PUBLIC,
    ):
        assert may_see_dossier(stranger, dossier).code == "dossier-not-shown"
        assert not dossiers_visible_to(stranger).exists()


@pytest.mark.parametrize(
    ("rule", "roles", "code"),
    [
        (may_use_producer_desk, {Role.PRODUCER_REPRESENTATIVE}, "not-a-producer"),
        (may_use_commune_desk, {Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR}, "not-a-commune"),
        (may_use_province_desk, ONCE_FILED, "not-the-province"),
    ],
)
def test_each_desk_is_for_its_roles(rule, roles, code):
    for role in Role:
        verdict = rule(Actor(1, "Ai đó", role))
        assert bool(verdict) == (role in roles), role
        assert verdict or verdict.code == code
