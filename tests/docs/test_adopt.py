"""docs/adopt.md, excel.md and leaving.md: their commands do what they say, their figures have a source."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from given.council import a_closed_entry
from given.installation import Installation
from hoaban.cli import export, reconcile
from hoaban.core.law import edition_called

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("adopt.md", "excel.md", "leaving.md")
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
OF_A_ROUND = ("export round", "reconcile")


def text_of(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def commands() -> list[list[str]]:
    """The arguments of every ./hoaban shown, in order."""
    shown = [line for page in PAGES for block in BLOCK.findall(text_of(page)) for line in block.splitlines()]
    return [shlex.split(line.partition("./hoaban ")[2]) for line in shown if "./hoaban " in line]


def test_commands_about_the_installation_are_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Installation(tmp_path / "data")
    asked = [words for words in commands() if not " ".join(words).startswith(OF_A_ROUND)]
    monkeypatch.chdir(tmp_path)

    for words in asked:
        place.run(*[word.removeprefix("/srv/") for word in words])

    assert len(asked) > 8
    assert {"roi-di.zip", "sao-luu.tar.gz", "hoa-ban-2026.zip", "so-chu-the.xlsx", "chu-the.csv"} <= {
        path.name for path in tmp_path.iterdir()
    }


@pytest.mark.django_db
def test_commands_about_a_round_are_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = a_closed_entry()
    monkeypatch.chdir(tmp_path)
    asked = [words for words in commands() if " ".join(words).startswith(OF_A_ROUND)]

    statuses = [
        export.run(words[1:]) if words[0] == "export" else reconcile.run(words[1:]) for words in asked
    ]

    assert statuses == [0, 1, 0, 1, 1]  # an empty table differs everywhere
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert {row["dossier"] for row in told["differences"]} == {entry.dossier.code}
    assert all(f'"{key}"' in text_of("excel.md") for key in (*told, *told["differences"][0]))


def test_the_last_days_of_the_rounds_are_the_editions() -> None:
    edition = edition_called("qd-26-2026")
    appraisal = next(row for row in edition.deadlines if row.id == "commune-appraisal-due")

    text = text_of("adopt.md")

    assert f"{appraisal.duration} ngày\nlàm việc" in text
    for day in ("30/4", "30/6", "30/10", "30/12"):
        assert day in text
    written = (Path(edition_file()) / "edition.yaml").read_text(encoding="utf-8")
    assert all(f'"{day}"' in written for day in ("04-30", "06-30", "10-30", "12-30"))


def edition_file() -> Path:
    return DOCS.parent / "src" / "hoaban" / "programme" / "law" / "qd-26-2026"


def test_measured_figures_are_those_of_bench() -> None:
    bench, text = text_of("bench.md"), text_of("adopt.md")

    for here, there in (("1.574", "1,574"), ("20,3 ms", "20.3 ms")):
        assert here in text
        assert there in bench


def test_what_is_guessed_says_so() -> None:
    hours = text_of("adopt.md").partition("## 3.")[2].partition("## 4.")[0]

    assert "Mọi số trong bảng là **[ước]**" in hours


def test_pages_lead_only_to_pages_that_are_there() -> None:
    for page in PAGES:
        for address in re.findall(r"\]\(([^)#]+)\)", text_of(page)):
            assert (DOCS / address).exists(), f"{page}: {address}"


def test_what_an_export_holds_is_described() -> None:
    told = text_of("leaving.md")

    for name in ("README.txt", "manifest.json", "files.csv", "tables/", "files/"):
        assert f"`{name}" in told
