"""What the database holds true of people and roles."""

import pytest
from django.db import IntegrityError, transaction

from given.people import COMMUNE, NOON, a_person, the_operator
from hoaban.core.accounts.models import Holding, User
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed

pytestmark = pytest.mark.django_db


@deed(inner=True)
def hold_wrongly(act: Act, user: User, role: Role, unit: str, producer: str) -> None:
    """A deed of this test that keeps no rule."""
    act.add(Holding(user=user, role=role, unit=unit, producer=producer, granted_at=NOON))


@pytest.mark.parametrize(
    ("role", "unit", "producer"),
    [
        (Role.COMMUNE_OFFICER, "", ""),
        (Role.EDITOR, COMMUNE, ""),
        (Role.PRODUCER_REPRESENTATIVE, "", ""),
        (Role.EDITOR, "", "htx"),
    ],
)
def test_a_role_is_held_just_where_it_belongs(role: Role, unit: str, producer: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        hold_wrongly(the_operator(), a_person(), role, unit, producer)


def test_a_person_and_a_role_say_their_names() -> None:
    user = a_person("Lò Thị Minh Hoạ")

    assert str(user) == "Lò Thị Minh Hoạ"
    assert Holding(user=user, role=Role.EDITOR).role_name == "Biên tập viên"
