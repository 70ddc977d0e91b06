"""Letting somebody in as a producer's representative."""

import pytest

from given.people import NOON, OTHER_COMMUNE, PASSWORD, a_holding, a_person, act_of, an_act, the_operator
from given.registry import a_producer, a_representative_of, an_office_act, an_officer_of
from hoaban.areas.registry import actions, queries
from hoaban.core.accounts.actions import use_slip
from hoaban.core.accounts.models import User
from hoaban.core.accounts.queries import open_slip, people_proved
from hoaban.core.accounts.roles import COMMUNE_ROLES, Role
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db
WHO = {"name": "Lò Thị Minh Hoạ", "phone": "0912345678"}


def test_the_commune_officer_enters_the_person_and_gets_the_slip() -> None:
    producer = a_producer()

    way_in = actions.invite_representative(an_officer_of(), producer, **WHO)

    slip = open_slip("0912 345 678", way_in.code, NOON)
    assert slip == way_in.slip
    use_slip(the_operator(), way_in.slip, password=PASSWORD)
    assert [person.name for person in people_proved("0912345678", PASSWORD)] == ["Lò Thị Minh Hoạ"]
    assert [holding.user.name for holding in queries.representatives_of(producer)] == ["Lò Thị Minh Hoạ"]
    assert chain.verify().ok


def test_inviting_again_ends_the_earlier_slip_and_doubles_nobody() -> None:
    producer = a_producer()
    first = actions.invite_representative(an_officer_of(), producer, **WHO)

    second = actions.invite_representative(an_officer_of(), producer, **WHO)

    assert open_slip("0912345678", first.code, NOON) is None
    assert open_slip("0912345678", second.code, NOON) == second.slip
    assert User.objects.filter(phone="0912345678").count() == 1
    assert queries.representatives_of(producer).count() == 1


def test_two_people_on_one_number_stay_two() -> None:
    producer = a_producer()
    actions.invite_representative(an_officer_of(), producer, **WHO)

    with pytest.raises(Refused) as refused:
        actions.invite_representative(an_officer_of(), producer, name="Lò Văn Minh Hoạ", phone="0912345678")
    assert (refused.value.refusal.code, refused.value.refusal.field) == ("number-in-use", "another_person")
    assert "Lò Thị Minh Hoạ" in str(refused.value.refusal.why)
    actions.invite_representative(
        an_officer_of(), producer, name="Lò Văn Minh Hoạ", phone="0912345678", another_person=True
    )

    assert queries.representatives_of(producer).count() == 2


def test_others_may_not_invite() -> None:
    producer = a_producer()
    strangers = [
        act_of(a_representative_of(producer)), an_officer_of(OTHER_COMMUNE), an_act(Role.COMMUNE_CHAIR),
        an_act(Role.COUNCIL_SECRETARY),
    ]  # fmt: skip

    for act in strangers:
        with pytest.raises(Refused) as refused:
            actions.invite_representative(act, producer, **WHO)
        assert (refused.value.refusal.code, refused.value.refusal.source) == ("not-inviter", "")


def test_a_commune_cannot_take_over_somebody_whose_roles_reach_further() -> None:
    producer, elsewhere = a_producer(), a_producer(OTHER_COMMUNE)
    for number, (role, slug) in enumerate(
        [(Role.COMMUNE_OFFICER, ""), (Role.PRODUCER_REPRESENTATIVE, elsewhere.slug)]
    ):
        person = a_person("Lò Thị Minh Hoạ", log_in=f"091234567{number}")
        a_holding(role, producer=slug, user=person)

        with pytest.raises(Refused) as refused:
            actions.invite_representative(an_officer_of(), producer, name=person.name, phone=person.phone)

        assert (refused.value.refusal.code, refused.value.refusal.source) == (
            "person-has-other-roles",
            "khoản 2 Điều 4; Luật 91/2025/QH15",
        )
        assert actions.invite_representative(an_office_act(), producer, name=person.name, phone=person.phone)


@pytest.mark.parametrize("role", sorted(set(Role) - COMMUNE_ROLES - {Role.PRODUCER_REPRESENTATIVE}))
def test_the_office_cannot_take_over_who_judges_decides_or_watches_over_it(role: Role) -> None:
    person = a_person("Lò Thị Minh Hoạ", log_in="0912345678")
    a_holding(role, user=person)

    with pytest.raises(Refused) as refused:
        actions.invite_representative(an_office_act(), a_producer(), **WHO)

    assert refused.value.refusal.code == "person-has-other-roles"
