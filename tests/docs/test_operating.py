"""docs/operating.md tells the truth: its commands are run word by word, in a fresh folder, on stand-ins."""

from __future__ import annotations

import re
import shutil
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from given.s3 import a_bucket
from hoaban.cli.benchmarks.cluster import NOT_FOR_KEEPS, programs, temporary_cluster
from hoaban.config import doctor
from hoaban.config.given import read
from house.source import PROJECT

PAGE = (PROJECT / "docs/operating.md").read_text(encoding="utf-8")
FILES = PROJECT / "docs/operating"
BLOCK = re.compile(r"```sh as (\w+)\n(.*?)```", re.DOTALL)
LOG_IN = "quan-tri@demo.invalid"


def blocks(user: str) -> list[str]:
    return [text for who, text in BLOCK.findall(PAGE) if who == user]


class Mail(socketserver.StreamRequestHandler):
    """As much of a mail server as greets and says good-bye."""

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            self.wfile.write(b"221 bye\r\n" if line.upper().startswith(b"QUIT") else b"250 ok\r\n")


@contextmanager
def a_mail_server() -> Iterator[int]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Path]:
    """A fresh folder laid out as the page lays out the machine: opt, etc, var."""
    for name in ("opt/hoaban", "etc/hoaban", "var/lib/hoaban", "var/backups/hoaban"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "opt/hoaban/src").symlink_to(PROJECT / "src")
    command = f'#!/bin/sh\nPYTHONPATH={PROJECT}/src exec {sys.executable} -m hoaban "$@"\n'
    (tmp_path / "opt/hoaban/hoaban").write_text(command)  # the environment's own way: tests/house
    (tmp_path / "opt/hoaban/hoaban").chmod(0o755)
    with ExitStack() as stack:
        settings = (FILES / "settings.example").read_text(encoding="utf-8")
        bucket, mail = stack.enter_context(a_bucket()), stack.enter_context(a_mail_server())
        url = stack.enter_context(temporary_cluster(NOT_FOR_KEEPS)) if programs() else ""
        changed = {
            "HOABAN_DATABASE_URL": url,
            **bucket.settings(),
            "HOABAN_EMAIL_URL": f"smtp://127.0.0.1:{mail}/ocop@example.vn",
        }
        for name, value in changed.items():
            settings, count = re.subn(f"(?m)^{name}=.*$", f"{name}={value}", settings)
            assert count == 1, name
        (tmp_path / "etc/hoaban/settings").write_text(in_folder(settings, tmp_path))
        (tmp_path / "etc/hoaban/backup-key").write_text("0f" * 32)
        yield tmp_path


def in_folder(text: str, folder: Path) -> str:
    """The paths of the page, below the fresh folder."""
    return re.sub(r"(?<![\w/.])/(opt|etc|var)/(?=hoaban|lib/hoaban|backups/hoaban)", rf"{folder}/\1/", text)


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    sourced = f"cd {folder}/opt/hoaban; set -a; . {folder}/etc/hoaban/settings; set +a\n"
    return subprocess.run(
        ["sh", "-c", sourced + in_folder(script.replace("LOGIN", LOG_IN), folder)],
        capture_output=True, text=True, check=False, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
    )  # fmt: skip


@pytest.mark.slow
def test_the_page_is_followed_from_the_first_start_to_the_drill_and_a_restore(machine: Path) -> None:
    first_start, back_up, restore = blocks("hoaban")

    started = run(first_start, machine)
    assert "https://ocop.example.vn/" in started.stdout, started.stderr  # the link for a password
    wrong = [line for line in started.stdout.splitlines() if line.startswith("SAI")]
    assert [line.partition("]")[0] for line in wrong] == ["SAI [backups"] * 2, started.stdout

    backed_up = run(f"set -e\n{back_up}", machine)
    assert backed_up.returncode == 0, backed_up.stdout + backed_up.stderr
    assert '"ok": true' in backed_up.stdout
    assert "Tốt: đã xem 20 mục" in backed_up.stdout

    (made,) = (machine / "var/backups/hoaban").iterdir()
    shutil.rmtree(machine / "var/lib/hoaban")
    elsewhere = f"export HOABAN_DATABASE_URL= HOABAN_FILES_URL=\nset -e\n{restore.replace('FILE', str(made))}"
    restored = run(elsewhere, machine)  # from PostgreSQL and S3 into SQLite and a folder
    assert restored.returncode == 0, restored.stderr
    assert '"ok": true' in restored.stdout


def test_the_page_knows_every_check_setting_and_file() -> None:
    assert len(doctor.CHECKS) + 1 == 20  # "asks twenty questions", the settings first
    assert "twenty questions" in PAGE
    start = (PROJECT / "docs/start.md").read_text(encoding="utf-8")
    source = (PROJECT / "src/hoaban/config/given.py").read_text(encoding="utf-8")
    for name in set(re.findall(r"HOABAN_[A-Z0-9_]*[A-Z0-9]", source)):
        assert name in start + PAGE, name
    root = "\n".join(blocks("root"))
    for path in FILES.iterdir():
        assert path.name in root or path.name.startswith("hoaban"), path.name


def test_the_example_settings_are_taken(tmp_path: Path) -> None:
    lines = (FILES / "settings.example").read_text(encoding="utf-8").splitlines()
    settings = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    settings["HOABAN_BACKUP_KEY_FILE"] = str(tmp_path / "key")
    (tmp_path / "key").touch()

    given = read(settings)

    assert (given.database["HOST"], given.database["NAME"]) == ("/var/run/postgresql", "hoaban")
    assert given.email["DEFAULT_FROM_EMAIL"] == "ocop@example.vn"


UNITS = sorted(path for path in FILES.iterdir() if path.suffix in (".service", ".timer"))


def test_the_units_are_whole() -> None:
    for path in UNITS:
        text = path.read_text(encoding="utf-8")
        assert "[Unit]" in text
        if path.suffix == ".service":
            assert "User=hoaban" in text
            (command,) = re.findall(r"(?m)^ExecStart=/bin/sh /opt/hoaban/(run|hoaban)\b", text)
            assert (PROJECT / command).exists()
        else:
            assert path.with_suffix(".service") in UNITS
    if shutil.which("systemd-analyze"):
        done = subprocess.run(
            ["systemd-analyze", "verify", *UNITS], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
