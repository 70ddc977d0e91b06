"""Putting dossiers into a round (khoản 1 Điều 5)."""

from __future__ import annotations

import sys
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from given.council import a_closed_entry, a_dossier_taken_in, a_round, an_entry, refused
from given.dossiers import a_forwarded_dossier
from given.people import an_act
from hoaban.areas.council import actions
from hoaban.areas.council.queries import candidates, entry_of, in_its_own_round, round_takes
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.queries import steps_of
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM
from hoaban.core.audit import chain
from hoaban.core.notices.models import Notice

pytestmark = pytest.mark.django_db


def fill(round: Any, *codes: str, **others: Any) -> Any:
    return actions.fill_round(an_act(Role.PROVINCIAL_OFFICER, **others), round, dossiers=codes)


def test_dossiers_get_their_places_in_order_and_move_on() -> None:
    round, first, second = a_round(), a_dossier_taken_in(), a_dossier_taken_in()

    fill(round, second.code)
    fill(round, first.code)

    assert list(round.entries.values_list("dossier", "position", "state", "criteria_set")) == [
        (second.pk, 1, "scoring", "QD26-04"), (first.pk, 2, "scoring", "QD26-04"),
    ]  # fmt: skip
    assert Dossier.objects.get(pk=first.pk).state == "in_round"
    assert Notice.objects.filter(role=Role.ADVISORY_MEMBER).count() == 2
    assert chain.verify().ok


def test_only_the_office_fills_a_round() -> None:
    with refused("not-office"):
        actions.fill_round(an_act(Role.COUNCIL_SECRETARY), a_round(), dossiers=[])


def test_a_dossier_sent_too_late_belongs_to_the_round_that_is_named() -> None:
    round, late = a_round(), a_dossier_taken_in(date(2026, 10, 30))

    verdict = round_takes(round, late)
    with refused("later-round", "khoản 1 Điều 5"):
        fill(round, late.code)

    assert "Đợt 01 năm 2027" in str(verdict.why)  # type: ignore[union-attr]


def test_a_dossier_sent_in_time_for_an_earlier_round_needs_a_reason_which_its_step_keeps() -> None:
    later, early = a_round("province-1", 2027), a_dossier_taken_in(date(2026, 10, 29))

    verdict = in_its_own_round(later, early)
    with refused("earlier-round", "khoản 1 Điều 5"):
        fill(later, early.code)
    actions.fill_round(
        an_act(Role.PROVINCIAL_OFFICER), later, dossiers=[early.code], reason="Bổ sung đủ ngày 20/11/2026."
    )

    assert "kịp hạn của Đợt 02 năm 2026" in str(verdict.why)  # type: ignore[union-attr]
    assert steps_of(early).latest("id").note == f"{later.name}. Bổ sung đủ ngày 20/11/2026."


def test_a_dossier_in_its_own_round_needs_none_and_keeps_none() -> None:
    own, dossier = a_round("province-1", 2027), a_dossier_taken_in(date(2026, 10, 30))

    actions.fill_round(an_act(Role.PROVINCIAL_OFFICER), own, dossiers=[dossier.code], reason="Không cần.")

    assert steps_of(dossier).latest("id").note == own.name


def test_a_postponed_dossier_has_its_reason_already() -> None:
    entry, later = an_entry(), a_round("province-1", 2027)
    actions.postpone_dossier(an_act(Role.PROVINCIAL_OFFICER), entry, reason="Chờ phiếu kiểm nghiệm.")

    assert fill(later, entry.dossier.code).entries.count() == 1


def test_a_dossier_sent_on_the_last_good_day_is_taken() -> None:
    round, last = a_round(), a_dossier_taken_in(date(2026, 10, 29))

    assert fill(round, last.code).entries.count() == 1


def test_all_are_taken_or_none() -> None:
    round, good, late = a_round(), a_dossier_taken_in(), a_dossier_taken_in(date(2026, 11, 2))

    with refused("later-round"):
        fill(round, good.code, late.code)

    assert not round.entries.exists()
    assert Dossier.objects.get(pk=good.pk).state == "taken_in"


def test_an_extra_round_takes_what_the_province_has_taken_in() -> None:
    round = actions.open_round(
        an_act(Role.PROVINCIAL_OFFICER),
        year=2026,
        hold_through=date(2026, 12, 20),
        regulation="56/QC-HĐ",
        plan="1/KH",
    )
    late = a_dossier_taken_in(date(2026, 11, 2))

    assert fill(round, late.code).entries.count() == 1


def test_a_dossier_that_is_not_taken_in_yet_is_refused() -> None:
    dossier = a_forwarded_dossier(at=datetime(2026, 10, 20, 12, tzinfo=VIETNAM))

    with refused("wrong-state", "khoản 1 Điều 5"):
        fill(a_round(), dossier.code)


def test_a_dossier_is_in_one_round_once() -> None:
    entry = an_entry()

    with refused("wrong-state"):
        fill(entry.round, entry.dossier.code)


def test_an_unknown_dossier_is_refused() -> None:
    with refused("unknown-dossier"):
        fill(a_round(), "HS-2026-9999")


def test_a_dossier_whose_set_is_not_known_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    round, dossier = a_round(), a_dossier_taken_in()
    monkeypatch.setattr(sys.modules["hoaban.areas.council.actions.fill_round"], "set_of", lambda *_: None)

    with refused("unknown-set"):
        fill(round, dossier.code)


def test_a_kind_that_runs_on_its_own_clock_goes_into_no_round() -> None:
    round = a_round()
    regrading: Any = SimpleNamespace(code="HS-2026-0001", kind="regrading", edition="qd-26-2026")

    verdict = round_takes(round, regrading)

    assert not verdict
    assert verdict.code == "kind-without-round"  # type: ignore[union-attr]


def test_a_round_that_is_over_takes_nothing() -> None:
    dossier = a_dossier_taken_in()

    with refused("round-over", "khoản 1 Điều 5"):
        fill(a_round(), dossier.code, at=datetime(2026, 12, 30, 8, tzinfo=VIETNAM))


def test_a_closed_round_takes_nothing() -> None:
    entry, dossier = a_closed_entry(), a_dossier_taken_in()

    with refused("wrong-state"):
        fill(entry.round, dossier.code)


def test_candidates_say_which_round_is_theirs_and_cost_the_same_for_many(
    django_assert_num_queries: Any,
) -> None:
    round, good, late = a_round(), a_dossier_taken_in(), a_dossier_taken_in(date(2026, 11, 2))

    with django_assert_num_queries(1):
        found = {row.dossier.code: bool(row.verdict) for row in candidates(round)}

    assert found == {good.code: True, late.code: False}


def test_a_dossier_knows_the_round_it_stands_in() -> None:
    entry = an_entry()

    assert entry_of(entry.dossier) == entry
    assert entry_of(a_dossier_taken_in()) is None
