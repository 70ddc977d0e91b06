"""A real installation with its server, and people at its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from given.installation import Installation
from given.visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An empty, real installation of Điện Biên, its server up."""
    place = Installation(tmp_path_factory.mktemp("data"))
    with place.serving():
        yield place


@pytest.fixture
def visitor(chromium: Browser, place: Installation) -> Iterator[Callable[[], Visitor]]:
    """Gives people with a phone; each has a browser of their own."""
    there: list[Visitor] = []

    def comes() -> Visitor:
        there.append(Visitor(chromium, place.base))
        return there[-1]

    yield comes
    for one in there:
        one.leave()
