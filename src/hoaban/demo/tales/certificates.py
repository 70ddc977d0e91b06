"""Invented certificates of before the platform: valid, lapsed, extended, taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hoaban.areas.certificates.actions import (
    answer_making,
    enter_past_certificate,
    record_call,
    withdraw_certificate,
)
from hoaban.areas.certificates.models import Certificate
from hoaban.areas.registry.actions import register_product
from hoaban.core.accounts.roles import Role
from hoaban.demo.papers import paper
from hoaban.demo.tales.stage import Item, Stage, Tale

SOURCE = "Giấy được đặt ra để minh hoạ"
ENTERED_AGO, LAPSED_AGO, ISSUED_AGO = 80, 40, 400
IN_WINDOW, NEARLY_OVER, CALLED_AGO = 150, 45, 3
"""Days that are left of two of them, and how long ago somebody called."""
VALID_TO, EXTENSION_ENDS, RENEWAL_CLOSES = "certificate-valid-to", "extension-ends", "renewal-closes"


def valid(stage: Stage, item: Item) -> Tale:
    """One issued more than a year ago."""
    yield ENTERED_AGO
    _entered(stage, item, _end_of(stage, stage.days.now.date() - timedelta(days=ISSUED_AGO)), star=3)


def in_window(stage: Stage, item: Item) -> Tale:
    """One whose window of regrading is open: somebody is called today."""
    yield ENTERED_AGO
    _entered(stage, item, stage.days.now.date() + timedelta(days=IN_WINDOW), star=3)


def nearly_over(stage: Stage, item: Item) -> Tale:
    """One that ends in some weeks: it was called about, and the producer answered."""
    yield ENTERED_AGO
    certificate = _entered(stage, item, stage.days.now.date() + timedelta(days=NEARLY_OVER), star=3)
    yield CALLED_AGO
    record_call(
        stage.its_commune(item, CALLED_AGO), certificate, outcome="talked", note="Hỏi còn bao nhiêu bao bì"
    )
    answer_making(stage.its_producer(item, CALLED_AGO), certificate, making="still", packs_left=1200)


def lapsed(stage: Stage, item: Item) -> Tale:
    """One that ended some weeks ago."""
    yield ENTERED_AGO
    _entered(stage, item, stage.days.now.date() - timedelta(days=LAPSED_AGO), star=3)


def extended(stage: Stage, item: Item) -> Tale:
    """One that the transition extends (khoản 3 Điều 12): it could not be filed anew in time."""
    yield ENTERED_AGO
    ends = _last_end_that_is_extended(stage)
    until = stage.edition.deadline(EXTENSION_ENDS).date(ends)
    filed_on = stage.edition.dates.effective
    _entered(stage, item, ends, star=4, extended_to=until, regrading_filed_on=filed_on)


def taken_back(stage: Stage, item: Item) -> Tale:
    """One that was withdrawn some days ago."""
    yield ENTERED_AGO
    issued = stage.days.now.date() - timedelta(days=ISSUED_AGO)
    certificate = _entered(stage, item, _end_of(stage, issued), star=3)
    yield 4
    act = stage.act(Role.PROVINCIAL_OFFICER, 4)
    number = "140-MH/QĐ-UBND"
    copy = paper(act, "Quyết định thu hồi", [f"Số {number}", item.name])
    concluded_on = stage.days.day(9)
    withdraw_certificate(
        act, certificate, ground="dd", number=number, date=act.today, copy=copy, concluded_on=concluded_on
    )


def _entered(stage: Stage, item: Item, ends: date, **values: Any) -> Certificate:
    """A certificate of a new product, as the office enters it from the paper."""
    product = register_product(
        stage.its_producer(item, ENTERED_AGO),
        stage.producers[item.producer],
        name=item.name,
        criteria_set=item.criteria_set,
        specification=item.specification,
        invented=True,
    )
    began = ends - (_end_of(stage, ends) - ends)
    number = f"{product.pk:02d}-MH"
    return enter_past_certificate(
        stage.act(Role.PROVINCIAL_OFFICER, ENTERED_AGO, hour=15),
        product,
        source=SOURCE,
        number=number,
        decision_number=f"{number}/QĐ-UBND",
        decision_date=began,
        issuer="UBND Minh Hoạ",
        valid_from=began,
        valid_to=ends,
        **values,
    )


def _end_of(stage: Stage, issued: date) -> date:
    return stage.edition.deadline(VALID_TO).date(issued)


def _last_end_that_is_extended(stage: Stage) -> date:
    """The latest end of which the last filing day had passed when the edition took effect."""
    effective, closes = stage.edition.dates.effective, stage.edition.deadline(RENEWAL_CLOSES)
    ends = effective
    while closes.date(ends + timedelta(days=1)) < effective:
        ends += timedelta(days=1)
    return ends
