"""Files that come in part: they survive, nobody else writes them, and they end after a day."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from given.files import a_pdf
from given.people import NOON
from hoaban.core.files import uploads
from hoaban.core.files.uploads import Busy, Gone, Upload
from hoaban.core.permissions import Refusal


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.UPLOADS_DIR = tmp_path / "uploads"
    return settings.UPLOADS_DIR


def an_upload_under_way(length: int = 10, **values: Any) -> Upload:
    given = {"name": "giay.pdf", "owner": "htx-a", "holding": 1, "begun_at": NOON, **values}
    upload = Upload(id=uuid4(), length=length, **given)
    uploads.begin(upload)
    return upload


def test_what_was_announced_is_found_again_after_a_restart() -> None:
    upload = an_upload_under_way()

    assert uploads.upload_called(upload.id) == upload
    assert uploads.uploads_under_way() == [upload]
    assert uploads.received(upload) == 0
    assert uploads.upload_called(UUID(int=7)) is None


def test_bytes_are_appended_and_no_more_than_announced() -> None:
    upload = an_upload_under_way(length=5)

    with uploads.held(upload) as piece:
        assert uploads.append(piece, io.BytesIO(b"abc"), 5) == 3
        assert uploads.append(piece, io.BytesIO(b"defgh"), 2) == 5

    assert uploads.whole(upload).content == b"abcde"


def test_a_broken_connection_keeps_what_came() -> None:
    class Breaks(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            part = super().read(2)
            if not part:
                raise OSError("gone")
            return part

    upload = an_upload_under_way()

    with uploads.held(upload) as piece:
        assert uploads.append(piece, Breaks(b"abcd"), 10) == 4


def test_two_connections_do_not_write_at_once() -> None:
    upload = an_upload_under_way()

    with uploads.held(upload), pytest.raises(Busy), uploads.held(upload):
        pass
    with uploads.held(upload) as piece:
        assert piece


def test_what_was_let_go_is_gone() -> None:
    upload = an_upload_under_way()
    with uploads.held(upload):
        uploads.let_go(upload)

    assert uploads.upload_called(upload.id) is None
    with pytest.raises(Gone):
        uploads.received(upload)
    with pytest.raises(Gone), uploads.held(upload):
        pass


def test_one_who_waited_for_a_finished_upload_does_not_write_into_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    upload = an_upload_under_way()
    monkeypatch.setattr(uploads, "_lock", lambda piece: uploads.let_go(upload))

    with pytest.raises(Gone), uploads.held(upload):
        pass


def test_the_whole_is_looked_into() -> None:
    upload = an_upload_under_way(length=4)
    other = an_upload_under_way(length=len(a_pdf()))
    for one, content in ((upload, b"text"), (other, a_pdf())):
        with uploads.held(one) as piece:
            uploads.append(piece, io.BytesIO(content), one.length)

    assert isinstance(uploads.whole(upload).kind, Refusal)
    assert uploads.whole(other).kind == "application/pdf"


def test_an_upload_ends_after_a_day_unless_it_is_being_written() -> None:
    old = an_upload_under_way()
    written = an_upload_under_way()
    halfway_gone = an_upload_under_way()
    uploads._piece_place(halfway_gone.id).unlink()

    with uploads.held(written):
        young = an_upload_under_way(begun_at=NOON + timedelta(days=1, seconds=1))

    assert {one.id for one in uploads.uploads_under_way()} == {written.id, young.id}
    assert not uploads._piece_place(old.id).exists()


def test_a_note_that_vanishes_while_we_look_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    an_upload_under_way()

    def vanished(place: Path) -> Upload:
        raise FileNotFoundError

    monkeypatch.setattr(uploads, "_upload_in", vanished)

    assert uploads.uploads_under_way() == []
