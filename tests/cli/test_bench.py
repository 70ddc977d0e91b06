"""./hoaban bench: every name prints its figures beside their floors. Times are never asserted: they are the
machine's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from given.installation import Installation
from hoaban.cli.bench import MEASURES, run
from hoaban.cli.benchmarks import Figure, percentile

FIGURES = {
    "engine": {"engine.sheets", "engine.one_line"},
    "check": {"check.pages", "check.json", "check.p95", "check.first", "check.queries"},
    "queue": {
        f"queue.{who}.{what}" for who in ("commune", "province") for what in ("queries", "most", "p95")
    },
    "marks": {f"marks.sqlite.{what}" for what in ("p50", "p95", "refused", "queries")},
    "catalogue": {
        f"catalogue.{page}.{what}" for page in ("list", "search", "home") for what in ("queries", "p95")
    },
    "excel": {"excel.seconds", "excel.memory", "excel.rows"},
}
WITHOUT_FLOOR = {
    "excel.memory", "excel.rows", "engine.one_line",
    "queue.commune.most", "queue.province.most", "marks.sqlite.refused",
    "marks.sqlite.queries",
}  # fmt: skip


def test_every_name_is_proved_here() -> None:
    assert set(FIGURES) == set(MEASURES)


@pytest.mark.parametrize("name", FIGURES)
def test_a_name_gives_its_figures_beside_their_floors(name: str, tmp_path: Path) -> None:
    figures = measured(name, tmp_path)

    assert set(figures) == FIGURES[name]
    assert all(figure["value"] > 0 for key, figure in figures.items() if not key.endswith("refused"))
    assert {key for key, figure in figures.items() if figure["floor"] is None} == WITHOUT_FLOOR & set(figures)
    assert all(figure["ratio"] and figure["floor_is"] for figure in figures.values() if figure["floor"])


def measured(name: str, folder: Path) -> dict[str, dict[str, Any]]:
    place = Installation(folder / "operator")
    for_a_while = folder / "tmp"
    for_a_while.mkdir()
    place.environment["TMPDIR"] = str(for_a_while)
    told = json.loads(place.run("bench", name, "--json", "--small").stdout)

    assert told["machine"]["cores"] > 0
    assert not place.folder.exists(), "the operator's data is not touched"
    assert not list(for_a_while.glob("hoaban-bench-*"))
    figures = {figure["name"]: figure for figure in told["figures"]}
    counted = [figure for key, figure in figures.items() if key.endswith((".queries", ".most", ".refused"))]
    assert all(figure["met"] is not False for figure in counted), counted
    return figures


def test_people_read_it_as_lines(tmp_path: Path) -> None:
    said = Installation(tmp_path).run("bench", "engine", "--small").stdout

    assert "engine.sheets" in said
    assert "nền: chỉ đọc và ghi JSON" in said
    assert "≥ 20000:" in said


def test_a_name_it_does_not_know_is_said(tmp_path: Path) -> None:
    done = Installation(tmp_path).run("bench", "weather", check=False)

    assert done.returncode == 2
    assert "'weather'" in done.stderr


@pytest.mark.parametrize(
    ("figure", "ratio", "met"),
    [
        (Figure("a", 50, "", 100, "", 0.6, "ratio"), 0.5, False),
        (Figure("a", 70, "", 100, "", 0.6, "ratio"), 0.7, True),
        (Figure("a", 20, "", 5, "", 30, at_most=True), 4, True),
        (Figure("a", 31, "", goal=30, at_most=True), None, False),
        (Figure("a", 31, ""), None, None),
    ],
)
def test_a_figure_is_judged_by_its_goal(figure: Figure, ratio: float | None, met: bool | None) -> None:
    assert (figure.ratio, figure.met) == (ratio, met)


def test_a_percentile_is_in_milliseconds() -> None:
    assert percentile([0.001 * n for n in range(1, 101)], 0.95) == pytest.approx(96)
    assert percentile([0.002], 0.5) == pytest.approx(2)


def test_it_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "hoaban bench" in capsys.readouterr().out
