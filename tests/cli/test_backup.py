"""./hoaban backup: one file, that only its owner reads."""

import tarfile
from pathlib import Path

import pytest

from given.installation import Installation


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
