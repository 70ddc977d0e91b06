"""The same store on S3, against a stand-in."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from given.files import a_pdf, an_upload
from given.installation import Installation
from given.rows import rows_of_a_test
from given.s3 import BUCKET, Bucket, a_bucket
from hoaban.config import given, s3
from hoaban.core.files import store
from hoaban.core.files.actions import keep_file
from hoaban.core.health import why_no_storage

TWELVE_MB = 12 << 20
NAME = "Phiếu kiểm nghiệm đậu tương Điện Biên ửỡ.pdf"


@pytest.fixture(scope="module")
def server() -> Iterator[Bucket]:
    with a_bucket() as bucket:
        yield bucket


@pytest.fixture
def bucket(server: Bucket, settings: Any) -> Bucket:
    """The installation's files lie in the bucket, under "giay-to"."""
    read = given.read({"HOABAN_DATA_DIR": "/tmp/none", "HOABAN_DEMO": "0", **server.settings("/giay-to/")})
    assert read.s3 is not None
    settings.STORAGES = {**settings.STORAGES, "papers": s3.storage(read.s3)}
    return server


@pytest.mark.django_db
def test_twelve_megabytes_with_a_vietnamese_name_go_in_parts_and_come_back(bucket: Bucket) -> None:
    content = a_pdf() + os.urandom(TWELVE_MB)

    with rows_of_a_test() as act:
        kept = keep_file(act, an_upload(NAME, content), owner="province")

    assert (kept.name, kept.size) == (NAME, len(content))
    assert store.content_of(kept.sha256) == content
    name = f"giay-to/{store.place_of(hashlib.sha256(content).hexdigest())}"
    assert name in bucket.names()
    assert bucket.client.head_object(Bucket=BUCKET, Key=name)["ETag"].endswith('-2"')  # two parts


def test_content_is_written_once_and_again_where_it_is_cut_short(bucket: Bucket) -> None:
    store.put("ab" * 32, b"noi")
    store.put("ab" * 32, b"noi dung")
    store.put("ab" * 32, b"khac roi")

    assert store.content_of("ab" * 32) == b"noi dung"
    assert (store.holds("ab" * 32), store.holds("cd" * 32)) == (True, False)
    assert not why_no_storage()
    with pytest.raises(FileNotFoundError):
        store.content_of("cd" * 32)


def test_a_server_that_is_away_is_one_error_that_callers_know(bucket: Bucket, settings: Any) -> None:
    options = {**settings.STORAGES["papers"]["OPTIONS"], "endpoint_url": "http://127.0.0.1:1"}
    settings.STORAGES = {**settings.STORAGES, "papers": {**settings.STORAGES["papers"], "OPTIONS": options}}

    with pytest.raises(store.StoreAway):
        store.put("ab" * 32, b"x")
    with pytest.raises(store.StoreAway):
        store.content_of("ab" * 32)
    assert why_no_storage() == "away"


def test_a_bucket_that_is_not_there_is_refused_at_the_start(server: Bucket, tmp_path: Path) -> None:
    place = Installation(tmp_path / "data", **server.settings() | {"HOABAN_FILES_URL": "s3://khac-han"})

    done = place.run("audit", "verify", check=False)

    assert done.returncode == 2
    assert "HOABAN_FILES_URL: không vào được kho khac-han" in done.stderr
    assert "bi-mat-thu" not in done.stderr


KEEP = """
import django; django.setup()
from given.files import an_upload
from given.rows import rows_of_a_test
from hoaban.core.files.actions import keep_file
with rows_of_a_test() as act:
    kept = keep_file(act, an_upload(%r), owner="province")
print('"' + kept.sha256 + '"')
"""
READ = """
import django; django.setup()
from hoaban.core.files.store import content_of
import hashlib, json
print(json.dumps(hashlib.sha256(content_of(%r)).hexdigest()))
"""


def test_a_backup_holds_what_lies_on_s3_and_goes_into_a_folder_and_back(
    server: Bucket, tmp_path: Path
) -> None:
    from given.installation import python_in

    origin = Installation(tmp_path / "origin", **server.settings("/mot"))
    origin.run("user", "add", "a@demo.invalid")
    sha256 = python_in(origin, KEEP % NAME)
    assert not (origin.folder / "files").exists()
    origin.run("backup", str(tmp_path / "a.tar.gz"))

    in_folder = Installation(tmp_path / "folder")
    in_folder.run("restore", str(tmp_path / "a.tar.gz"))
    in_folder.run("backup", str(tmp_path / "b.tar.gz"))
    on_s3 = Installation(tmp_path / "s3", **server.settings("/hai"))
    on_s3.run("restore", str(tmp_path / "b.tar.gz"))

    for place in (in_folder, on_s3):
        assert python_in(place, READ % sha256) == sha256
        assert json.loads(place.run("audit", "verify").stdout)["ok"]
    assert f"hai/{store.place_of(sha256)}" in server.names()
