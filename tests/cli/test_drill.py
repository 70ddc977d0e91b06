"""./hoaban drill: the newest back-up is restored and proved, or it is said why it cannot be relied on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from given.installation import Installation


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    folder = tmp_path_factory.mktemp("place")
    (folder / "sao-luu").mkdir()
    (folder / "key").write_text("mot khoa")
    place = Installation(
        folder / "data",
        HOABAN_BACKUP_DIR=str(folder / "sao-luu"),
        HOABAN_BACKUP_KEY_FILE=str(folder / "key"),
    )
    place.run("user", "add", "a@demo.invalid")
    place.run("backup", "--nightly")
    return place


def drilled(place: Installation, *arguments: str) -> tuple[int, dict[str, Any]]:
    done = place.run("drill", *arguments, check=False)
    return done.returncode, json.loads(done.stdout)


def test_the_newest_backup_is_proved_and_nothing_is_left_behind(place: Installation) -> None:
    before = {path.name for path in place.folder.iterdir()} | {"reports"}

    status, report = drilled(place)

    assert (status, report["ok"], report["why"]) == (0, True, "")
    assert report["rows"] == json.loads(place.run("audit", "verify").stdout)["rows"]
    assert report["file"].startswith("hoaban-20261201-")
    assert {path.name for path in place.folder.iterdir()} == before
    assert json.loads((place.folder / "reports/drill.json").read_text()) == report
    assert json.loads(place.run("doctor", "--json").stdout)["ok"]


def test_a_damaged_backup_is_reported_and_the_doctor_says_so(place: Installation, tmp_path: Path) -> None:
    newest = max(Path(place.environment["HOABAN_BACKUP_DIR"]).glob("*.backup"))
    damaged = tmp_path / "damaged.backup"
    damaged.write_bytes(newest.read_bytes()[:-40])

    status, report = drilled(place, str(damaged))

    assert (status, report["ok"]) == (1, False)
    assert "damaged.backup" in report["why"]
    said = place.run("doctor", check=False)
    assert "[backups]" in said.stdout
    assert "drill lần cuối không xong" in said.stdout


def test_a_backup_of_another_installation_is_no_backup_of_this_one(
    place: Installation, tmp_path: Path
) -> None:
    other = Installation(tmp_path / "other")
    other.run("user", "add", "b@demo.invalid")
    other.run("backup", str(tmp_path / "b.tar.gz"))

    status, report = drilled(place, str(tmp_path / "b.tar.gz"))

    assert (status, "không có trong nhật ký" in report["why"]) == (1, True)


def test_where_there_is_none_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    place = Installation(tmp_path / "data")

    assert place.run("drill", check=False).returncode == 2
    place.environment["HOABAN_BACKUP_DIR"] = str(tmp_path / "none")
    assert place.run("drill", check=False).returncode == 1
