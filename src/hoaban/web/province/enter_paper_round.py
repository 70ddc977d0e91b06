"""A whole round of paper dossiers in one sitting: the common facts once, a line for each product.

What a line lacks is said at the line, and nothing typed is lost: its scan too is kept. What could be entered
is entered, and put into the round where the round takes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hoaban.areas.council import actions as council_actions
from hoaban.areas.council.permissions import may_fill_round
from hoaban.areas.council.queries import candidates
from hoaban.areas.dossiers import actions, queries
from hoaban.areas.dossiers.inputs import EnterPaperDossier
from hoaban.areas.dossiers.queries import PaperRow
from hoaban.areas.dossiers.words import State
from hoaban.core.inputs import Day, Input, LongText, Text
from hoaban.core.permissions import Refusal, Refused
from hoaban.core.units.queries import communes
from hoaban.web.acts import PageRequest
from hoaban.web.pages import UNPROCESSABLE, form_of, page, then

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

COMMON = ("filed_on", "received_on", "letter_number", "letter_date", "forwarded_on", "taken_in_on")
MOST_LINES = 100  # of one request: so many files does a server take at once
OWN = (*COMMON, "registration_number", "province_number", "samples_noted", "declared_by")


class CommonFacts(Input):
    """What all lines have in common; a line that says otherwise is taken at its word."""

    filed_on = Day(gettext_lazy("Ngày chủ thể nộp hồ sơ"), required=False)
    received_on = Day(gettext_lazy("Ngày xã tiếp nhận"), required=False)
    letter_number = Text(gettext_lazy("Số văn bản đề nghị của xã"), required=False, max_length=60)
    letter_date = Day(gettext_lazy("Ngày văn bản đề nghị"), required=False)
    forwarded_on = Day(gettext_lazy("Ngày xã gửi tỉnh"), required=False)
    taken_in_on = Day(gettext_lazy("Ngày tỉnh nhận đủ"), required=False)
    reason = LongText(gettext_lazy("Lý do, nếu có hồ sơ kịp đợt trước"), required=False, max_length=1000)


@dataclass
class Line:
    """One product as it is shown: what was typed for it, what came of it.

    kept   the id of its scan, where it was received but the line could not be entered
    done   the code under which it was entered; faults  what it lacks, in words
    """

    row: PaperRow
    typed: dict[str, str] = field(default_factory=dict)
    ticked: bool = False
    kept: str = ""
    kept_name: str = ""
    done: str = ""
    faults: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return str(self.row.product.pk)


@page("dot/<round>/ho-so-giay/", access=may_fill_round)
def enter_paper_round(request: PageRequest, round: Any) -> HttpResponse:
    commune = request.GET.get("xa", "")
    form = form_of(CommonFacts, request)
    rows = queries.products_for_paper(request.act.actor, commune)
    free = [row for row in rows if row.open is None and not row.lacks]
    others = [row for row in rows if row.open is not None or row.lacks]
    lines = [_line(request, row) for row in (*free[:MOST_LINES], *others)]
    chosen = [line for line in lines if line.ticked]
    if chosen and not form.is_valid():
        _keep_scans(request, chosen)
    elif chosen:
        _enter(request, form, chosen)
        put_in = _put_into(request, round, chosen, form.cleaned_data["reason"])
        if not any(line.faults for line in chosen):
            return then(request, _said(chosen, put_in), "province:round", round.code)
    shown = {
        "form": form,
        "round": round,
        "lines": lines,
        "left_out": max(len(free) - MOST_LINES, 0),
        "communes": communes(),
        "commune": commune,
        "entered": sum(bool(line.done) for line in chosen),
        "wrong": sum(bool(line.faults) for line in chosen),
        "nothing": request.method == "POST" and not chosen,
    }
    amiss = form.is_bound and bool(shown["wrong"] or shown["nothing"] or form.errors)
    status = UNPROCESSABLE if amiss else 200
    return render(request, "province/enter_paper_round.html", shown, status=status)


def _line(request: PageRequest, row: PaperRow) -> Line:
    """A product with what was typed for it; a line of which anything was typed counts as chosen."""
    key = row.product.pk
    if request.method != "POST" or row.open or row.lacks:
        return Line(row)
    typed = {name: request.POST.get(f"{name}-{key}", "").strip() for name in OWN}
    kept = request.POST.get(f"kept-{key}", "")
    named = request.POST.get(f"kept-name-{key}", "")
    begun = f"enter-{key}" in request.POST or any(typed.values()) or f"scan-{key}" in request.FILES
    return Line(row, typed, bool(begun or kept), kept, named)


def _enter(request: PageRequest, common: Input, chosen: list[Line]) -> None:
    for line in chosen:
        files = {"scan": request.FILES.get(f"scan-{line.key}") or line.kept or None}
        form = EnterPaperDossier(_facts(request, line), files)
        if not form.is_valid():
            line.faults = [f"{form.fields[name].label}: {said[0]}" for name, said in form.errors.items()]
        else:
            line.faults = list(_tried(request, line, form))
    _keep_scans(request, [line for line in chosen if line.faults])


def _facts(request: PageRequest, line: Line) -> dict[str, str]:
    common = {name: request.POST.get(name, "").strip() for name in COMMON}
    own = {name: text for name, text in line.typed.items() if text}
    return {**common, **own, "product": line.row.product.slug, "stage": State.TAKEN_IN.value}


def _tried(request: PageRequest, line: Line, form: Input) -> Iterator[str]:
    try:
        line.done = actions.enter_paper_dossier(request.act, **form.cleaned_data).code
    except Refused as refused:
        yield _in_words(refused.refusal)


def _in_words(refusal: Refusal) -> str:
    return " ".join(filter(None, [str(refusal.why), f"({refusal.source})" if refusal.source else ""]))


def _keep_scans(request: PageRequest, lines: list[Line]) -> None:
    """A file cannot come back in the form as words do, so it is kept and named in it."""
    for line in lines:
        if f"scan-{line.key}" in request.FILES:
            _keep_scan(request, line)


def _keep_scan(request: PageRequest, line: Line) -> None:
    scan = cast("UploadedFile[Any]", request.FILES[f"scan-{line.key}"])
    try:
        file = actions.keep_paper_scan(request.act, line.row.product, scan=scan)
    except Refused as refused:
        said = _in_words(refused.refusal)
        line.faults = line.faults if said in line.faults else [*line.faults, said]
        return
    line.kept, line.kept_name = str(file.key), file.name


def _put_into(request: PageRequest, round: Any, chosen: list[Line], reason: str) -> int:
    """Put what was entered into the round, as far as the round takes it; the others say why not."""
    lines = {line.done: line for line in chosen if line.done}
    mine = [row for row in candidates(round) if row.dossier.code in lines]
    taken = []
    for row in mine:
        against = row.verdict if not row.verdict or reason else row.late
        if isinstance(against, Refusal):
            lines[row.dossier.code].faults.append(_in_words(against))
        else:
            taken.append(row.dossier.code)
    if taken:
        council_actions.fill_round(request.act, round, dossiers=taken, reason=reason)
    return len(taken)


def _said(chosen: list[Line], put_in: int) -> str:
    entered = ngettext("Đã nhập %(n)d hồ sơ giấy", "Đã nhập %(n)d hồ sơ giấy", len(chosen)) % {
        "n": len(chosen)
    }
    return _("%(entered)s, xếp %(put_in)d vào đợt.") % {"entered": entered, "put_in": put_in}
