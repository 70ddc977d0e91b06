"""By which edition, criteria set and days a dossier is judged.

Here: the edition that binds it, its set, its samples, when its present step is due. Not here: the figures
(the edition).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import WRITTEN_IN
from hoaban.core.law import edition_called, edition_in_force
from hoaban.core.permissions import Refusal
from hoaban.core.units.queries import setting, settings_of_province
from hoaban.programme.dates import OutsideCalendar, RoundOfYear, round_for
from hoaban.programme.edition import Edition, NoEditionInForce, UnknownSet
from hoaban.programme.evidence import samples_needed
from hoaban.programme.provisions.criteria import CriteriaSet

PROVINCE = "province"
RECEIVE_WITHIN = "receive_within_days"
COMPLETE_WITHIN = "completion_days"
SAMPLE_DELIVERY = "sample_delivery"
ON_MEETING_DAY = "on_meeting_day_if_perishable"


def law_on(day: date) -> Edition | Refusal:
    """The edition in force on a day, or the refusal that there is none."""
    try:
        return edition_in_force(day)
    except NoEditionInForce:
        return Refusal(
            "no-edition-in-force",
            _("Ngày %(day)s chưa có bộ tiêu chí nào có hiệu lực, nên chưa mở và chưa nộp hồ sơ được.")
            % {"day": f"{day:%d/%m/%Y}"},
        )


def edition_of(dossier: Dossier, today: date) -> Edition:
    """The edition it is judged by: fixed at its first filing; until then the one in force."""
    return edition_called(dossier.edition) if dossier.filed_on else edition_in_force(today)


def set_of(dossier: Dossier, edition: Edition) -> CriteriaSet | None:
    """Its criteria set (bộ sản phẩm): as filed; while being written, the product's. None while unknown."""
    set_id = _set_filed(dossier) or dossier.product.criteria_set
    try:
        return edition.criteria_set(set_id) if set_id else None
    except UnknownSet:
        return None


def round_ahead(edition: Edition, today: date) -> RoundOfYear | None:
    """The province's round to which a proposal sent today would go (khoản 1 Điều 5); None without rounds."""
    rounds = [item for item in edition.rounds if item.level == PROVINCE]
    return round_for(rounds, PROVINCE, today) if rounds else None


def _set_filed(dossier: Dossier) -> str:
    """The set it was filed under last; "" while it may be written in."""
    if dossier.state in WRITTEN_IN:
        return ""
    filed = dossier.snapshots.order_by("number").values_list("content__criteria_set", flat=True)
    return str(filed.last() or "")


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples that go with the commune's proposal (sản phẩm mẫu, điểm d khoản 2 Điều 6).

    needed   how many the edition asks of the set; 0 where none are sent
    may_wait goods that do not keep may be handed over on the day the council meets: the province's setting
             (reading A27)
    """

    needed: int
    may_wait: bool

    def waiting(self, noted: int | None) -> int:
        """How many of them are still to come on the day of the meeting."""
        return max(self.needed - (noted or 0), 0)


def samples_of(dossier: Dossier, edition: Edition) -> Samples:
    """How many samples go with the dossier, and whether this province lets them wait for the meeting."""
    criteria_set = set_of(dossier, edition)
    known = edition.province_settings.get(SAMPLE_DELIVERY)
    how = setting(SAMPLE_DELIVERY, known.default if known else "")
    return Samples(samples_needed(criteria_set, edition) if criteria_set else 0, how == ON_MEETING_DAY)


Clocks = Mapping[str, Any]
"""What the province has set of the days below; None where the edition's default stands."""


def clocks() -> Clocks:
    """The province's own days, read once for a whole list."""
    return settings_of_province({RECEIVE_WITHIN: None, COMPLETE_WITHIN: None})


def receipt_due(edition: Edition, filed_on: date | None, own: Clocks) -> date | None:
    """The day by which the commune receives or sends back what was filed (the province's setting)."""
    return _after(edition, RECEIVE_WITHIN, filed_on, own)


def completion_due(edition: Edition, asked_on: date, own: Clocks) -> date | None:
    """The day by which a completion asked for is due (the province's setting)."""
    return _after(edition, COMPLETE_WITHIN, asked_on, own)


def _after(edition: Edition, key: str, start: date | None, own: Clocks) -> date | None:
    """So many working days on as the province has set; None where nothing says so, or the calendar ends."""
    default = edition.province_settings.get(key)
    days = own[key] or (default.default if default else None)
    if start is None or not isinstance(days, int):
        return None
    try:
        return edition.calendar.move(start, days)
    except OutsideCalendar:
        return None


def days_left(edition: Edition, today: date, due_on: date | None) -> int | None:
    """Working days left, negative when late; None without a day or beyond the calendar."""
    if due_on is None:
        return None
    try:
        return edition.calendar.between(today, due_on)
    except OutsideCalendar:
        return None
