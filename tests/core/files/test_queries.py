"""How much lies here: 2 GB a producer, what is announced counted in."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from given.files import a_pdf, an_upload
from given.people import NOON, the_operator
from hoaban.core.actions import Act, deed
from hoaban.core.files import uploads
from hoaban.core.files.actions import keep_file
from hoaban.core.files.models import StoredFile
from hoaban.core.files.queries import bytes_of, room_for
from hoaban.core.files.uploads import Upload
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


@deed(inner=True)
def keep_of(act: Act, owner: str) -> StoredFile:
    """A deed of this test."""
    return keep_file(act, an_upload(), owner=owner)


@pytest.fixture(autouse=True)
def small(settings: Any, tmp_path: Path) -> None:
    settings.UPLOADS_DIR = tmp_path
    settings.LARGEST_LIBRARY = len(a_pdf()) + 100


def test_a_full_library_takes_nothing_more() -> None:
    keep_of(the_operator(), "htx-a")

    refusal = room_for("htx-a", 101)
    assert refusal.code == "library-full"
    assert room_for("htx-a", 100)
    assert room_for("htx-b", 101)
    with pytest.raises(Refused):
        keep_of(the_operator(), "htx-a")
    assert bytes_of("htx-a") == len(a_pdf())


@pytest.mark.parametrize(("megabytes", "said"), [(2048, "đầy 2 GB,"), (500, "đầy 500 MB,")])
def test_the_limit_is_said_as_people_say_it(settings: Any, megabytes: int, said: str) -> None:
    settings.LARGEST_LIBRARY = megabytes << 20

    assert said in room_for("htx-a", (megabytes << 20) + 1).why


def test_what_is_announced_takes_room_but_not_from_itself() -> None:
    upload = Upload(uuid4(), "a.pdf", "htx-a", len(a_pdf()), 1, NOON)
    uploads.begin(upload)

    assert not room_for("htx-a", 101)
    assert room_for("htx-a", 101, besides=upload)


def test_the_papers_of_offices_have_no_limit() -> None:
    for owner in ("03352", "province"):
        keep_of(the_operator(), owner)
        assert room_for(owner, 101)
