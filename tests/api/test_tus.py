"""Every MUST of tus 1.0.0, core and creation, that binds a server (https://tus.io): a test each."""

from __future__ import annotations

import base64
from uuid import uuid4

import pytest

from given.files import a_pdf
from given.program import PIECES, TUS, Program
from hoaban.areas.registry.models import Producer
from hoaban.core.accounts.roles import Role
from hoaban.core.files.models import StoredFile

pytestmark = pytest.mark.django_db
FILES = "/api/v1/files"
PDF = a_pdf()


def base64_of(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


# --- Tus-Resumable, Tus-Version ---


def test_every_answer_carries_the_version(program: Program) -> None:
    place = program.begins(len(PDF))["Location"]
    client, whoever = program.client, Program()

    answers = [
        program.begins(3),
        program.begins("x"),
        program.begins(26 << 20),
        program.asks_of(place),
        program.sends(place, b"a", 5),
        program.sends(place, PDF, 0),
        program.asks_of(f"{FILES}/{uuid4()}"),
        program.asks_of(f"{FILES}/khong-co"),
        client.patch(place, b"a", content_type=PIECES, headers=program.headers),
        client.delete(place, headers={**program.headers, **TUS}),
        client.get(place, headers=program.headers),
        whoever.begins(3),
        whoever.sends(place, b"a", 0),
    ]

    assert {answer.status_code for answer in answers} >= {201, 200, 204, 401, 404, 405, 409, 412, 413, 422}
    assert all(answer["Tus-Resumable"] == "1.0.0" for answer in answers)


@pytest.mark.parametrize("spoken", [None, "0.2.2", "1.0.1", ""])
def test_another_version_is_412_names_ours_and_nothing_is_done(program: Program, spoken: str | None) -> None:
    place = program.begins(3)["Location"]
    version = {} if spoken is None else {"tus-resumable": spoken}
    told = {**program.headers, **version, "upload-offset": "0", "upload-length": "3"}

    answers = [
        program.client.post(FILES, headers=told),
        program.client.head(place, headers=told),
        program.client.patch(place, b"abc", content_type=PIECES, headers=told),
    ]

    assert [(answer.status_code, answer["Tus-Version"]) for answer in answers] == [(412, "1.0.0")] * 3
    assert program.asks_of(place)["Upload-Offset"] == "0"


def test_options_tells_the_versions_and_asks_for_none(program: Program) -> None:
    place = program.begins(3)["Location"]

    for address in (FILES, place):
        for spoken in ({}, {"tus-resumable": "0.2.2"}):
            told = Program().client.options(address, headers=spoken)
            assert told.status_code == 204
            assert (told["Tus-Version"], told["Tus-Extension"], told["Tus-Max-Size"]) == (
                "1.0.0", "creation", str(25 << 20),
            )  # fmt: skip


# --- HEAD ---


def test_head_always_tells_offset_and_length_and_is_not_kept_on_the_way(program: Program) -> None:
    place = program.begins(len(PDF))["Location"]

    for sent in (0, 100, len(PDF)):
        program.sends(place, PDF[:sent], 0) if sent == 100 else None
        program.sends(place, PDF[100:], 100) if sent == len(PDF) else None
        told = program.asks_of(place)
        assert (told.status_code, told["Upload-Offset"], told["Upload-Length"]) == (
            200, str(sent), str(len(PDF)),
        )  # fmt: skip
        assert told["Cache-Control"] == "no-store"


def test_head_of_no_upload_tells_no_offset(program: Program) -> None:
    told = program.asks_of(f"{FILES}/{uuid4()}")

    assert told.status_code == 404
    assert "Upload-Offset" not in told


def test_head_tells_the_metadata_as_it_was_sent(program: Program, producer: Producer) -> None:
    said = f"filename {base64_of('phiếu.pdf')},owner {base64_of(producer.slug)},is_confidential"
    place = program.begins(len(PDF), headers={"upload-metadata": said})["Location"]

    assert program.asks_of(place)["Upload-Metadata"] == said
    assert "Upload-Metadata" not in program.asks_of(program.begins(3)["Location"])


def test_head_of_a_whole_file_tells_its_name(program: Program) -> None:
    place = program.begins(len(PDF), filename="phiếu.pdf")["Location"]
    program.sends(place, PDF, 0)

    assert program.asks_of(place)["Upload-Metadata"] == f"filename {base64_of('phiếu.pdf')}"


# --- PATCH ---


def test_patch_is_acknowledged_by_204_with_the_offset_before_it_and_the_bytes_it_brought(
    program: Program,
) -> None:
    place = program.begins(len(PDF))["Location"]

    first, second = program.sends(place, PDF[:7], 0), program.sends(place, PDF[7:20], 7)

    assert [(told.status_code, told["Upload-Offset"]) for told in (first, second)] == [
        (204, "7"),
        (204, "20"),
    ]


def test_patch_of_another_type_is_415_and_changes_nothing(program: Program) -> None:
    place = program.begins(3)["Location"]
    told = {**program.headers, **TUS, "upload-offset": "0"}

    answer = program.client.patch(place, b"abc", content_type="application/octet-stream", headers=told)

    assert answer.status_code == 415
    assert program.asks_of(place)["Upload-Offset"] == "0"


@pytest.mark.parametrize("offset", ["0", "5", "-1", "4.0", "+4", "x", ""])
def test_patch_from_another_offset_is_409_and_changes_nothing(program: Program, offset: str) -> None:
    place = program.begins(10)["Location"]
    program.sends(place, b"abcd", 0)

    assert program.sends(place, b"efgh", offset).status_code == 409
    assert program.asks_of(place)["Upload-Offset"] == "4"


def test_patch_of_no_upload_is_404(program: Program) -> None:
    assert program.sends(f"{FILES}/{uuid4()}", b"a", 0).status_code == 404


def test_patch_of_a_whole_file_goes_on_from_its_end_only(program: Program) -> None:
    place = program.begins(len(PDF))["Location"]
    program.sends(place, PDF, 0)

    again = program.sends(place, PDF, 0)
    nothing = program.sends(place, b"", len(PDF), **{"content-type": PIECES})
    more = program.sends(place, b"a", len(PDF))

    assert (again.status_code, again["Upload-Offset"]) == (409, str(len(PDF)))
    assert (nothing.status_code, nothing["Upload-Offset"]) == (204, str(len(PDF)))
    assert nothing["Hoaban-File"] == str(StoredFile.objects.get().key)
    assert more.status_code == 413
    assert StoredFile.objects.count() == 1
    other = Program(Role.EDITOR)
    assert other.sends(place, b"a", len(PDF)).status_code == 403


# --- X-HTTP-Method-Override ---


@pytest.mark.parametrize("written", ["PATCH", "patch", " PATCH "])
def test_the_method_in_the_header_is_the_method(program: Program, written: str) -> None:
    place = program.begins(len(PDF))["Location"]
    told = {**program.headers, **TUS, "x-http-method-override": written, "upload-offset": "0"}

    sent = program.client.post(place, PDF, content_type=PIECES, headers=told)
    asked = program.client.post(place, headers={**program.headers, **TUS, "x-http-method-override": "HEAD"})

    assert (sent.status_code, sent["Upload-Offset"]) == (204, str(len(PDF)))
    assert (asked.status_code, asked["Upload-Offset"], asked.content) == (200, str(len(PDF)), b"")
    assert StoredFile.objects.count() == 1


def test_the_method_in_the_header_is_held_to_the_same_rules(program: Program) -> None:
    place = program.begins(3)["Location"]
    post = program.client.post

    def override(method: str, **headers: str) -> dict[str, str]:
        return {**program.headers, **TUS, "x-http-method-override": method, **headers}

    assert post(place, headers=override("DELETE")).status_code == 405  # termination is not spoken
    assert post(place, headers=override("PATCH", **{"tus-resumable": "9"})).status_code == 412
    assert post(place, headers={**override("PATCH"), "authorization": ""}).status_code == 401
    assert post(FILES, headers={"x-http-method-override": "OPTIONS"}).status_code == 204
    assert post(f"{FILES}/khong-co", headers=override("HEAD")).status_code == 404
    assert program.asks_of(place)["Upload-Offset"] == "0"


# --- creation ---


def test_creation_is_201_with_the_place_of_the_upload(program: Program) -> None:
    begun = program.begins(3)

    assert begun.status_code == 201
    assert program.asks_of(begun["Location"])["Upload-Length"] == "3"


def test_what_is_longer_than_the_maximum_is_413(program: Program) -> None:
    told = program.begins((25 << 20) + 1)

    assert (told.status_code, told["Tus-Max-Size"]) == (413, str(25 << 20))


def test_creation_without_a_length_is_not_taken(program: Program) -> None:
    headers = {**program.headers, **TUS}

    for more in ({}, {"upload-defer-length": "1"}):
        assert program.client.post(FILES, headers={**headers, **more}).status_code == 422


@pytest.mark.parametrize(
    "metadata",
    ["filename YQ==,filename Yg==", "filename,filename YQ==", "tên YQ==", "filename YQ", "filename Y Q=="],
)
def test_metadata_with_a_key_twice_or_no_base64_is_not_taken(program: Program, metadata: str) -> None:
    told = program.begins(3, headers={"upload-metadata": metadata})

    assert (told.status_code, told.json()["errors"][0]["code"]) == (422, "bad-metadata")
