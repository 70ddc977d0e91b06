"""Is the server up."""

import pytest

from given.browser import a_browser_of


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_the_watch_is_answered(address: str) -> None:
    assert a_browser_of().get(address).content == b"ok\n"
