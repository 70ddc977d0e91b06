"""What a dossier holds and lacks before it is filed: the values of its forms, its faults.

Here: gathering rows into what programme/evidence.py judges, and the words for what it finds. Not here: the
judgement itself (programme/), filing (actions/), the printed forms (papers.py), the list of tasks (tasks.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoaban.areas.dossiers.models import Dossier, SelfAnswer
from hoaban.areas.dossiers.queries.assessing import sheet_of
from hoaban.areas.dossiers.queries.law import edition_of, set_of
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


def paper_content_of(dossier: Dossier, edition: Edition) -> Content:
    """What a snapshot keeps of a dossier that was filed on paper: the same parts as content_of.

    The forms are those of the scan, so that `values` and `papers` are empty: nothing is put in their place.
    from_paper  entered_on, stage, and scan: the file and its sha256, None where it is not scanned yet
    """
    scan = dossier.scan
    return {
        "dossier": dossier.code,
        "kind": dossier.kind,
        "edition": edition.id,
        "criteria_set": dossier.product.criteria_set,
        "product": dossier.product.slug,
        "typed_by_officer": dossier.typed_by_officer,
        "declared_by": dossier.declared_by,
        "filed_on": str(dossier.filed_on or ""),
        "values": {},
        "answers": [
            {"criterion": row.criterion, "option": row.option, "note": row.note, "evidence": []}
            for row in dossier.answers.order_by("id")
        ],
        "papers": {},
        "from_paper": {
            "entered_on": str(dossier.paper_entered_on),
            "stage": dossier.paper_stage,
            "scan": {"file": str(scan.key), "sha256": scan.sha256} if scan else None,
        },
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
        faults=faults,
    )


def _in_words(reasons: tuple[Reason, ...], dossier: Dossier, edition: Edition) -> tuple[FilingFault, ...]:
    sources = {blank.field.id: blank.field.source for blank in evidence.blanks_of(dossier.kind, edition)}
    return tuple(FAULT_WORDS[reason.code](reason, sources) for reason in reasons)


def _field_fault(reason: Reason, sources: Mapping[str, str]) -> FilingFault:
    place = str(reason["place"])
    where = part_of_platform(sources[place])
    name = without_dots(str(reason["label"]))
    return FilingFault(
        reason.code, place, where, name, _("chưa có."), str(WHAT_TO_DO[where]()), reason.source
    )


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

WHAT_TO_DO = {
    "producer": lambda: _("Ghi thêm ở trang thông tin chủ thể."),
    "product": lambda: _("Ghi thêm ở trang sản phẩm."),
    "report": lambda: _("Ghi thêm ở trang báo cáo."),
    "assess": lambda: _("Đặt giấy tờ, ảnh chứng minh cạnh câu trả lời khi tự chấm."),
    "file": lambda: _("Ghi khi nộp."),
}


def part_of_platform(source: str) -> str:
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
