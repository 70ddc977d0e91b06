"""What a paper dossier says of its way, and whether that can be: parts of deeds, none a deed itself.

Which facts a stage needs follows from the way of Điều 7: each stage on paper left what the step here leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from hoaban.areas.dossiers.actions.appraise_matters import are_matters, keep_matter
from hoaban.areas.dossiers.actions.assess_product import is_asked, keep_answer
from hoaban.areas.dossiers.actions.receive_dossier import due_after
from hoaban.areas.dossiers.inputs import PaperFacts
from hoaban.areas.dossiers.models import Dossier, Step
from hoaban.areas.dossiers.moves import deadline_in
from hoaban.areas.dossiers.queries import law_on, set_of
from hoaban.areas.dossiers.words import ENTER_FROM_PAPER, FACTS_FROM_STAGE, PAPER_STAGES, State
from hoaban.core.actions import Act
from hoaban.core.files.actions import Incoming, keep_file
from hoaban.core.files.kinds import PDF
from hoaban.core.files.models import StoredFile
from hoaban.core.law import edition_in_force
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require
from hoaban.programme.edition import Edition, NoEditionInForce

MAY_BE_UNKNOWN = ("registration_number", "samples_noted", "province_number")
IN_ORDER = ("filed_on", "received_on", "letter_date", "forwarded_on", "taken_in_on")
TRANSITION = "transition-first-upgrade-due"


@dataclass(frozen=True, slots=True)
class OnPaper:
    """The facts of a paper dossier, as inputs.PaperFacts takes them."""

    stage: str
    filed_on: date
    declared_by: str = ""
    received_on: date | None = None
    registration_number: str = ""
    letter_number: str = ""
    letter_date: date | None = None
    forwarded_on: date | None = None
    samples_noted: int | None = None
    taken_in_on: date | None = None
    province_number: str = ""
    scan: Incoming | None = None
    letter: Incoming | None = None
    matters: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def told(self) -> tuple[str, ...]:
        """The names of the facts that its stage has."""
        reached = PAPER_STAGES[: PAPER_STAGES.index(State(self.stage)) + 1]
        return tuple(name for stage in reached for name in FACTS_FROM_STAGE.get(stage, ()))

    @property
    def has_appraisal(self) -> bool:
        """Was Mẫu số 03 finished on paper? Until it went up, the commune writes it here."""
        return "letter_number" in self.told

    @property
    def days(self) -> dict[str, date | None]:
        """Its days by name."""
        return {name: getattr(self, name) for name in IN_ORDER}


def fits_its_stage(paper: OnPaper) -> Verdict:
    """Is all there that its stage has left on paper, and nothing of a later one?"""
    beyond = [name for names in FACTS_FROM_STAGE.values() for name in names if name not in paper.told]
    too_much = [name for name in beyond if getattr(paper, name) not in (None, "")]
    if not paper.has_appraisal and any(paper.matters.values()):
        too_much.append("matters")
    if too_much:
        why = _("Hồ sơ ở bước này thì chưa có: %(names)s. Chọn lại bước, hoặc bỏ ô đó.")
        return Refusal("beyond-stage", why % {"names": _labels(too_much)}, field=too_much[0])
    needed = [name for name in paper.told if name not in MAY_BE_UNKNOWN]
    missing = [name for name in needed if not getattr(paper, name)]
    if not missing:
        return ALLOWED
    why = _("Hồ sơ đến bước này thì cần ghi: %(names)s.") % {"names": _labels(missing)}
    return Refusal("paper-fact-missing", why, source="Điều 7", field=missing[0])


def days_can_be(days: Mapping[str, date | None], today: date) -> Verdict:
    """Do the days on paper follow each other, none after today?"""
    known = [(name, day) for name in IN_ORDER if (day := days.get(name)) is not None]
    late = [name for name, day in known if day > today]
    if late:
        why = _("%(name)s chưa tới: xem lại ngày trên giấy.") % {"name": _labels(late[:1])}
        return Refusal("day-in-future", why, field=late[0])
    for (before, earlier), (name, day) in pairwise(known):
        if day < earlier:
            values = {"name": _labels([name]), "before": _labels([before])}
            why = _("%(name)s không thể trước %(before)s. Xem lại ngày trên giấy.") % values
            return Refusal("days-out-of-order", why, source="Điều 7", field=name)
    return ALLOWED


def law_it_was_filed_under(filed_on: date, today: date) -> Edition | Refusal:
    """The edition in force on the day it was filed, by which it is judged for ever.

    A day before every edition we know is refused: the old rules ended with it, and what was not finished
    under them is judged by the new ones once the producer has updated it (Điều 12, reading A19).
    """
    edition = law_on(filed_on)
    if isinstance(edition, Edition):
        return edition
    try:
        new = edition_in_force(today)
    except NoEditionInForce:
        return edition
    until = next((row for row in new.deadlines if row.id == TRANSITION), None)
    why = _(
        "Hồ sơ nộp ngày %(filed)s thì theo quy định cũ, ở đây không có; quy định mới có hiệu lực "
        "từ %(from)s. "
        "Hồ sơ cũ chưa xong thì chủ thể cập nhật theo quy định mới: ghi ngày nộp bản cập nhật."
    ) % {"filed": f"{filed_on:%d/%m/%Y}", "from": f"{new.dates.effective:%d/%m/%Y}"}
    return Refusal("filed-before-the-law", why, until.article if until else "", field="filed_on")


def _labels(names: list[str]) -> str:
    return ", ".join(str(PaperFacts.base_fields[name].label).lower() for name in names)


# --- writing it down ---


def write_down(act: Act, dossier: Dossier, paper: OnPaper, edition: Edition) -> None:
    """Put the facts of the paper into the dossier; what a later step made here is not touched."""
    dossier.edition, dossier.paper_stage = edition.id, paper.stage
    dossier.filed_on, dossier.declared_by = paper.filed_on, paper.declared_by
    for name in paper.told:
        setattr(dossier, name, getattr(paper, name))
    require(_number_is_free(dossier, "registration_number"))
    require(_number_is_free(dossier, "province_number"))
    if dossier.received_on is not None and "received_on" in paper.told:
        dossier.due_on = require(due_after(edition, deadline_in(State.RECEIVED), dossier.received_on))
    if paper.scan:
        dossier.scan = scanned(act, dossier.producer.slug, paper.scan)
    if paper.letter:
        dossier.letter = keep_file(act, paper.letter, owner=dossier.commune.code, field="letter")


def write_contents(act: Act, dossier: Dossier, paper: OnPaper, edition: Edition) -> None:
    """Keep what the commune says on its matters and what the producer gives itself, as far as known."""
    require(are_matters(dossier, paper.matters))
    for matter, text in paper.matters.items() if paper.has_appraisal else ():
        if text or dossier.appraisals.filter(matter=matter).exists():
            keep_matter(act, dossier, matter, text)
    for criterion, option in paper.answers.items():
        require(is_asked(criterion, option, set_of(dossier, edition)))
        keep_answer(act, dossier, criterion, option)


def scanned(act: Act, owner: str, incoming: Incoming) -> StoredFile:
    """The scan as a stored file of the producer. Raises Refused where it is no PDF."""
    file = keep_file(act, incoming, owner=owner, field="scan")
    if file.content_type == PDF:
        return file
    why = _("Bản quét cả bộ hồ sơ phải là một tệp PDF. Gộp các trang vào một tệp PDF rồi chọn lại.")
    return require(Refusal("scan-not-pdf", why, field="scan"))


def leave_step(act: Act, dossier: Dossier, name: str, note: str = "") -> None:
    """Keep what the office did with the paper: the state stands as it stood on paper."""
    before = "" if name == ENTER_FROM_PAPER else dossier.state
    act.add(
        Step(
            dossier=dossier,
            move=name,
            from_state=before,
            to_state=dossier.state,
            at=act.at,
            by=act.actor.user_id,
            role=act.actor.role or "",
            note=note,
        )
    )


def _number_is_free(dossier: Dossier, column: str) -> Verdict:
    number = getattr(dossier, column)
    same = (
        Dossier.objects.filter(**{column: number}).exclude(pk=dossier.pk).exclude(state=State.ENTRY_CANCELLED)
    )
    other = same.first() if number else None
    if other is None:
        return ALLOWED
    why = _("Phiếu số %(number)s đã ghi cho hồ sơ %(code)s. Xem lại số trên giấy.")
    return Refusal("number-taken", why % {"number": number, "code": other.code}, field=column)
