"""Who acts."""

from hoaban.core.accounts.roles import ROLE_NAMES, Role
from hoaban.core.actors import OPERATOR, PUBLIC, Actor


def test_the_public_holds_no_role_and_the_operator_acts_for_the_office() -> None:
    assert not PUBLIC.holds(*Role)
    assert OPERATOR.holds(Role.PROVINCIAL_OFFICER)


def test_the_scope_is_where_the_role_is_held() -> None:
    assert Actor(1, "A", Role.COMMUNE_OFFICER, unit="03352").scope == "03352"
    assert Actor(1, "A", Role.PRODUCER_REPRESENTATIVE, producer="htx-a").scope == "htx-a"


def test_every_role_has_its_words() -> None:
    assert set(ROLE_NAMES) == set(Role)
