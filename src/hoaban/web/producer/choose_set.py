"""Which criteria set a product belongs to, found by a few plain questions (chọn bộ sản phẩm, Phụ lục I).

Nothing is saved here: the answers stand in the address, and the set found goes into the product's own form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from hoaban.areas.dossiers.queries import round_ahead
from hoaban.areas.registry.permissions import may_correct_product, may_represent
from hoaban.areas.registry.queries import papers_for_set
from hoaban.core.law import edition_in_force
from hoaban.core.nouns import called
from hoaban.programme.finder import Finding, find_set
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer, Product

ANSWER, ASKED, SET = "tl", "hoi", "bo"
"""In the address: each answer so far, the question that was on the page, the set for the product's form."""


@page("viec/chon-bo/", access=may_represent)
def choose_set(request: PageRequest) -> HttpResponse:
    producer = called("producer", request.act.actor.producer)
    return choose_set_for(request, producer, reverse("producer:register_product"))


@page("viec/san-pham/<product>/chon-bo/", access=may_correct_product)
def choose_set_of_product(request: PageRequest, product: Product) -> HttpResponse:
    onward = reverse("producer:correct_product", args=[product.slug])
    return choose_set_for(request, product.producer, onward, product=product)


def choose_set_for(
    request: PageRequest, producer: Producer | None, onward: str, *, product: Product | None = None
) -> HttpResponse:
    """The next question, or the set that the answers have led to; `onward`: the form that takes it.

    Where the edition asks no questions the form itself is the way.
    """
    edition = edition_in_force(request.act.today)
    finding = find_set(request.GET.getlist(ANSWER), edition)
    if finding is None:
        return redirect(onward)
    shown: dict[str, Any] = {"finding": finding, "producer": producer, "product": product, "onward": onward}
    shown["given"] = [answer.id for _question, answer in finding.given]
    shown["back"] = _address(shown["given"][:-1]) if finding.given else ""
    if finding.question:
        shown["at_most"] = finding.at_most
        shown["left_open"] = request.GET.get(ASKED) == finding.question.id
        return render(request, "producer/choose_set.html", shown)
    return render(request, "producer/chosen_set.html", {**shown, **_result(request, finding, producer)})


def _result(request: PageRequest, finding: Finding, producer: Producer | None) -> dict[str, Any]:
    today = request.act.today
    edition = edition_in_force(today)
    criteria_set = finding.criteria_set
    assert criteria_set is not None, "every way ends at a set (law check)"  # noqa: S101  # for the type checker
    kinds = papers_for_set(producer, criteria_set, edition, today)
    excluding = {str(reason["knock_out"]) for reason in finding.excluded}
    return {
        "set": criteria_set,
        "take": urlencode({SET: criteria_set.id}),
        "knock_outs": sorted(criteria_set.knock_outs, key=lambda row: row.id not in excluding),
        "excluding": excluding,
        "had": [kind for kind in kinds if kind.papers],
        "lacking": [kind for kind in kinds if not kind.papers],
        "round": round_ahead(edition, today),
        "citation": edition.citation,
    }


def _address(answers: list[str]) -> str:
    return "?" + urlencode([(ANSWER, answer) for answer in answers])
