"""Who may see how the work in the background stands."""

import pytest

from given.people import an_actor
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import PUBLIC
from hoaban.core.jobs.permissions import may_see_jobs

pytestmark = pytest.mark.django_db


def test_the_administrator_and_the_office_see_it_and_nobody_else() -> None:
    assert may_see_jobs(an_actor(Role.ADMINISTRATOR))
    assert may_see_jobs(an_actor(Role.PROVINCIAL_OFFICER))
    for actor in (PUBLIC, an_actor(Role.AUDITOR), an_actor(Role.COMMUNE_OFFICER)):
        refusal = may_see_jobs(actor)
        assert not refusal
        assert refusal.code == "jobs-not-shown"
