"""./hoaban export everything and reconcile, as an operator runs them, on an installation of its own."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from given.installation import Installation


def test_everything_is_written_of_one_moment_while_people_work(tmp_path: Path) -> None:
    place = Installation(tmp_path / "data")
    place.run("user", "add", "a@demo.invalid")

    done = place.run("export", "everything", str(tmp_path / "ra.zip"))
    again = place.run("export", "everything", str(tmp_path / "ra.zip"), check=False)

    assert "Đã xuất" in done.stderr
    with zipfile.ZipFile(tmp_path / "ra.zip") as packed:
        kept = json.loads(packed.read("manifest.json"))
        log = packed.read("tables/audit.entry.jsonl").decode().splitlines()
    assert kept["tables"]["accounts.user"]["rows"] == 1
    assert json.loads(log[-1])["deed"] == "documents.export_everything"
    assert again.returncode == 2
    assert "đã có" in again.stderr
    assert place.run("reconcile", "2026-2", "a.csv", check=False).returncode == 2
    assert place.run("audit", "verify").returncode == 0
