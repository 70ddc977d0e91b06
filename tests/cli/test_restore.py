"""./hoaban restore: into an empty place, row for row, or not at all."""

import io
import json
import sqlite3
import tarfile
from pathlib import Path
from typing import Any

import pytest

from given.installation import Installation
from hoaban.cli.restore import run

TECHNICAL = {"django_migrations", "django_session", "django_content_type", "sqlite_sequence"}


def rows_of(place: Installation) -> dict[str, list[Any]]:
    """Every row of every table, as the database file has it."""
    with sqlite3.connect(place.folder / "hoaban.sqlite3") as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(database.execute(f'SELECT * FROM "{name}"'), key=repr)
            for name in names
            if name not in TECHNICAL and not name.startswith("auth_")
        }


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    place = Installation(tmp_path_factory.mktemp("origin"))
    place.run("user", "add", "a@demo.invalid")
    place.run("user", "role", "a@demo.invalid", "administrator")
    return place


@pytest.fixture(scope="module")
def archive(origin: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("archive") / "a.tar.gz"
    origin.run("backup", str(made))
    return made


def test_what_is_restored_is_row_for_row_what_was_backed_up(
    origin: Installation, archive: Path, tmp_path: Path
) -> None:
    place = Installation(tmp_path / "new")

    place.run("restore", str(archive))

    assert rows_of(place) == rows_of(origin)
    for key in ("secret-key", "signing-key"):
        assert (place.folder / key).read_text() == (origin.folder / key).read_text()
    head = json.loads(origin.run("audit", "verify").stdout)["head"]
    assert json.loads(place.run("audit", "verify", "--against", head).stdout)["ok"]
    place.run("user", "add", "b@demo.invalid")  # numbers go on where they stood
    assert json.loads(place.run("audit", "verify").stdout)["ok"]


def test_a_place_with_rows_is_left_alone(origin: Installation, archive: Path) -> None:
    before = rows_of(origin)

    done = origin.run("restore", str(archive), check=False)

    assert (done.returncode, "nơi trống" in done.stderr) == (2, True)
    assert rows_of(origin) == before


def an_archive(path: Path, manifest: dict[str, Any]) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        content = json.dumps(manifest).encode()
        entry = tarfile.TarInfo("manifest.json")
        entry.size = len(content)
        tar.addfile(entry, io.BytesIO(content))
    return path


def test_what_is_no_backup_is_said_and_nothing_comes_in(tmp_path: Path) -> None:
    place = Installation(tmp_path / "new")
    broken = tmp_path / "broken.tar.gz"
    broken.write_bytes(b"\x1f\x8b\x08\x00")

    for path, word in (
        (broken, "không phải bản sao lưu"),
        (tmp_path / "nowhere.tar.gz", "không phải bản sao lưu"),
        (an_archive(tmp_path / "old.tar.gz", {"format": 99}), "phiên bản"),
        (an_archive(tmp_path / "half.tar.gz", {"format": 1}), "không phải bản sao lưu"),
    ):
        done = place.run("restore", str(path), check=False)
        assert (done.returncode, word in done.stderr) == (2, True)
    assert not place.folder.exists()


@pytest.mark.parametrize("share", [0.2, 0.6, 0.99])
def test_a_file_cut_short_leaves_nothing_behind(archive: Path, tmp_path: Path, share: float) -> None:
    place, cut = Installation(tmp_path / "new"), tmp_path / "cut.tar.gz"
    whole = archive.read_bytes()
    cut.write_bytes(whole[: int(len(whole) * share)])

    done = place.run("restore", str(cut), check=False)

    assert (done.returncode, "không phải bản sao lưu" in done.stderr) == (2, True)
    assert not place.folder.exists()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("HOABAN_DEMO", "", "HOABAN_DEMO=0"),
        ("HOABAN_DEMO", "1", "HOABAN_DEMO=0"),
        ("HOABAN_PROVINCE", "01", "HOABAN_PROVINCE=11"),
    ],
)
def test_another_kind_or_province_is_refused_before_anything_is_written(
    archive: Path, tmp_path: Path, name: str, value: str, told: str
) -> None:
    place = Installation(tmp_path / "new", **{name: value})

    done = place.run("restore", str(archive), check=False)

    assert (done.returncode, told in done.stderr, done.stderr.count("\n")) == (2, True, 1)
    assert not place.folder.exists()


def test_what_lies_in_the_data_folder_is_the_owners_alone(origin: Installation) -> None:
    modes = {path.name: path.stat().st_mode & 0o077 for path in [origin.folder, *origin.folder.rglob("*")]}

    assert "hoaban.sqlite3" in modes
    assert not any(modes.values()), modes


def test_it_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "hoaban restore FILE" in capsys.readouterr().out
