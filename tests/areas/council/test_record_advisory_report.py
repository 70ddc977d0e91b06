"""The advisory team's report (điểm c khoản 3 Điều 7)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from given.council import a_closed_entry, an_entry, refused
from given.people import an_act
from hoaban.areas.council import actions, inputs
from hoaban.areas.council.inputs import OpinionGiven
from hoaban.areas.council.models import AdvisoryReport, Entry
from hoaban.areas.council.queries import advisory_desk, report_of
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain

pytestmark = pytest.mark.django_db
ARTICLE = "điểm c khoản 3 Điều 7"


def report(entry: Entry, **others: Any) -> AdvisoryReport:
    given = {"text": "Đã đọc hồ sơ, đã đi xem.", "visited_on": date(2026, 11, 30)}
    return actions.record_advisory_report(an_act(Role.ADVISORY_MEMBER), entry, **{**given, **others})


def test_the_team_writes_and_writes_anew() -> None:
    entry = an_entry()
    report(entry, opinions=[OpinionGiven("1.1", "c", "Đủ giấy"), OpinionGiven("1.2", None, "")])

    again = report(entry, text="Sửa", opinions=[OpinionGiven("1.1", "b", ""), OpinionGiven("1.3", "a", "")])

    assert AdvisoryReport.objects.count() == 1
    assert again.text == "Sửa"
    assert sorted(again.opinions.values_list("criterion", "option")) == [("1.1", "b"), ("1.3", "a")]
    assert chain.verify().ok


def test_only_the_team_reports() -> None:
    with refused("not-advisory", ARTICLE):
        actions.record_advisory_report(an_act(Role.COUNCIL_MEMBER), an_entry(), text="x")


@pytest.mark.parametrize("opinion", [OpinionGiven("1.1", "zz", ""), OpinionGiven("99", None, "")])
def test_an_opinion_on_what_the_set_does_not_have_is_refused(opinion: OpinionGiven) -> None:
    entry = an_entry()

    with refused("unknown-option"):
        report(entry, opinions=[opinion])


def test_a_visit_of_tomorrow_is_refused() -> None:
    entry = an_entry()

    with refused("date-ahead", ARTICLE):
        report(entry, visited_on=date(2026, 12, 2))


def test_a_product_with_a_result_takes_no_report() -> None:
    entry = a_closed_entry()

    with refused("wrong-state", ARTICLE):
        report(entry)


def test_the_desk_shows_what_has_no_report_first() -> None:
    first = an_entry()
    second = an_entry_beside(first)
    report(first)

    assert [entry.pk for entry in advisory_desk()] == [second.pk, first.pk]
    assert report_of(advisory_desk()[0]) is None


def an_entry_beside(entry: Entry) -> Entry:
    from given.council import Sitting

    return an_entry(Sitting(entry.round, entry.round.council))


def test_opinions_come_as_rows_from_a_page_and_as_a_list_from_a_program() -> None:
    rows = inputs.RecordAdvisoryReport({
        "text": "x", "opinions-0-criterion": "1.1", "opinions-0-option": "", "opinions-1-criterion": "1.2",
        "opinions-1-option": "-", "opinions-1-note": "Không có",
    })  # fmt: skip
    listed = inputs.RecordAdvisoryReport({"text": "x", "opinions": [{"criterion": "1.2", "option": None}]})
    bare = inputs.RecordAdvisoryReport({"text": "x"})

    assert rows.is_valid() and listed.is_valid() and bare.is_valid()  # noqa: PT018
    assert rows.cleaned_data["opinions"] == (OpinionGiven("1.2", None, "Không có"),)
    assert listed.cleaned_data["opinions"] == (OpinionGiven("1.2", None, ""),)
    assert bare.cleaned_data["opinions"] == ()
    assert inputs.RecordAdvisoryReport({"text": "x", "opinions": "7"}).errors["opinions"]
