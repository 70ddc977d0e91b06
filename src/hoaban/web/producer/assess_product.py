"""One criterion a page (tự chấm, Mẫu số 02, phần III): plain question, lines, papers, running total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions, queries
from hoaban.areas.dossiers.inputs import NONE_MET, AssessProduct
from hoaban.areas.dossiers.moves import may_be_written_in
from hoaban.areas.dossiers.permissions import may_assess_product
from hoaban.core.actors import Actor
from hoaban.core.permissions import Refusal, Verdict, require
from hoaban.web.acts import PageRequest
from hoaban.web.drafts import sent_as_typed, told
from hoaban.web.pages import attempt, form_of, page, then
from hoaban.web.producer.dossier import address_of_library

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier
    from hoaban.areas.dossiers.queries import Question


def may_open(actor: Actor, dossier: Dossier, criterion: str) -> Verdict:
    """The access rule: the address names a criterion beside the dossier."""
    return may_assess_product(actor, dossier)


@page("ho-so/<dossier>/tu-cham/", access=may_assess_product)
def assess(request: PageRequest, dossier: Dossier) -> HttpResponse:
    """To the first criterion that is still open."""
    edition = queries.edition_of(dossier, request.act.today)
    require(_answerable(dossier, queries.set_of(dossier, edition) is not None))
    return redirect("producer:assess_product", dossier.code, queries.first_open_criterion(dossier, edition))


@page("ho-so/<dossier>/tu-cham/<criterion>/", access=may_open)
def assess_product(request: PageRequest, dossier: Dossier, criterion: str) -> HttpResponse:
    edition = queries.edition_of(dossier, request.act.today)
    require(_answerable(dossier, queries.set_of(dossier, edition) is not None))
    question = queries.question_of(dossier, edition, criterion, request.act.today)
    if question is None:
        raise Http404(criterion)
    form = form_of(AssessProduct, request, initial={"note": question.note})
    saved = form.is_valid() and attempt(
        form, actions.assess_product, request.act, dossier, **form.cleaned_data
    )
    if sent_as_typed(request):
        return told(request, form, saved=bool(saved))
    if saved:
        return _onward(request, dossier, criterion)
    shown = {
        "form": form,
        "dossier": dossier,
        "question": question,
        "chosen": form["option"].value() if form.is_bound else _written(question),
        "beside": [str(number) for number in form["evidence"].value() or ()]
        if form.is_bound
        else [str(paper.evidence.pk) for paper in question.papers if paper.chosen],
        "none_met": NONE_MET,
        "standing": queries.standing_of(dossier, edition),
        "library": address_of_library(dossier, request.act.actor),
    }
    return render(request, "producer/assess_product.html", shown)


def _written(question: Question) -> str:
    """The option as the form writes it; "" while nothing was answered."""
    return (question.chosen or NONE_MET) if question.answered else ""


def _answerable(dossier: Dossier, has_set: bool) -> Verdict:
    if not has_set:
        return Refusal(
            "set-not-chosen", _("Chưa chọn bộ sản phẩm. Chọn ở trang sản phẩm trước."), "Phụ lục I"
        )
    return may_be_written_in(dossier)


def _onward(request: PageRequest, dossier: Dossier, criterion: str) -> HttpResponse:
    """The next criterion, which the answer just given may have changed; at the end, the dossier."""
    edition = queries.edition_of(dossier, request.act.today)
    after = queries.question_of(dossier, edition, criterion, request.act.today)
    said = _("Đã lưu tiêu chí %(id)s.") % {"id": criterion}
    if after and after.following and "xong" not in request.POST:
        return then(request, said, "producer:assess_product", dossier.code, after.following)
    return then(request, said, "producer:dossier", dossier.code)
