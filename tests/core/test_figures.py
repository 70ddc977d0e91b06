"""Figures; as they are served: tests/web/public/test_metrics.py."""

from __future__ import annotations

import pytest

from given.people import NOON
from hoaban.core import figures as figures_module
from hoaban.core.figures import Figure, as_open_metrics, figures


def test_each_figure_is_a_gauge_with_its_labels() -> None:
    text = as_open_metrics(iter([Figure("jobs", "jobs", {"done": 2.0, "failed": 0.5}, "state")]))

    assert text == (
        "# TYPE hoaban_jobs gauge\n# HELP hoaban_jobs jobs\n"
        'hoaban_jobs{state="done"} 2\nhoaban_jobs{state="failed"} 0.5\n# EOF\n'
    )


def test_without_a_database_only_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures_module, "readiness", lambda: {"database": "away", "schema": "unknown"})

    (told,) = figures(NOON)

    assert told.values == {"database": 0.0, "schema": 0.0}
