"""Every row and every file, in plain formats: as many as the database has, and each as its hash says."""

from __future__ import annotations

import csv
import hashlib
import json
import zipfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from given.certificates import a_certificate
from given.people import NOON, an_actor
from given.registry import a_paper, a_producer
from given.rows import rows_of_a_test
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.audit.models import Entry
from hoaban.core.audit.rows import row_models, state_of
from hoaban.core.documents import everything
from hoaban.core.documents.actions import export_everything
from hoaban.core.documents.everything import PlaceTaken, file_name, write_everything
from hoaban.core.files import store
from hoaban.core.files.actions import keep_content
from hoaban.core.files.models import StoredFile

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _with_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A producer with a paper, a certificate with its decision, and a file with an odd name.

    They stand in the test's own transaction, which no copy of the database would see; that one is made is
    proved by tests/cli/test_export_everything.py.
    """
    monkeypatch.setattr(everything, "this_moment", lambda: nullcontext("default"))
    a_paper(a_producer(name="=HTX “Minh Hoạ”, bản 1"))
    a_certificate()
    with rows_of_a_test() as act:
        keep_content(
            act,
            b"noi dung",
            name="Giấy phép số 1: 2026 .pdf",
            content_type="application/pdf",
            owner="province",
        )


def tables_of(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["tables"])


def test_every_table_has_as_many_rows_as_the_database_and_says_the_same(tmp_path: Path) -> None:
    done = write_everything(tmp_path / "ra", NOON)

    kept = tables_of(tmp_path / "ra")
    assert set(kept) == {model._meta.label_lower for model in (*row_models(), Entry)}
    for model in (*row_models(), Entry):
        label = model._meta.label_lower
        lines = (tmp_path / "ra" / "tables" / f"{label}.jsonl").read_text(encoding="utf-8").splitlines()
        with (tmp_path / "ra" / "tables" / f"{label}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        count = model._base_manager.count()
        assert (kept[label]["rows"], len(lines), len(rows)) == (count, count, count), label
        for line, row, ours in zip(lines, rows, model._base_manager.order_by("pk"), strict=True):
            told, whole = json.loads(line), state_of(ours)
            assert told == {name: whole[name] for name in told}
            assert list(row) == list(told)
    assert done.rows == sum(told["rows"] for told in kept.values())


def test_every_file_is_there_under_a_name_people_can_read_and_as_its_hash_says(tmp_path: Path) -> None:
    done = write_everything(tmp_path / "ra", NOON)

    with (tmp_path / "ra" / "files.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.DictReader(file))
    assert len(listed) == done.files == StoredFile.objects.count() > 2
    for row in listed:
        content = (tmp_path / "ra" / row["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == row["sha256"]
        assert str(len(content)) == row["size"]
    written = {path for path in (tmp_path / "ra" / "files").rglob("*") if path.is_file()}
    assert len(written) == done.files
    assert any(
        row["path"].startswith("files/province/") and "Giấy-phép-số-1" in row["path"] for row in listed
    )


def test_the_hashes_of_the_tables_are_those_of_their_files(tmp_path: Path) -> None:
    write_everything(tmp_path / "ra", NOON)

    for label, told in tables_of(tmp_path / "ra").items():
        for ending in ("csv", "jsonl"):
            content = (tmp_path / "ra" / "tables" / f"{label}.{ending}").read_bytes()
            assert hashlib.sha256(content).hexdigest() == told[f"{ending}_sha256"], label


def test_a_zip_file_holds_the_same_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    write_everything(tmp_path / "ra.zip", NOON)
    write_everything(tmp_path / "ra", NOON)

    with zipfile.ZipFile(tmp_path / "ra.zip") as packed:
        names = set(packed.namelist())
        assert packed.testzip() is None
        assert packed.read("manifest.json") == (tmp_path / "ra" / "manifest.json").read_bytes()
        readme = packed.read("README.txt").decode()
    files = (path for path in (tmp_path / "ra").rglob("*") if path.is_file())
    assert names == {path.relative_to(tmp_path / "ra").as_posix() for path in files}
    assert "registry.producer: chủ thể" in readme
    assert (tmp_path / "ra.zip").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "ra").stat().st_mode & 0o777 == 0o700
    assert {path.name for path in tmp_path.iterdir()} == {"ra", "ra.zip"}


def test_no_password_and_no_token_is_among_it(tmp_path: Path) -> None:
    write_everything(tmp_path / "ra", NOON)

    users = (tmp_path / "ra" / "tables" / "accounts.user.jsonl").read_text(encoding="utf-8")
    assert "password" not in users
    assert "argon2" not in users


def test_a_text_that_looks_like_a_formula_is_exact_in_json_and_harmless_in_csv(tmp_path: Path) -> None:
    write_everything(tmp_path / "ra", NOON)

    folder = tmp_path / "ra" / "tables"
    assert '"=HTX “Minh Hoạ”, bản 1"' in (folder / "registry.producer.jsonl").read_text(encoding="utf-8")
    assert "'=HTX “Minh Hoạ”, bản 1" in (folder / "registry.producer.csv").read_text(encoding="utf-8")


def test_what_is_there_already_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ra").mkdir()
    (tmp_path / "ra" / "cua-toi.txt").write_text("giữ", encoding="utf-8")
    (tmp_path / "trong").mkdir()

    with pytest.raises(PlaceTaken, match="đã có"):
        write_everything(tmp_path / "ra", NOON)
    with pytest.raises(PlaceTaken, match="không có thư mục"):
        write_everything(tmp_path / "khong-co" / "ra", NOON)
    write_everything(tmp_path / "trong", NOON)

    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["cua-toi.txt"]
    assert (tmp_path / "trong" / "README.txt").exists()


def test_a_file_whose_content_is_lost_or_changed_is_named_and_the_rest_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = list(StoredFile.objects.order_by("pk"))
    lost, changed = rows[0], rows[1]
    real = store.content_of

    def content_of(sha256: str) -> bytes:
        if sha256 == lost.sha256:
            raise FileNotFoundError(sha256)
        return b"khac" if sha256 == changed.sha256 else real(sha256)

    monkeypatch.setattr(store, "content_of", content_of)

    done = write_everything(tmp_path / "ra", NOON)

    missing = [file_name(row) for row in rows if row.sha256 in (lost.sha256, changed.sha256)]
    assert done.missing == missing
    assert done.files == len(rows) - len(missing)
    assert json.loads((tmp_path / "ra" / "manifest.json").read_text(encoding="utf-8"))["missing"] == missing


def test_names_of_files_hold_nothing_that_leads_out_of_the_folder() -> None:
    def named(name: str, owner: str = "htx") -> str:
        return file_name(StoredFile(pk=7, name=name, owner=owner))

    assert named("../../a b.pdf") == "files/htx/7-a-b.pdf"
    assert named("khong duoi") == "files/htx/7-khong-duoi"
    assert named(".pdf", "..") == "files/khac/7-pdf"
    assert len(named("x" * 300 + ".pdf").rpartition("/")[2]) < 100


def test_taking_everything_along_is_on_record_each_time_and_for_nobody_else() -> None:
    act = Act(an_actor(Role.ADMINISTRATOR), NOON, "command")

    export_everything(act)
    export_everything(act)

    noted = Entry.objects.filter(deed="documents.export_everything", kind="noted")
    assert set(noted.values_list("user_id", flat=True)) == {act.actor.user_id}
    assert noted.count() == 2
