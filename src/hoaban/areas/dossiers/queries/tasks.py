"""The list of tasks before a dossier can be filed or handed back, and the one next step (việc cần làm).

Here: which lines there are and how each stands.
Not here: what filing is refused for (filing.py), where a line leads (web/).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import WRITTEN_IN
from hoaban.areas.dossiers.queries.assessing import Standing, standing_of
from hoaban.areas.dossiers.queries.filed import faults_of, snapshot_of
from hoaban.areas.dossiers.queries.filing import (
    REPORT_FIELDS,
    Content,
    FilingFault,
    answers_of,
    content_of,
    faults_before_filing,
    part_of_platform,
    places,
)
from hoaban.areas.dossiers.queries.law import edition_of, set_of
from hoaban.areas.dossiers.queries.on_paper import filed_on_paper
from hoaban.areas.dossiers.words import State
from hoaban.programme import evidence
from hoaban.programme.edition import Edition


@dataclass(frozen=True, slots=True)
class Task:
    """One line of what is left.

    state   fix (something stands in the way), todo, doing, done, or locked (not its turn)
    where   as in FilingFault; also evidence (the library) and complete
    place   the criterion, where there is one
    """

    group: str
    title: str
    state: str
    note: str
    where: str
    place: str = ""
    source: str = ""


def next_step(tasks: list[Task]) -> Task | None:
    """The one next step: what stands in the way first, then what is begun or open, in order."""
    for wanted in (("fix",), ("todo", "doing")):
        for task in tasks:
            if task.state in wanted:
                return task
    return None


def task_list(dossier: Dossier, today: date) -> list[Task]:
    """The lines of what is left before it can be filed, or handed back; none once it is out of hand."""
    if dossier.state not in WRITTEN_IN:
        return []
    edition = edition_of(dossier, today)
    if dossier.state == State.TO_COMPLETE and filed_on_paper(dossier):
        return list(_on_paper(dossier, edition))
    faults = faults_before_filing(
        dossier, today if dossier.state != State.TO_COMPLETE else _filed_on(dossier)
    )
    named = {place.id: place for place in places(dossier, edition)}
    standing = standing_of(dossier, edition) if set_of(dossier, edition) else None
    return [
        *_asked_for(dossier, edition, named),
        *_paper_tasks(dossier, faults),
        *_fact_tasks(faults),
        *_own_marks(dossier, faults, standing),
        _last_task(dossier, faults),
    ]


def _on_paper(dossier: Dossier, edition: Edition) -> Iterator[Task]:
    """What is to be mended on paper: nothing of it is typed here, so nothing here can show it done."""
    named = {place.id: place.name for place in places(dossier, edition)}
    for fault in faults_of(dossier):
        title = f"{named.get(fault.place, fault.place)}: {fault.what}"
        yield Task(_("Sửa trên hồ sơ giấy"), title, "todo", fault.todo, "complete")
    note = _("Đưa giấy đã sửa cho Văn phòng OCOP quét lại, rồi gửi lại ở đây.")
    yield Task(_("Gửi lại"), _("Gửi lại cho tỉnh"), "todo", note, "complete")


def _filed_on(dossier: Dossier) -> date:
    assert dossier.filed_on is not None, "what is to be completed was filed"  # noqa: S101  # for the type checker
    return dossier.filed_on


def _asked_for(dossier: Dossier, edition: Edition, named: Mapping[str, evidence.Place]) -> Iterator[Task]:
    """What the commune or the province asked to have mended; done where the place is not as it was filed."""
    snapshot, now = snapshot_of(dossier), content_of(dossier, edition)
    sources = {blank.field.id: blank.field.source for blank in evidence.blanks_of(dossier.kind, edition)}
    for fault in faults_of(dossier):
        place = named.get(fault.place)
        source = sources.get(fault.place, "")
        mended = snapshot is not None and touched(place, source, snapshot.content, now)
        where, criterion = _where_of(place, source)
        yield Task(
            _("Chỗ được yêu cầu sửa"),
            f"{place.name if place else fault.place}: {fault.what}",
            "done" if mended else "fix",
            fault.todo,
            where,
            criterion,
        )


def _where_of(place: evidence.Place | None, source: str) -> tuple[str, str]:
    if place is None or place.sort == "part":
        return "file", ""
    if place.sort == "criterion":
        return "criterion", place.id
    return ("evidence" if place.sort == "evidence" else part_of_platform(source)), ""


def touched(place: evidence.Place | None, source: str, filed: Content, now: Content) -> bool:
    """Does what stands at this place differ from what was filed? A part, or a place not known: everything."""
    if place is None or place.sort == "part":
        return any(filed[key] != now[key] for key in ("values", "answers", "papers"))
    if source in filed["values"]:
        return bool(filed["values"][source] != now["values"].get(source))
    return _proofs(place.id, filed) != _proofs(place.id, now)


def _proofs(place: str, content: Content) -> list[Any]:
    """What bears on a criterion or a kind of paper: the answer with its papers, the papers of that kind."""
    papers = content["papers"]
    answers = [
        (item["option"], item["note"], [papers[str(number)]["sha256"] for number in item["evidence"]])
        for item in content["answers"]
        if item["criterion"] == place
    ]
    return [answers, sorted(paper["sha256"] for paper in papers.values() if paper["kind"] == place)]


def _paper_tasks(dossier: Dossier, faults: tuple[FilingFault, ...]) -> Iterator[Task]:
    group = _("Giấy tờ")
    ended = [fault for fault in faults if fault.where == "papers"]
    for fault in ended:
        yield Task(
            group,
            fault.name,
            "fix",
            f"{fault.what.capitalize()} {fault.todo}",
            "evidence",
            fault.place,
            fault.source,
        )
    count = len({paper.pk for item in answers_of(dossier) for paper in item.papers})
    note = ngettext(
        "%(n)d giấy đang đứng cạnh câu trả lời", "%(n)d giấy đang đứng cạnh câu trả lời", count
    ) % {"n": count}
    yield Task(group, _("Giấy tờ, ảnh chứng minh"), "done" if count else "todo", note, "evidence")


def _fact_tasks(faults: tuple[FilingFault, ...]) -> Iterator[Task]:
    group = _("Sản phẩm và người làm")
    for where, title in (("product", _("Tên, quy cách sản phẩm")), ("producer", _("Thông tin chủ thể"))):
        missing = [fault.name for fault in faults if fault.where == where]
        yield Task(group, title, "todo" if missing else "done", _still(missing), where)


def _own_marks(
    dossier: Dossier, faults: tuple[FilingFault, ...], standing: Standing | None
) -> Iterator[Task]:
    group = _("Tự chấm và nộp")
    if standing is not None:
        note = _("Đã trả lời %(done)d trên %(all)d tiêu chí") % {
            "done": standing.answered,
            "all": standing.asked,
        }
        state = "done" if standing.answered == standing.asked else "doing" if standing.answered else "todo"
        yield Task(group, _("Tự chấm theo tiêu chí"), state, note, "assess")
    missing = [fault.name for fault in faults if fault.where == "report"]
    begun = any(getattr(dossier, name) for name in (*REPORT_FIELDS, "plan"))
    state = ("doing" if begun else "todo") if missing else "done"
    yield Task(group, _("Báo cáo và kế hoạch sản xuất, kinh doanh"), state, _still(missing), "report")


def _last_task(dossier: Dossier, faults: tuple[FilingFault, ...]) -> Task:
    completing = dossier.state == State.TO_COMPLETE
    title = _("Gửi lại cho tỉnh") if completing else _("Kiểm tra lại câu trả lời và nộp cho xã")
    note = _("Mở khi các việc trên đã xong") if faults else ""
    return Task(
        _("Tự chấm và nộp"), title, "locked" if faults else "todo", note, "complete" if completing else "file"
    )


def _still(missing: list[str]) -> str:
    return _("Còn thiếu: %(names)s") % {"names": "; ".join(missing)} if missing else ""
