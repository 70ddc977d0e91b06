"""Whom to call about a certificate today, commune by commune, and what to say.

Here: when a call is due, the sentences of the call. Not here: the clock itself (clock.py), entering a call
(actions/record_call.py).

Nothing of this is law: how often somebody is called is the office's habit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from hoaban.areas.certificates.models import Call, MakingAnswer
from hoaban.areas.certificates.queries.clock import Clock, Ticking
from hoaban.areas.certificates.words import Group
from hoaban.core.actions import VIETNAM
from hoaban.core.units.models import Unit

AGAIN_AFTER_DAYS, AGAIN_AFTER_SILENCE_DAYS = 14, 1
"""Once somebody was spoken with they are left alone so long; who did not pick up is tried the next day."""
ENDED_CALLED_DAYS = 60
"""So long after its end somebody is still called about the packs that are left."""
SILENT = (Call.Outcome.NO_ANSWER, Call.Outcome.WRONG_NUMBER)
GONE = (MakingAnswer.Making.STOPPED, MakingAnswer.Making.CHANGED_OWNER)


@dataclass(frozen=True, slots=True)
class ToCall:
    """One call of today: whom, what to say; `done`: it was made today already."""

    item: Ticking
    script: str
    done: bool


@dataclass(frozen=True, slots=True)
class CallsOfCommune:
    """The calls of one commune; None where no source says which commune it is."""

    commune: Unit | None
    calls: tuple[ToCall, ...]


def calls_today(clock: Clock) -> list[CallsOfCommune]:
    """The call list of the day, commune by commune, by name; within each the soonest end first."""
    found: dict[int, list[ToCall]] = {}
    communes: dict[int, Unit | None] = {}
    for item in clock.items:
        if is_due(item, clock.day) or was_called(item, clock.day):
            key = item.commune.pk if item.commune else 0
            communes[key] = item.commune
            done = was_called(item, clock.day)
            found.setdefault(key, []).append(ToCall(item, script_of(item, clock.day), done))
    of_communes = [CallsOfCommune(communes[key], tuple(calls)) for key, calls in found.items()]
    return sorted(of_communes, key=_by_name)


def asked_of_producer(clock: Clock) -> list[Ticking]:
    """The certificates of which a producer is asked whether the product is still made: those whose window has
    opened, and those that ended not long ago."""
    return [item for item in clock.items if _is_asked(item)]


def _is_asked(item: Ticking) -> bool:
    if item.group is Group.ENDED:
        return item.days_left is not None and -item.days_left <= ENDED_CALLED_DAYS
    return item.group in (Group.OPEN, Group.LATE, Group.LAST, Group.EXTENDED)


def _by_name(calls: CallsOfCommune) -> tuple[bool, str]:
    return calls.commune is None, calls.commune.folded_name if calls.commune else ""


def open_calls(calls: Iterable[CallsOfCommune]) -> int:
    """How many calls of the day are still to be made."""
    return sum(not call.done for of_commune in calls for call in of_commune.calls)


def was_called(item: Ticking, day: date) -> bool:
    """Was somebody called about it on that day?"""
    return item.call is not None and _day_of(item.call) == day


def is_due(item: Ticking, day: date) -> bool:
    """Is a call about this certificate due on that day?"""
    return _needs_word(item) and not (item.answer and item.answer.making in GONE) and _call_is_over(item, day)


def _needs_word(item: Ticking) -> bool:
    """In the window: until the dossier is filed. After it: until the producer has said what becomes of it."""
    if item.group is Group.OPEN:
        return item.filed_on is None
    if item.group is Group.ENDED:
        ended_ago = -(item.days_left or 0)
        return item.answer is None and item.days_left is not None and ended_ago <= ENDED_CALLED_DAYS
    return item.group in (Group.LATE, Group.LAST) and item.filed_on is None and item.answer is None


def _call_is_over(item: Ticking, day: date) -> bool:
    """Has the time come that the last call left: the day promised, else some days after it?"""
    if item.call is None:
        return True
    if item.call.promised_on:
        return item.call.promised_on <= day
    wait = AGAIN_AFTER_SILENCE_DAYS if item.call.outcome in SILENT else AGAIN_AFTER_DAYS
    return _day_of(item.call) + timedelta(days=wait) <= day


def _day_of(call: Call) -> date:
    return call.at.astimezone(VIETNAM).date()


def script_of(item: Ticking, day: date) -> str:
    """What to say on the telephone, in a few sentences."""
    said = {
        "product": item.product.name,
        "ends": _printed(item.certificate.lapses_after),
        "closes": _printed(item.window.closes if item.window else None),
        "code": item.dossier.code if item.dossier else "",
    }
    return _sentence(item, day) % said


def _sentence(item: Ticking, day: date) -> str:
    if item.group is Group.OPEN:
        return _sentence_of_window(item, day)
    return {
        Group.LATE: _(
            "Giấy của %(product)s hết hạn %(ends)s, ngày nộp phân hạng lại đã qua (%(closes)s). "
            "Anh chị còn làm không? Còn bao nhiêu bao bì in sao?"
        ),
        Group.LAST: _(
            "Giấy của %(product)s hết hạn %(ends)s. Còn bao nhiêu bao bì in sao? "
            "Hàng làm sau ngày đó không in sao nữa."
        ),
        Group.ENDED: _(
            "Giấy của %(product)s đã hết hạn từ %(ends)s. Còn bao bì in sao thì ngừng dùng. "
            "Muốn có sao lại thì làm hồ sơ lần đầu. Anh chị có làm không?"
        ),
        Group.EXTENDED: _("Giấy của %(product)s được kéo dài chậm nhất đến %(ends)s, tới khi có kết quả."),
        Group.UNDATED: _(
            "Giấy của %(product)s ghi có giá trị đến ngày nào? Chụp giấy chứng nhận hoặc quyết định gửi giúp."
        ),
    }.get(item.group, _("Giấy của %(product)s hết hạn %(ends)s. Chưa đến ngày nộp phân hạng lại."))


def _sentence_of_window(item: Ticking, day: date) -> str:
    if item.being_written:
        return _("Hồ sơ %(code)s của %(product)s nộp đến hết ngày %(closes)s. Có cần xã giúp làm không?")
    if item.window and item.window.closes == day:
        return _(
            "Hôm nay là ngày cuối nộp phân hạng lại %(product)s. Anh chị còn làm không? Có cần xã giúp không?"
        )
    return _(
        "Giấy của %(product)s hết hạn %(ends)s. Nộp phân hạng lại đến hết ngày %(closes)s. "
        "Anh chị còn làm không? Có cần xã giúp làm hồ sơ không?"
    )


def _printed(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""
