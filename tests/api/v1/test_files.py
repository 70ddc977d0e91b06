"""Files by tus 1.0.0: announced, sent in pieces, kept when whole, named by their id in deeds."""

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from given.files import a_pdf
from given.people import COMMUNE, OTHER_COMMUNE
from given.program import TUS, Program
from hoaban.api.v1 import files
from hoaban.areas.registry.models import Evidence, Producer
from hoaban.core.accounts.roles import Role
from hoaban.core.audit.chain import verify
from hoaban.core.files import uploads
from hoaban.core.files.models import StoredFile

pytestmark = pytest.mark.django_db


def code_of(response: Any) -> tuple[int, str]:
    assert response["Content-Type"] == "application/problem+json"
    assert response["Tus-Resumable"] == "1.0.0"
    return response.status_code, response.json()["code"]


def test_what_the_server_speaks_is_told_without_a_token() -> None:
    response = Program().client.options("/api/v1/files")

    assert response.status_code == 204
    assert response["Tus-Version"] == response["Tus-Resumable"] == "1.0.0"
    assert response["Tus-Extension"] == "creation"
    assert response["Tus-Max-Size"] == str(25 << 20)


def test_a_file_sent_in_pieces_is_kept_when_its_last_byte_is_in(
    program: Program, producer: Producer, folder: Path
) -> None:
    content = a_pdf()
    begun = program.begins(len(content), filename="phiếu kiểm nghiệm.pdf")
    place = begun["Location"]

    first = program.sends(place, content[:100], 0)
    asked = program.asks_of(place)
    last = program.sends(place, content[100:], 100)

    assert (begun.status_code, first.status_code, asked.status_code, last.status_code) == (201, 204, 200, 204)
    assert (first["Upload-Offset"], asked["Upload-Offset"], asked["Upload-Length"]) == (
        "100", "100", str(len(content)),
    )  # fmt: skip
    assert "Hoaban-File" not in first
    assert last["Hoaban-File"] == place.rpartition("/")[2]
    file = StoredFile.objects.get(key=last["Hoaban-File"])
    assert (file.name, file.owner, file.size) == ("phiếu kiểm nghiệm.pdf", producer.slug, len(content))
    assert not list(folder.iterdir())
    assert verify().ok


def test_a_kept_file_is_a_paper_for_deeds(program: Program, producer: Producer) -> None:
    key = program.uploads(a_pdf())["Hoaban-File"]

    values = {"producer": producer.slug, "kind": "business-registration", "file": key}
    done = program.does("registry.add_evidence", **values)

    assert done.status_code == 200, done.content
    assert str(Evidence.objects.get().current.file.key) == key


def test_how_far_a_file_is_can_be_read_before_and_after(program: Program) -> None:
    content = a_pdf()
    place = program.begins(len(content), filename="a.pdf")["Location"]

    before = program.client.get(place, headers=program.headers).json()
    program.sends(place, content, 0)
    after = program.client.get(place, headers=program.headers).json()

    assert (before["file"], before["offset"], before["length"]) == (None, 0, len(content))
    assert (after["file"], after["offset"], after["content_type"]) == (
        after["id"], len(content), "application/pdf",
    )  # fmt: skip
    head = program.asks_of(place)
    assert (head["Upload-Offset"], head["Hoaban-File"]) == (str(len(content)), after["id"])


def test_bytes_from_another_place_than_we_are_at_are_not_taken(program: Program) -> None:
    place = program.begins(10)["Location"]
    program.sends(place, b"abcd", 0)

    for offset in (0, 5, "x", ""):
        wrong = program.sends(place, b"efgh", offset)
        assert code_of(wrong) == (409, "upload-offset")
        assert wrong["Upload-Offset"] == "4"
    assert program.asks_of(place)["Upload-Offset"] == "4"


def test_more_than_was_announced_is_not_taken(program: Program) -> None:
    place = program.begins(3)["Location"]

    assert code_of(program.sends(place, b"abcd", 0)) == (413, "upload-too-long")


def test_another_version_is_not_spoken(program: Program) -> None:
    response = program.begins(3, headers={"tus-resumable": "0.2.2"})

    assert code_of(response) == (412, "tus-version")
    assert response["Tus-Version"] == "1.0.0"


def test_bytes_of_another_content_type_are_not_taken(program: Program) -> None:
    place = program.begins(3)["Location"]

    response = program.client.patch(
        place, b"abc", content_type="application/json",
        headers={**program.headers, **TUS, "upload-offset": "0"},
    )  # fmt: skip

    assert code_of(response) == (415, "content-type")


@pytest.mark.parametrize(
    ("length", "status", "code"),
    [
        ("", 422, "bad-input"),
        ("-1", 422, "bad-input"),
        ("0", 422, "bad-input"),
        ("9" * 40, 422, "bad-input"),
        (25 << 20, 201, ""),
        ((25 << 20) + 1, 413, "file-too-large"),
    ],
)
def test_a_length_is_checked_before_a_byte_is_sent(
    program: Program, length: Any, status: int, code: str
) -> None:
    response = program.begins(length)

    assert response.status_code == status
    assert not code or response.json()["code"] == code


def test_metadata_that_cannot_be_read_is_said(program: Program) -> None:
    for wrong in ("filename ???", "filename /w==", "owner a b c"):
        response = program.begins(3, headers={"upload-metadata": wrong})
        assert response.json()["errors"][0]["code"] == "bad-metadata"
    assert program.begins(3, headers={"upload-metadata": ",is_confidential"}).status_code == 201


def test_what_is_no_paper_is_refused_at_the_last_byte_and_let_go(program: Program, folder: Path) -> None:
    response = program.uploads(b"<html>", filename="anh.jpg")

    assert code_of(response) == (403, "file-kind")
    assert not list(folder.iterdir())
    assert not StoredFile.objects.exists()


def test_a_full_library_says_so_before_a_byte_is_sent(program: Program, settings: Any) -> None:
    settings.LARGEST_LIBRARY = 100

    assert code_of(program.begins(101)) == (403, "library-full")


def test_files_are_brought_for_whom_one_may(producer: Producer) -> None:
    officer = Program(Role.COMMUNE_OFFICER, unit=COMMUNE)
    other = Program(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE)
    office = Program(Role.PROVINCIAL_OFFICER)

    for program, owner, kept in (
        (officer, producer.slug, producer.slug),
        (office, producer.slug, producer.slug),
        (officer, "", COMMUNE),
        (office, "", "province"),
    ):
        key = program.uploads(a_pdf(), **({"owner": owner} if owner else {}))["Hoaban-File"]
        assert StoredFile.objects.get(key=key).owner == kept
    assert code_of(other.begins(3, owner=producer.slug)) == (403, "not-own-producer")
    assert code_of(other.begins(3, owner="province")) == (403, "not-own-files")
    assert code_of(Program(Role.EDITOR).begins(3)) == (403, "not-own-files")


def test_an_upload_belongs_to_who_began_it(program: Program) -> None:
    place = program.begins(3)["Location"]
    other = Program(Role.PROVINCIAL_OFFICER)

    assert code_of(other.sends(place, b"abc", 0)) == (403, "not-own-upload")
    assert other.asks_of(place).status_code == 403


def test_a_kept_file_is_read_by_who_may_read_it(program: Program) -> None:
    place = program.begins(len(a_pdf()))["Location"]
    program.sends(place, a_pdf(), 0)

    assert Program(Role.PROVINCIAL_OFFICER).asks_of(place).status_code == 200
    assert Program(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE).asks_of(place).status_code == 403


def test_without_a_token_or_an_upload_there_is_nothing(program: Program) -> None:
    place = f"/api/v1/files/{uuid4()}"

    assert Program().sends(place, b"a", 0).status_code == 401
    assert code_of(program.sends(place, b"a", 0)) == (404, "no-such-upload")
    assert program.asks_of(place).status_code == 404
    assert program.client.get("/api/v1/files/abc", headers=program.headers).status_code == 404


def test_two_connections_cannot_mix_their_bytes(program: Program) -> None:
    place = program.begins(10)["Location"]
    upload = uploads.upload_called(UUID(place.rpartition("/")[2]))
    assert upload

    with uploads.held(upload):
        assert code_of(program.sends(place, b"abc", 0)) == (423, "upload-busy")

    assert program.sends(place, b"abc", 0).status_code == 204


def test_what_was_whole_when_the_server_was_killed_is_kept_when_asked_for(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = program.begins(len(a_pdf()))["Location"]

    def killed(*args: Any, **kwargs: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as kill:
        kill.setattr(files, "keep_upload", killed)
        with pytest.raises(KeyboardInterrupt):
            program.sends(place, a_pdf(), 0)
    upload = uploads.upload_called(UUID(place.rpartition("/")[2]))
    assert upload
    with uploads.held(upload):
        assert program.asks_of(place).status_code == 423

    assert program.asks_of(place)["Hoaban-File"] == str(upload.id)
    assert StoredFile.objects.get().key == upload.id


def test_an_upload_that_vanishes_meanwhile_is_said(program: Program) -> None:
    place = program.begins(3)["Location"]
    uploads._piece_place(UUID(place.rpartition("/")[2])).unlink()

    assert code_of(program.sends(place, b"abc", 0)) == (404, "no-such-upload")
    assert program.asks_of(place).status_code == 404
