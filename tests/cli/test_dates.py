"""./hoaban dates: the contract of DESIGN 5.1, by the real command."""

from __future__ import annotations

from typing import Any

import pytest

from programme.given_law import a_deadline, hoaban, json_lines, write_edition


def test_the_deadlines_after_an_event_are_listed_with_their_articles() -> None:
    said = hoaban("dates", "--event", "certificate-issued:2026-11-30")

    assert said.status == 0
    assert said.lines == [
        {
            "id": None,
            "event": "certificate-issued",
            "date": "2026-11-30",
            "dates": [
                {
                    "id": "certificate-valid-to",
                    "date": "2029-11-30",
                    "kind": "ends",
                    "article": "khoản 3 Điều 4",
                },
                {
                    "id": "renewal-opens",
                    "date": "2029-06-03",
                    "kind": "opens",
                    "article": "điểm a khoản 6 Điều 7",
                },
                {
                    "id": "renewal-closes",
                    "date": "2029-08-02",
                    "kind": "closes",
                    "article": "điểm a khoản 6 Điều 7",
                },
                {
                    "id": "extension-ends",
                    "date": "2030-05-29",
                    "kind": "ends",
                    "article": "khoản 3 Điều 12",
                    "condition": "window-not-met",
                },
            ],
        }
    ]


def test_lines_are_answered_in_order_and_errors_take_their_place() -> None:
    lines: list[tuple[Any, Any]] = [
        ({"id": 1, "event": "filed", "date": "2026-12-01"}, []),
        (
            {"id": 2, "event": "certificate-valid-to", "date": "2029-11-30"},
            ["renewal-opens", "renewal-closes", "extension-ends"],
        ),
        (
            {"id": 3, "event": "edition-effective", "date": "2026-05-23"},
            ["old-decisions-end", "transition-first-upgrade-due", "transition-regrading-due"],
        ),
        ({"id": 4, "event": "dossier-received", "date": "2030-12-31"}, "outside-calendar"),
        ({"id": 5, "event": "complete-for-regrade", "date": "2031-01-01"}, "outside-calendar"),
        ({"id": 6, "event": "complete-for-regrade", "date": "9999-12-01"}, "bad-date"),
        ({"id": 7, "event": "certificate-issued", "date": "9997-12-01"}, "bad-date"),
        ({"id": 8, "event": "picnic", "date": "soon"}, "unknown-event"),
        ({"id": 9, "event": "filed", "date": "2026-02-30"}, "bad-date"),
        ({"id": 10, "event": "filed"}, "bad-date"),
        ({"id": 11, "event": "filed", "date": 20261201}, "bad-date"),
        ({"id": 12, "event": 5, "date": "2026-12-01"}, "bad-json"),
        ({"id": 13, "date": "2026-12-01"}, "bad-json"),
        (
            {"id": 14, "event": "certificate-issued", "date": "2035-12-01"},
            ["certificate-valid-to", "renewal-opens", "renewal-closes", "extension-ends"],
        ),
    ]
    said = hoaban("dates", "-", stdin=json_lines(*(line for line, _ in lines)))

    assert said.status == 2
    for answer, (line, expected) in zip(said.lines, lines, strict=True):
        assert answer["id"] == line["id"]
        if isinstance(expected, str):
            assert answer["error"] == {"code": expected}
        else:
            assert [one["id"] for one in answer["dates"]] == expected


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--event", "filed"], 2),
        (["--event", "filed:2026-12-01", "-"], 2),
        ([], 2),
        (["--event"], 2),
        (["--event", "picnic:2026-12-01"], 2),
        (["--event", "filed:soon"], 2),
        (["--event=filed:2026-12-01"], 0),
        (["--edition", "qd-0", "--event", "filed:2026-12-01"], 2),
    ],
)
def test_what_cannot_be_done_is_exit_status_2(arguments: list[str], status: int) -> None:
    assert hoaban("dates", *arguments).status == status


def test_another_edition_has_other_clocks(tmp_path: Any) -> None:
    write_edition(
        tmp_path / "x",
        [],
        events=[{"id": "start"}],
        deadlines=[a_deadline("third", "half", 10, "days"), a_deadline("half", "start", 6, "months")],
    )
    odd = [a_deadline("odd", "start", 1, "weeks")]
    write_edition(tmp_path / "y", [], id="qd-y", events=[{"id": "start"}], deadlines=odd)

    said = hoaban(
        "dates", "--event", "start:2030-08-31", "--edition", "qd-thu", HOABAN_LAW_DIRS=str(tmp_path)
    )
    broken = hoaban(
        "dates", "--event", "start:2030-08-31", "--edition", "qd-y", HOABAN_LAW_DIRS=str(tmp_path)
    )

    assert [(one["id"], one["date"]) for one in said.lines[0]["dates"]] == [
        ("third", "2031-03-10"),
        ("half", "2031-02-28"),
    ]
    assert (broken.status, broken.out) == (1, "")


def test_a_missing_calendar_matters_only_where_it_is_counted_by(tmp_path: Any) -> None:
    write_edition(
        tmp_path / "x",
        [],
        files={"criteria": "criteria/", "calendar": "nowhere.yaml"},
        events=[{"id": "start"}, {"id": "other"}],
        deadlines=[a_deadline("a", "start", 6, "months"), a_deadline("b", "other", 3, "working_days")],
    )
    asked = [
        hoaban(
            "dates", "--event", f"{event}:2030-01-01", "--edition", "qd-thu", HOABAN_LAW_DIRS=str(tmp_path)
        )
        for event in ("start", "other")
    ]

    assert [said.status for said in asked] == [0, 1]
    assert asked[0].lines[0]["dates"][0]["date"] == "2030-07-01"
    assert "nowhere.yaml" in asked[1].err
