"""Figures for whoever has the token."""

from __future__ import annotations

from typing import Any

import pytest

from given.browser import a_browser_of
from given.people import NOON, a_person
from hoaban.core.audit.reports import Report, keep_report

TOKEN = "m" * 32
pytestmark = pytest.mark.django_db


def test_without_a_token_in_the_settings_there_is_no_such_page() -> None:
    assert a_browser_of().get("/metrics").status_code == 404


@pytest.mark.parametrize("said", ["", "Bearer x", f"Bearer {TOKEN}x", TOKEN])
def test_whoever_has_not_the_token_gets_nothing(settings: Any, said: str) -> None:
    settings.METRICS_TOKEN = TOKEN

    answer = a_browser_of().get("/metrics", headers={"authorization": said})

    assert (answer.status_code, answer.content) == (401, b"401\n")


def test_the_figures_are_open_metrics_and_name_nobody(settings: Any) -> None:
    settings.METRICS_TOKEN = TOKEN
    person = a_person("Lò Thị Minh Hoạ")
    keep_report("drill", Report(NOON, ok=True, rows=7, file="a", why=""))

    answer = a_browser_of().get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})

    text = answer.content.decode()
    assert answer["Content-Type"].startswith("application/openmetrics-text; version=1.0.0")
    assert text.endswith("\n# EOF\n")
    assert 'hoaban_up{part="database"} 1\n' in text
    assert 'hoaban_jobs{state="failed"} 0\n' in text
    assert "hoaban_drill_ok 1\n" in text
    assert person.name not in text
    assert str(person.phone) not in text
