"""Who may bring whole files of rows in, see them, and take them back."""

from __future__ import annotations

import pytest

from given.people import an_actor
from hoaban.core.accounts.roles import Role
from hoaban.core.imports.models import ImportFile
from hoaban.core.imports.permissions import (
    may_import,
    may_save_import,
    may_see_import,
    may_undo_import,
)

pytestmark = pytest.mark.django_db

ABOUT = (may_see_import, may_save_import, may_undo_import)


def test_the_office_may() -> None:
    actor = an_actor(Role.PROVINCIAL_OFFICER)

    assert may_import(actor)
    assert all(may(actor, ImportFile()) for may in ABOUT)


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.PROVINCE_CHAIRMAN, Role.ADMINISTRATOR])
def test_nobody_else_may(role: Role) -> None:
    actor = an_actor(role)

    verdicts = [may_import(actor), *(may(actor, ImportFile()) for may in ABOUT)]

    assert {verdict.code for verdict in verdicts} == {"not-importer"}  # type: ignore[union-attr]
