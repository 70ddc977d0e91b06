"""The notices of a desk."""

import pytest

from hoaban.core.actors import PUBLIC
from hoaban.core.notices.queries import notices_of


@pytest.mark.django_db
def test_a_visitor_has_no_notices() -> None:
    assert not notices_of(PUBLIC)
