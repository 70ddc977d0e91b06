"""./hoaban doctor: an installation broken in each of these ways is told what is wrong, and what to do."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from given.installation import SOURCE, Installation
from hoaban.config import doctor
from hoaban.config.doctor import outside

STRANGER = 65534
A_YEAR_ON = 365 * 86_400


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an installation in which nothing is wrong."""
    place = Installation(tmp_path_factory.mktemp("whole"))
    place.run("user", "add", "a@demo.invalid")
    return place.folder


@pytest.fixture
def place(whole: Path, tmp_path: Path) -> Installation:
    """A copy of it, to be broken."""
    return Installation(shutil.copytree(whole, tmp_path / "data"))


def found_by(place: Installation) -> dict[str, str]:
    """What it finds wrong: the line of each check. It ends with 1, without a traceback."""
    done = place.run("doctor", check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith("SAI [")]
    assert all("→" in line for line in lines), lines
    return {line.partition("[")[2].partition("]")[0]: line for line in lines}


def test_where_nothing_is_wrong_it_says_so_and_writes_nothing(place: Installation) -> None:
    before = sorted(str(path) for path in place.folder.rglob("*") if "sqlite3-" not in path.name)

    done = place.run("doctor")

    assert done.stdout.startswith("Tốt: đã xem 20 mục")
    after = sorted(str(path) for path in place.folder.rglob("*") if "sqlite3-" not in path.name)
    assert after == before
    said = json.loads(place.run("doctor", "--json").stdout)
    assert (said["ok"], said["findings"], said["not_asked"]) == (True, [], [])


def test_a_bad_setting(place: Installation) -> None:
    place.environment["HOABAN_PORT"] = "tám nghìn"

    found = found_by(place)

    assert "HOABAN_PORT" in found["settings"]
    assert "từ 1 đến 65535" in found["settings"]


def test_a_wrong_key(place: Installation) -> None:
    (place.folder / "signing-key").write_text("khóa")

    assert "keys/signing-key" in found_by(place)["keys"]


def test_a_lost_key(place: Installation) -> None:
    (place.folder / "secret-key").unlink()

    assert "bản sao lưu" in found_by(place)["keys"]
    assert not (place.folder / "secret-key").exists()


def test_two_keys(place: Installation) -> None:
    place.environment["HOABAN_SIGNING_KEY"] = "0f" * 32

    assert "HOABAN_SIGNING_KEY khác" in found_by(place)["keys"]


def test_a_key_that_has_never_signed(place: Installation) -> None:
    with closing(sqlite3.connect(place.folder / "hoaban.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO certificates_signingkey (kid, x, first_used_at) VALUES ('abc', 'x', '2026-01-01')"
        )

    assert "không phải khóa đã ký" in found_by(place)["signing-key"]


def test_an_old_schema(place: Installation) -> None:
    with closing(sqlite3.connect(place.folder / "hoaban.sqlite3")) as database, database:
        database.execute("DELETE FROM django_migrations WHERE app = 'certificates'")

    assert "phiên bản cũ" in found_by(place)["schema"]


def test_a_newer_schema(place: Installation) -> None:
    with closing(sqlite3.connect(place.folder / "hoaban.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO django_migrations VALUES (9999, 'certificates', '0999_x', '2026-01-01')"
        )

    assert "mới hơn" in found_by(place)["schema"]


def test_a_clock_behind_the_log(place: Installation) -> None:
    place.environment["HOABAN_TODAY"] = "2026-11-01"

    assert "timedatectl" in found_by(place)["clock"]


def test_a_clock_behind_the_files(place: Installation) -> None:
    later = (place.folder / "kind").stat().st_mtime + A_YEAR_ON
    os.utime(place.folder / "kind", (later, later))

    assert "có tệp ghi lúc" in found_by(place)["clock"]


def test_no_right_to_write(place: Installation) -> None:
    place.environment["HOABAN_FILES_URL"] = "/proc"  # not even root writes there

    assert "chown" in found_by(place)["folder"]


def test_what_another_user_has_left(place: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    real, given = Path.lstat, doctor.read(place.environment)

    def lstat(path: Path) -> Any:
        facts = real(path)
        return facts if path.name != "hoaban.sqlite3" else type("Facts", (), {"st_uid": STRANGER})()

    monkeypatch.setattr(Path, "lstat", lstat)

    (found,) = outside.owner(given)
    assert "hoaban.sqlite3" in found.what
    assert "chown -R" in found.do


def test_a_key_that_others_read(place: Installation) -> None:
    (place.folder / "signing-key").chmod(0o644)

    assert "chmod 600" in found_by(place)["owner"]


def test_an_edition_that_cannot_be_read(place: Installation, tmp_path: Path) -> None:
    (tmp_path / "laws/qd-x").mkdir(parents=True)
    (tmp_path / "laws/qd-x/edition.yaml").write_text(": nothing", encoding="utf-8")
    place.environment["HOABAN_LAW_DIRS"] = str(tmp_path / "laws")

    assert "law check" in found_by(place)["laws"]


def test_no_data_folder(tmp_path: Path) -> None:
    assert "./run" in found_by(Installation(tmp_path / "nowhere"))["folder"]
    assert not (tmp_path / "nowhere").exists()


def test_the_other_kind_of_data(place: Installation) -> None:
    place.environment["HOABAN_DEMO"] = "1"

    assert "HOABAN_DEMO=0" in found_by(place)["folder"]


def test_a_taken_port(place: Installation) -> None:
    with socket.create_server(("127.0.0.1", int(place.port))):
        assert "ss -ltnp" in found_by(place)["port"]


def test_our_own_server_on_the_port_is_nothing_wrong(place: Installation) -> None:
    with place.serving():
        done = place.run("doctor", "--json", check=False)

    findings = json.loads(done.stdout)["findings"]
    assert not [finding for finding in findings if finding["check"] == "port"], findings


def test_a_database_that_is_away(place: Installation) -> None:
    place.environment["HOABAN_DATABASE_URL"] = "postgresql://x:geheim@127.0.0.1:1/x"

    found = found_by(place)

    assert "PostgreSQL" in found["database"]
    assert "geheim" not in found["database"]


def test_a_database_file_that_is_gone(place: Installation) -> None:
    (place.folder / "hoaban.sqlite3").unlink()

    assert "restore" in found_by(place)["database"]
    assert not (place.folder / "hoaban.sqlite3").exists()


def test_a_damaged_database(place: Installation) -> None:
    path = place.folder / "hoaban.sqlite3"
    content = bytearray(path.read_bytes())
    content[8192:40960] = b"\x55" * 32768
    path.write_bytes(content)

    assert "bị hỏng" in found_by(place)["database"]


def test_a_store_of_files_that_is_away(place: Installation) -> None:
    place.environment |= {
        "HOABAN_FILES_URL": "s3://hoaban",
        "HOABAN_S3_ENDPOINT": "http://127.0.0.1:1",
        "HOABAN_S3_ACCESS_KEY": "a",
        "HOABAN_S3_SECRET_KEY": "geheim",
    }

    found = found_by(place)

    assert "HOABAN_S3_ENDPOINT" in found["storage"]
    assert "geheim" not in found["storage"]


def test_a_mail_server_that_is_away(place: Installation) -> None:
    place.environment["HOABAN_EMAIL_URL"] = "smtp://127.0.0.1:1/ocop@demo.invalid"

    assert "HOABAN_EMAIL_URL" in found_by(place)["mail"]


def test_files_that_are_missing(place: Installation) -> None:
    with closing(sqlite3.connect(place.folder / "hoaban.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO files_storedfile (key, name, content_type, size, sha256, owner, added_at) "
            "VALUES (?, 'a.pdf', 'application/pdf', 3, ?, 'province', '2026-01-01')",
            ("0f" * 16, "ab" * 32),
        )

    assert "ab" * 32 in found_by(place)["files"]


def test_a_missing_font(place: Installation, tmp_path: Path) -> None:
    copy = shutil.copytree(SOURCE, tmp_path / "src")
    (copy / "hoaban/core/documents/fonts/bitter-600.ttf").unlink()
    place.environment["PYTHONPATH"] = str(copy)

    assert "bitter-600.ttf" in found_by(place)["fonts"]


@contextmanager
def a_disk(monkeypatch: pytest.MonkeyPatch, **facts: int) -> Iterator[None]:
    """Every disk has so much room."""
    real = os.statvfs
    names = [name for name in dir(os.statvfs_result) if name.startswith("f_")]

    def statvfs(path: Any) -> Any:
        told = {name: getattr(real(path), name) for name in names} | facts
        return type("Facts", (), told)()

    with monkeypatch.context() as changed:
        changed.setattr(os, "statvfs", statvfs)
        yield


@pytest.mark.parametrize(
    ("facts", "told"),
    [({"f_bavail": 3}, "MB trống"), ({"f_bavail": 1 << 40, "f_favail": 7, "f_files": 9}, "inode")],
)
def test_a_full_disk(
    place: Installation, monkeypatch: pytest.MonkeyPatch, facts: dict[str, int], told: str
) -> None:
    given = doctor.read(place.environment)

    with a_disk(monkeypatch, **facts):
        found = list(outside.disk(given))

    assert told in found[0].what
    assert not [finding for finding in outside.disk(given) if finding.check != "disk"]


def test_a_check_that_breaks_is_a_finding_and_stops_no_other(
    place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(given: Any) -> Any:
        raise RuntimeError("x")

    monkeypatch.setattr(doctor, "CHECKS", (doctor.Check("a", (), broken), doctor.Check("b", ("a",), broken)))

    report = doctor.examine(place.environment)

    assert (report.ok, report.asked, report.not_asked) == (False, ("settings", "a"), ("b",))
    assert "RuntimeError" in report.findings[0].what
