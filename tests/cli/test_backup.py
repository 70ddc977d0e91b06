"""./hoaban backup: one file, that only its owner reads."""

import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from given.installation import Installation
from hoaban.core.audit.sealed import is_sealed


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    place = Installation(tmp_path_factory.mktemp("data"))
    place.run("user", "add", "a@demo.invalid")
    return place


def test_a_backup_holds_rows_files_and_keys_and_appears_whole(place: Installation, tmp_path: Path) -> None:
    done = place.run("backup", str(tmp_path / "a.tar.gz"))

    made = tmp_path / "a.tar.gz"
    assert made.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [made]
    assert "Đã sao lưu" in done.stderr
    with tarfile.open(made) as tar:
        assert {"manifest.json", "keys/secret-key", "keys/signing-key", "tables/accounts.user.jsonl"} <= set(
            tar.getnames()
        )


@pytest.mark.parametrize("where", ["nowhere/a.tar.gz", "."])
def test_a_place_that_cannot_be_written_is_said(place: Installation, tmp_path: Path, where: str) -> None:
    done = place.run("backup", str(tmp_path / where), check=False)

    assert done.returncode == 2
    assert done.stderr.startswith("hoaban: không")


@pytest.fixture
def nightly(place: Installation, tmp_path: Path) -> Iterator[Path]:
    """The folder of its nightly back-ups, and their key."""
    folder, key = tmp_path / "sao-luu", tmp_path / "key"
    folder.mkdir()
    key.write_text("0123456789abcdef\n")
    before = dict(place.environment)
    place.environment |= {"HOABAN_BACKUP_DIR": str(folder), "HOABAN_BACKUP_KEY_FILE": str(key)}
    yield folder
    place.environment.clear()
    place.environment.update(before)


def test_a_nightly_backup_is_sealed_and_old_ones_go(place: Installation, nightly: Path) -> None:
    for day in range(10, 28):
        (nightly / f"hoaban-202610{day}-021500.backup").write_bytes(b"old")
    (nightly / "khac.txt").touch()
    place.environment["HOABAN_BACKUP_KEEP"] = "2,0,0"

    done = place.run("backup", "--nightly")

    made = max(nightly.glob("*.backup"))
    assert is_sealed(made)
    assert "bỏ 17 bản cũ" in done.stderr
    left = {path.name for path in nightly.iterdir()}
    assert left == {made.name, "hoaban-20261027-021500.backup", "khac.txt"}


def test_a_sealed_backup_is_restored_with_its_key_alone(
    place: Installation, nightly: Path, tmp_path: Path
) -> None:
    place.run("backup", "--nightly")
    made, key = str(max(nightly.glob("*.backup"))), place.environment["HOABAN_BACKUP_KEY_FILE"]
    (tmp_path / "other").write_text("another key")

    for settings, told in (
        ({}, "hãy đặt HOABAN_BACKUP_KEY_FILE"),
        ({"HOABAN_BACKUP_KEY_FILE": str(tmp_path / "other")}, "không mở được"),
    ):
        refused = Installation(tmp_path / "no", **settings)
        done = refused.run("restore", made, check=False)
        assert (done.returncode, told in done.stderr, refused.folder.exists()) == (2, True, False)
    Installation(tmp_path / "yes", HOABAN_BACKUP_KEY_FILE=key).run("restore", made)


@pytest.mark.parametrize(
    ("without", "told"),
    [("HOABAN_BACKUP_DIR", "HOABAN_BACKUP_DIR"), ("HOABAN_BACKUP_KEY_FILE", "openssl rand -hex 32")],
)
def test_without_folder_or_key_there_is_no_nightly_backup(
    place: Installation, nightly: Path, without: str, told: str
) -> None:
    del place.environment[without]

    done = place.run("backup", "--nightly", check=False)

    assert (done.returncode, told in done.stderr) == (2, True)


def test_an_empty_key_and_both_ways_at_once_are_refused(place: Installation, nightly: Path) -> None:
    Path(place.environment["HOABAN_BACKUP_KEY_FILE"]).write_text("\n")

    assert place.run("backup", "--nightly", check=False).returncode == 2
    assert place.run("backup", "--nightly", "a", check=False).returncode == 2
    assert place.run("backup", check=False).returncode == 2
    assert not list(nightly.iterdir())
