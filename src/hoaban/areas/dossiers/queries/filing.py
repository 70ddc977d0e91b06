"""What a dossier holds and lacks before it is filed: the values of its forms, its faults, the list of tasks.

Here: gathering rows into what programme/evidence.py judges, and the words for what it finds. Not here: the
judgement itself (programme/), filing (actions/), the printed forms (papers.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoaban.areas.dossiers.models import Dossier, SelfAnswer
from hoaban.areas.dossiers.moves import WRITTEN_IN
from hoaban.areas.dossiers.queries.assessing import Standing, sheet_of, standing_of
from hoaban.areas.dossiers.queries.filed import faults_of, snapshot_of
from hoaban.areas.dossiers.queries.law import edition_of, set_of
from hoaban.areas.dossiers.words import State
from hoaban.areas.registry.models import Evidence, Producer
from hoaban.core.permissions import ALLOWED, Refusal, Verdict
from hoaban.programme import evidence
from hoaban.programme.edition import Edition
from hoaban.programme.provisions.criteria import CriteriaSet
from hoaban.programme.reasons import Reason

REPORT_FIELDS = ("materials_technology", "quality_changes", "markets", "results")

Content = dict[str, Any]
"""Plain JSON: what a snapshot keeps."""


# --- what stands in the dossier ---


def values_of(dossier: Dossier, criteria_set: CriteriaSet | None, *, samples: int = 0) -> dict[str, Any]:
    """What stands in the blanks of Mẫu số 01 and 02, by the source the edition's forms name.

    samples  how many go with the proposal: where none do, none is the answer
    """
    product = dossier.product
    count = dossier.sample_count if dossier.sample_count is not None or samples else 0
    return {
        **_producer_values(dossier.producer),
        "product.name": product.name,
        "product.specification": product.specification,
        "product.catalogue_entry": group_of(criteria_set) if criteria_set else "",
        "dossier.kind": dossier.kind,
        "dossier.sample_count": count,
        "dossier.plan": dossier.plan,
        **{f"dossier.report.{name}": getattr(dossier, name) for name in REPORT_FIELDS},
    }


def _producer_values(producer: Producer) -> dict[str, Any]:
    return {
        "producer.name": producer.name,
        "producer.type": producer.kind,
        "producer.address": producer.address,
        # enter once: who gives no other address is reached where the unit sits
        "producer.contact_address": producer.contact_address or producer.address,
        "producer.phone": producer.phone,
        "producer.email": producer.email,
        "producer.commune.name": producer.commune.full_name if producer.commune else "",
        "producer.registered_on": producer.registered_on,
        "producer.registration_number": producer.registration_number,
        "producer.history": producer.history,
        "producer.structure": producer.structure,
        "producer.representative.full_name": producer.representative,
        "producer.representative.position": producer.representative_position,
        "producer.representative.gender": producer.representative_gender,
        "producer.representative.ethnicity": producer.representative_ethnic_group,
        "producer.representative.permanent_address": producer.representative_address,
    }


def group_of(criteria_set: CriteriaSet) -> str:
    """The product's place in the catalogue (ngành, nhóm, phân nhóm), as Mẫu số 01 asks for it."""
    sector = criteria_set.sector.name if criteria_set.sector else ""
    return " – ".join(name for name in (sector, criteria_set.group, criteria_set.subgroup) if name)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with the papers that stand beside it; papers taken out of use count no more."""

    row: SelfAnswer
    papers: tuple[Evidence, ...]


def answers_of(dossier: Dossier) -> list[Answered]:
    """Every answer with its papers, each paper with its versions. Four queries."""
    rows = dossier.answers.prefetch_related("papers__evidence__versions__file").order_by("id")
    return [
        Answered(
            row, tuple(beside.evidence for beside in row.papers.all() if beside.evidence.retired_at is None)
        )
        for row in rows
    ]


def filing_of(dossier: Dossier, edition: Edition, on: date, *, declared_by: str = "") -> evidence.Filing:
    """The dossier as programme/evidence.py judges it. Who signs is asked for only once somebody does."""
    criteria_set = set_of(dossier, edition)
    sheet, answers = sheet_of(dossier, edition), answers_of(dossier)
    papers = _papers_beside(answers, sheet.answers)
    values = values_of(
        dossier, criteria_set, samples=evidence.samples_needed(criteria_set, edition) if criteria_set else 0
    )
    values["dossier.evidence"] = tuple(paper.id for paper in papers)
    values["self_sheet.note"] = values["dossier.evidence"] or tuple(
        item.row.note for item in answers if item.row.note
    )
    if declared_by:
        values |= {"dossier.signature": declared_by, "dossier.signed_on": on}
    return evidence.Filing(dossier.kind, sheet, values, papers, on)


def _papers_beside(
    answers: list[Answered], counting: Mapping[str, str | None]
) -> tuple[evidence.PaperBeside, ...]:
    """Each paper once, with every answer it stands beside."""
    papers: dict[int, Evidence] = {}
    criteria: dict[int, list[str]] = {}
    for item in answers:
        if item.row.criterion in counting:
            for paper in item.papers:
                papers[paper.pk] = paper
                criteria.setdefault(paper.pk, []).append(item.row.criterion)
    return tuple(
        evidence.PaperBeside(str(key), paper.title, paper.current.ends_on, tuple(criteria[key]))
        for key, paper in papers.items()
    )


def content_of(dossier: Dossier, edition: Edition) -> Content:
    """What a snapshot keeps of the dossier: forms, answers, papers by hash, edition. Plain JSON.

    values   by the source of a form's field; days in ISO form
    answers  criterion, option, note, evidence (numbers of papers)
    papers   by number: kind, title, version, file (key), sha256, paper_number, issuer, issued_on, ends_on
    """
    criteria_set = set_of(dossier, edition)
    samples = evidence.samples_needed(criteria_set, edition) if criteria_set else 0
    answers = answers_of(dossier)
    return {
        "dossier": dossier.code,
        "kind": dossier.kind,
        "edition": edition.id,
        "criteria_set": dossier.product.criteria_set,
        "product": dossier.product.slug,
        "typed_by_officer": dossier.typed_by_officer,
        "declared_by": dossier.declared_by,
        "filed_on": str(dossier.filed_on or ""),
        "values": {
            source: _plain(value)
            for source, value in values_of(dossier, criteria_set, samples=samples).items()
        },
        "answers": [
            {
                "criterion": item.row.criterion,
                "option": item.row.option,
                "note": item.row.note,
                "evidence": [paper.pk for paper in item.papers],
            }
            for item in answers
        ],
        "papers": {str(paper.pk): _paper(paper) for item in answers for paper in item.papers},
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _paper(paper: Evidence) -> Content:
    version = paper.current
    return {
        "kind": paper.kind,
        "title": paper.title,
        "version": version.number,
        "file": str(version.file.key),
        "sha256": version.file.sha256,
        "paper_number": version.paper_number,
        "issuer": version.issuer,
        "issued_on": _plain(version.issued_on),
        "ends_on": _plain(version.ends_on),
    }


# --- what it lacks ---


@dataclass(frozen=True, slots=True)
class FilingFault:
    """One thing for which filing is refused, in words.

    place   a criterion's id or a blank's; where: the part of the platform where it is mended:
            producer, product, report, criterion (place names it), assess, papers or file
    """

    code: str
    place: str
    where: str
    name: str
    what: str
    todo: str
    source: str


@dataclass(frozen=True, slots=True)
class NotFitToFile(Refusal):
    """The refusal of a filing, with every fault it names."""

    faults: tuple[FilingFault, ...] = ()


def faults_before_filing(dossier: Dossier, today: date) -> tuple[FilingFault, ...]:
    """Everything for which filing on this day would be refused."""
    edition = edition_of(dossier, today)
    filing = filing_of(dossier, edition, today)
    return _in_words(evidence.faults_of(filing, edition), dossier, edition)


def fit_to_file(dossier: Dossier, edition: Edition, on: date, *, declared_by: str) -> Verdict:
    """May it be filed as it stands (DESIGN principle 9)? The refusal names every fault and what to do."""
    filing = filing_of(dossier, edition, on, declared_by=declared_by)
    faults = _in_words(evidence.faults_of(filing, edition), dossier, edition)
    if not faults:
        return ALLOWED
    head = ngettext(
        "Chưa nộp được: còn %(n)d chỗ cần sửa.", "Chưa nộp được: còn %(n)d chỗ cần sửa.", len(faults)
    ) % {"n": len(faults)}
    lines = "\n".join(f"– {fault.name}: {fault.what} {fault.todo}" for fault in faults)
    missing = any(fault.code != "paper-ended" for fault in faults)
    kind = edition.dossier_kinds[dossier.kind]
    return NotFitToFile(
        "part-missing" if missing else "paper-ended",
        f"{head}\n{lines}",
        kind.article if missing else faults[0].source,
        faults,
    )


def _in_words(reasons: tuple[Reason, ...], dossier: Dossier, edition: Edition) -> tuple[FilingFault, ...]:
    sources = {blank.field.id: blank.field.source for blank in evidence.blanks_of(dossier.kind, edition)}
    return tuple(FAULT_WORDS[reason.code](reason, sources) for reason in reasons)


def _field_fault(reason: Reason, sources: Mapping[str, str]) -> FilingFault:
    place = str(reason["place"])
    where = _where(sources[place])
    name = without_dots(str(reason["label"]))
    return FilingFault(reason.code, place, where, name, _("chưa có."), str(TODO[where]()), reason.source)


def without_dots(label: str) -> str:
    """A form's label without the sign its blank begins with, to stand before words of ours.

    >>> without_dots("nhãn mác, hình thức đóng gói,...")
    'nhãn mác, hình thức đóng gói'
    """
    return label.rstrip(":.,… ")


def _answer_fault(reason: Reason, sources: Mapping[str, str]) -> FilingFault:
    name = _("Tiêu chí %(id)s, %(title)s") % {"id": reason["place"], "title": reason["title"]}
    todo = _("Chọn một mức, hoặc “Không mức nào đúng”.")
    return FilingFault(
        reason.code, str(reason["place"]), "criterion", name, _("chưa trả lời."), todo, reason.source
    )


def _paper_fault(reason: Reason, sources: Mapping[str, str]) -> FilingFault:
    ended = date.fromisoformat(str(reason["ends_on"]))
    what = _("hết hạn ngày %(day)s, đứng cạnh tiêu chí %(criteria)s.") % {
        "day": f"{ended:%d/%m/%Y}",
        "criteria": ", ".join(reason["criteria"]),  # type: ignore[arg-type]
    }
    todo = _("Thay giấy mới trong tủ giấy tờ, hoặc gỡ giấy này khỏi câu trả lời.")
    return FilingFault(
        reason.code, str(reason["place"]), "papers", str(reason["title"]), what, todo, reason.source
    )


FAULT_WORDS = {"field-missing": _field_fault, "answer-missing": _answer_fault, "paper-ended": _paper_fault}

TODO = {
    "producer": lambda: _("Ghi thêm ở trang thông tin chủ thể."),
    "product": lambda: _("Ghi thêm ở trang sản phẩm."),
    "report": lambda: _("Ghi thêm ở trang báo cáo."),
    "assess": lambda: _("Đặt giấy tờ, ảnh chứng minh cạnh câu trả lời khi tự chấm."),
    "file": lambda: _("Ghi khi nộp."),
}


def _where(source: str) -> str:
    """Where the platform keeps what a blank's source names."""
    if source.startswith(("producer.", "product.")):
        return source.partition(".")[0]
    if source in ("dossier.evidence", "self_sheet.note"):
        return "assess"
    return "file" if source in ("dossier.signature", "dossier.signed_on") else "report"


def places(dossier: Dossier, edition: Edition) -> tuple[evidence.Place, ...]:
    """Every place of the dossier that a fault can be pinned to."""
    criteria_set = set_of(dossier, edition)
    return evidence.places_of(dossier.kind, criteria_set, edition) if criteria_set else ()


# --- what is left to do ---


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
    return ("evidence" if place.sort == "evidence" else _where(source)), ""


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
