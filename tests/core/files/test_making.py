"""The jobs that draw renditions: once each, again where they are missing, and nothing hostile stops them."""

import hashlib
import os
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from given import tasks
from given.files import a_pdf, an_upload
from given.hostile import a_pdf_that_draws_for_ever
from given.jobs import all_jobs_done
from given.people import COMMUNE, an_act
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.files import making, store
from hoaban.core.files.actions import keep_content, keep_file
from hoaban.core.files.models import StoredFile
from hoaban.core.jobs.actions import enqueue
from hoaban.core.jobs.queries import counts, standing_of

pytestmark = pytest.mark.django_db


@deed(inner=True)
def keep(act: Act, content: bytes) -> StoredFile:
    return keep_file(act, an_upload(content=content), owner=COMMUNE)


def a_file(content: bytes) -> StoredFile:
    return keep(an_act(Role.COMMUNE_OFFICER), content)


def unlike(number: int) -> bytes:
    return a_pdf() + f"\n% {number}\n".encode()


def test_a_kept_file_is_drawn_by_a_job(drawings: Path) -> None:
    file = a_file(unlike(1))
    assert file.renditions.state == "waiting"

    all_jobs_done()

    assert file.renditions.state == "made"


def test_the_same_content_is_drawn_once(drawings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = unlike(1)
    a_file(content), a_file(content)
    made: list[str] = []
    make = making.make
    monkeypatch.setattr(making, "make", lambda *asked: (made.append(asked[0]), make(*asked)))

    all_jobs_done()
    third = a_file(content)

    assert len(made) == 1
    assert third.renditions.state == "made"
    assert counts()["waiting"] == 0


def test_what_is_no_picture_and_no_pdf_is_not_queued(drawings: Path) -> None:
    @deed(inner=True)
    def keep_table(act: Act) -> StoredFile:
        return keep_content(act, b"a;b", name="a.csv", content_type="text/csv", owner=COMMUNE)

    file = keep_table(an_act(Role.COMMUNE_OFFICER))

    assert file.renditions.state == "none"
    assert counts()["waiting"] == 0


def test_a_broken_file_is_noted_and_not_tried_again(drawings: Path, caplog: pytest.LogCaptureFixture) -> None:
    content = b"%PDF-1.7 nothing"
    sha256 = hashlib.sha256(content).hexdigest()
    store.put(sha256, content)

    making.make(sha256, "application/pdf")

    assert making.renditions_of(sha256).state == "failed"
    assert "broken" in caplog.text


def test_a_file_that_draws_for_ever_is_ended_and_the_next_one_drawn(
    drawings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(making, "MOST_SECONDS", 2)
        hostile = a_file(a_pdf_that_draws_for_ever())
        all_jobs_done()
    honest = a_file(unlike(2))

    all_jobs_done()

    assert (hostile.renditions.state, honest.renditions.state) == ("failed", "made")
    assert not list(drawings.glob(".draft-*"))


def test_a_process_that_dies_is_no_more_than_a_file_without_a_preview(
    drawings: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dying = tmp_path / "dying.py"
    dying.write_text(
        "import os, signal, sys; open(f'{sys.argv[2]}/1600.jpg', 'w'); os.kill(os.getpid(), signal.SIGSEGV)"
    )
    monkeypatch.setattr(making.drawing, "__file__", str(dying))
    file = a_file(unlike(3))

    all_jobs_done()

    assert file.renditions.state == "failed"
    assert [path.name for path in making.folder_of(file.sha256).iterdir()] == ["note.json"]


def test_what_is_missing_is_drawn_anew_and_one_can_see_how_far_it_is(drawings: Path) -> None:
    files = [a_file(unlike(number)) for number in range(2)]
    DBTaskResult.objects.all().delete()  # as after a restore
    lost = a_file(unlike(9))
    store.storages["papers"].delete(store.place_of(lost.sha256))
    DBTaskResult.objects.all().delete()

    job = enqueue(making.make_missing)
    all_jobs_done()

    assert [file.renditions.state for file in files] == ["made", "made"]
    assert lost.renditions.state == "waiting"
    standing = standing_of(job)
    assert standing
    assert (standing.state, standing.done, standing.total) == ("done", 3, 3)


def test_who_waits_for_something_goes_before_what_is_missing(
    drawings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_file(unlike(4))
    DBTaskResult.objects.all().delete()
    enqueue(making.make_missing)
    order: list[str] = []
    make, missing = making.make, making._missing
    monkeypatch.setattr(making, "make", lambda *asked: (order.append("drawn"), make(*asked)))

    def somebody_comes() -> list[tuple[str, str]]:
        if not order:
            order.append("looked")
            enqueue(tasks.note, str(tmp_path / "lines"))
        return missing()

    monkeypatch.setattr(making, "_missing", somebody_comes)

    all_jobs_done()

    assert order == ["looked", "drawn"]
    assert (tmp_path / "lines").exists()
    assert file.renditions.state == "made"
    assert counts() == {"waiting": 0, "running": 0, "done": 3, "failed": 0}


def test_what_a_killed_worker_or_another_recipe_left_is_cleared(drawings: Path) -> None:
    young, old, other = drawings / ".draft-1", drawings / ".draft-2", drawings / "0"
    for place in (young, old, other, drawings / "1"):
        place.mkdir(parents=True)
    os.utime(old, (1, 1))

    enqueue(making.make_missing)
    all_jobs_done()

    assert sorted(path.name for path in drawings.iterdir()) == [".draft-1", "1"]
