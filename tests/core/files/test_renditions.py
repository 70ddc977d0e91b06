"""What is shown instead of a file."""

import hashlib
from pathlib import Path

from given.files import a_pdf
from hoaban.core.files import store
from hoaban.core.files.making import make
from hoaban.core.files.renditions import Renditions, folder_of, renditions_of


def kept(content: bytes) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    store.put(sha256, content)
    return sha256


def test_a_file_waits_until_it_is_drawn_and_then_has_every_size(drawings: Path) -> None:
    sha256 = kept(a_pdf())
    waiting = renditions_of(sha256)
    assert (waiting.state, waiting.largest, waiting.smallest) == ("waiting", None, None)

    make(sha256, "application/pdf")

    made = renditions_of(sha256)
    assert made.state == "made"
    assert [(one.side, one.width, one.content_type) for one in made.all] == [
        (1600, 1600, "image/jpeg"),
        (800, 800, "image/jpeg"),
        (400, 400, "image/jpeg"),
    ]
    assert made.largest == made.of(1600)
    assert made.smallest == made.of(400)
    assert made.of(7) is None
    assert made.all[0].content.startswith(b"\xff\xd8")


def test_of_other_kinds_nothing_is_drawn(drawings: Path) -> None:
    assert renditions_of("ab" * 32, "text/csv") == Renditions("none")


def test_they_lie_by_the_hash_of_the_content_and_by_the_recipe(drawings: Path) -> None:
    assert folder_of("ab" * 32) == drawings / "1" / "ab" / ("ab" * 32)
