"""Who may take the whole installation along: the operator and the administrator."""

from __future__ import annotations

import pytest

from given.people import an_actor
from hoaban.core.accounts.roles import COMMUNE_ROLES, PRODUCER_ROLES, Role
from hoaban.core.actors import OPERATOR, PUBLIC
from hoaban.core.documents.permissions import may_export_everything

pytestmark = pytest.mark.django_db


def test_the_operator_and_the_administrator_may() -> None:
    assert may_export_everything(OPERATOR)
    assert may_export_everything(an_actor(Role.ADMINISTRATOR))


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR} - COMMUNE_ROLES - PRODUCER_ROLES))
def test_nobody_else_may(role: Role) -> None:
    verdict = may_export_everything(an_actor(role))

    assert verdict.code == "not-leaver"  # type: ignore[union-attr]
    assert may_export_everything(PUBLIC).code == "not-leaver"  # type: ignore[union-attr]
