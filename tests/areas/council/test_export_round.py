"""A round as a file: nothing of any sum before the scoring of a product is closed."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.council import (
    a_closed_entry,
    a_sitting,
    an_entry,
    an_entry_to_mark_anew,
    answers_for,
    refused,
    sheets_closed,
)
from given.people import an_act
from given.tables import as_workbook, lines_of
from hoaban.areas.council import actions
from hoaban.areas.council.models import Round
from hoaban.areas.council.papers import PAPER_SUMS, round_about, round_tables
from hoaban.core.accounts.roles import Role
from hoaban.core.audit.models import Entry

pytestmark = pytest.mark.django_db
FIGURES = ("Điểm trung bình", "Độ lệch", "Số sao theo kết quả Hội đồng", "Lần chấm")


def sheets(round: Round) -> dict[str, list[list[object]]]:
    act = an_act(Role.PROVINCIAL_OFFICER)
    return as_workbook(*round_tables(act, round), about=round_about(act, round))


def rows(round: Round) -> list[dict[str, object]]:
    return lines_of(sheets(round)["Sản phẩm trong đợt"])


def test_a_closed_product_shows_its_result_and_one_still_open_none() -> None:
    sitting = a_sitting()
    closed, still = an_entry(sitting), an_entry(sitting)
    sheets_closed(sitting.members[:6], closed, answers_for(closed, 73))
    sheets_closed(sitting.members[:6], still, answers_for(still, 61))
    actions.close_scoring(an_act(Role.PROVINCIAL_OFFICER), closed)

    found = {row["Hồ sơ"]: row for row in rows(sitting.round)}

    assert [found[closed.dossier.code][name] for name in FIGURES[:2]] == [73, 0]
    assert found[closed.dossier.code]["Phiếu đã chốt"] == 6
    assert [found[still.dossier.code][name] for name in FIGURES] == [""] * 4
    assert "61" not in str(sheets(sitting.round))


def test_the_first_pass_of_a_product_marked_anew_is_not_told() -> None:
    entry = an_entry_to_mark_anew()

    row = rows(entry.round)[0]

    assert row["Tình trạng"] == "phải thảo luận, chấm lại"
    assert [row[name] for name in FIGURES] == [""] * 4


def test_who_may_not_see_results_finds_none() -> None:
    entry = a_closed_entry()
    act = an_act(Role.EDITOR)

    row = lines_of(as_workbook(*round_tables(act, entry.round))["Sản phẩm trong đợt"])[0]

    assert [row[name] for name in FIGURES] == [""] * 4


def test_the_table_for_the_sums_on_paper_names_products_and_members_and_is_empty() -> None:
    sitting = a_sitting()
    entry = a_closed_entry(73, sitting)

    header, row = sheets(entry.round)[PAPER_SUMS]

    assert header[:2] == ["Hồ sơ", "Sản phẩm"]
    assert len(header) == 2 + sitting.council.seats.filter(scores=True).count()
    assert str(header[2]).startswith(sitting.chair.actor.name)
    assert row == [entry.dossier.code, entry.dossier.product.name, *[""] * (len(header) - 2)]


def test_more_products_cost_no_more_queries() -> None:
    sitting, act = a_sitting(), an_act(Role.PROVINCIAL_OFFICER)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            as_workbook(*round_tables(act, sitting.round), about=round_about(act, sitting.round))
        return len(asked)

    first, _open = an_entry(sitting), an_entry(sitting)
    sheets_closed(sitting.members[:6], first, answers_for(first, 72))
    actions.close_scoring(an_act(Role.PROVINCIAL_OFFICER), first)
    queries()  # the council is asked for once
    few = queries()
    for _number in range(5):
        an_entry(sitting)

    assert queries() == few


def test_who_does_not_see_the_round_does_not_take_it_along() -> None:
    entry = an_entry()

    with refused("not-round-reader"):
        actions.export_round(an_act(Role.EDITOR), entry.round)


def test_each_time_is_on_record() -> None:
    entry = an_entry()

    actions.export_round(an_act(Role.PROVINCIAL_OFFICER), entry.round)
    actions.export_round(an_act(Role.PROVINCIAL_OFFICER), entry.round)

    assert Entry.objects.filter(deed="council.export_round", kind="noted").count() == 2
