"""The advisory team's report on a product (báo cáo của Tổ tư vấn, điểm c khoản 3 Điều 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from hoaban.areas.council import inputs
from hoaban.areas.council.actions.held import held_entry
from hoaban.areas.council.inputs import OpinionGiven
from hoaban.areas.council.models import AdvisoryOpinion, AdvisoryReport, Entry
from hoaban.areas.council.moves import move_of
from hoaban.areas.council.permissions import may_record_advisory_report
from hoaban.areas.council.queries.sheets import criteria_set_of, report_of
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import Refusal, Refused, require

ARTICLE = "điểm c khoản 3 Điều 7"


@deed(on="entry", takes=inputs.RecordAdvisoryReport)
def record_advisory_report(
    act: Act,
    entry: Entry,
    *,
    text: str,
    visited_on: date | None = None,
    opinions: Sequence[OpinionGiven] = (),
) -> AdvisoryReport:
    """Write the report, or write it anew; opinions on criteria replace those given before."""
    require(may_record_advisory_report(act.actor, entry))
    entry = held_entry(act, entry)
    require(move_of(entry, "report"))
    _refuse_wrong(act, entry, visited_on, opinions)
    report = report_of(entry) or AdvisoryReport(entry=entry)
    report.text, report.visited_on, report.at, report.by = text, visited_on, act.at, act.actor.user_id
    report = act.save(report) if report.pk else act.add(report)
    _keep_opinions(act, report, {given.criterion: given for given in opinions})
    return report


def _refuse_wrong(act: Act, entry: Entry, visited_on: date | None, opinions: Sequence[OpinionGiven]) -> None:
    if visited_on and visited_on > act.today:
        raise Refused(Refusal("date-ahead", _("Ngày khảo sát không thể sau hôm nay."), source=ARTICLE))
    options = {c.id: {option.id for option in c.options} | {None} for c in criteria_set_of(entry).criteria}
    if any(given.option not in options.get(given.criterion, set()) for given in opinions):
        why = _("Bộ tiêu chí của sản phẩm không có tiêu chí hoặc mức này.")
        raise Refused(Refusal("unknown-option", why, field="opinions"))


def _keep_opinions(act: Act, report: AdvisoryReport, given: dict[str, OpinionGiven]) -> None:
    for row in report.opinions.all():
        wanted = given.pop(row.criterion, None)
        if wanted is None:
            act.remove(row)
        else:
            row.option, row.note = wanted.option, wanted.note
            act.save(row)
    for new in given.values():
        act.add(AdvisoryOpinion(report=report, criterion=new.criterion, option=new.option, note=new.note))
