"""A dossier as its producer sees it: what is left to do, how the answers stand, where it is on its way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hoaban.areas.dossiers import queries
from hoaban.areas.dossiers.moves import WRITTEN_IN
from hoaban.areas.dossiers.permissions import may_assess_product, may_follow_dossier
from hoaban.areas.dossiers.words import State
from hoaban.core.actors import Actor
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier
    from hoaban.areas.dossiers.queries import FilingFault, Task
    from hoaban.programme.edition import Edition

STATIONS = (
    (_("Đăng ký"), frozenset[State]()),
    (
        _("Chuẩn bị hồ sơ"),
        frozenset({State.DRAFT, State.SENT_BACK, State.WITHDRAWN_BY_PRODUCER, State.ENTRY_CANCELLED}),
    ),
    (_("Xã thẩm định"), frozenset({State.FILED, State.RECEIVED})),
    (_("Tỉnh nhận"), frozenset({State.FORWARDED, State.TO_COMPLETE, State.TAKEN_IN, State.POSTPONED})),
    (_("Hội đồng chấm"), frozenset({State.IN_ROUND, State.SCORED})),
    (
        _("Công nhận"),
        frozenset({State.SUBMITTED, State.RECOGNISED, State.SENT_TO_MINISTRY, State.NOT_RECOGNISED}),
    ),
)


@page("ho-so/<dossier>/", access=may_follow_dossier)
def dossier(request: PageRequest, dossier: Dossier) -> HttpResponse:
    actor, today = request.act.actor, request.act.today
    tasks = queries.task_list(dossier, today)
    step = queries.next_step(tasks)
    edition = queries.edition_of(dossier, today)
    shown = {
        "dossier": dossier,
        "tasks": [(task, address_of(task, dossier, actor)) for task in tasks],
        "done": sum(task.state == "done" for task in tasks),
        "step": step,
        "address": address_of(step, dossier, actor) if step else "",
        "standing": queries.standing_if_known(dossier, edition),
        **_advice(actor, dossier, edition),
        "stations": list(stations_of(dossier)),
        "now": queries.deeds_now(actor, dossier),
        "round": queries.round_ahead(edition, today) if tasks else None,
        "steps": queries.steps_of(dossier),
        "letters": queries.letters_of(dossier),
        "consent": dossier.consents.first(),
    }
    return render(request, "producer/dossier.html", shown)


def page_of(actor: Actor, dossier: Dossier) -> str:
    """The name of the page where this person reads it: this one for who writes in it, else their desk's."""
    if may_follow_dossier(actor, dossier):
        return "producer:dossier"
    return "commune:dossier" if actor.unit else "province:dossier"


def _advice(actor: Actor, dossier: Dossier, edition: Edition) -> dict[str, Any]:
    """The way to the next star and the weak places, for the producer and who types, while it is written."""
    if dossier.state not in WRITTEN_IN or not may_assess_product(actor, dossier):
        return {}
    if not queries.set_of(dossier, edition):
        return {}
    return {"way": queries.way_up(dossier, edition), "weak": queries.weak_places(dossier, edition)}


def stations_of(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """The stations of the way, each with "done", "step" or ""."""
    here = next(place for place, (_words, states) in enumerate(STATIONS) if dossier.state in states)
    for place, (words, _states) in enumerate(STATIONS):
        yield str(words), "done" if place < here else "step" if place == here else ""


def address_of(thing: Task | FilingFault, dossier: Dossier, actor: Actor) -> str:
    """The page where this is mended, for the producer or for the officer who types for it."""
    if thing.where == "criterion":
        return reverse("producer:assess_product", args=[dossier.code, thing.place])
    return _address(thing.where, dossier, actor)


def address_of_library(dossier: Dossier, actor: Actor) -> str:
    """The evidence library of the dossier's producer, as this person comes to it."""
    return _address("evidence", dossier, actor)


def address_of_source(source: str, dossier: Dossier, actor: Actor) -> str:
    """The page where what a form's field names is changed; "" where it follows from something else."""
    where = next((where for start, where in WHERE if source.startswith(start)), "")
    return _address(where, dossier, actor) if where else ""


WHERE = (
    ("producer.", "producer"),
    ("product.", "product"),
    ("dossier.report.", "report"),
    ("dossier.plan", "report"),
    ("dossier.sample_count", "report"),
)


def _address(where: str, dossier: Dossier, actor: Actor) -> str:
    name, args = (OWN if actor.producer else FOR_PRODUCER)[where]
    return reverse(name, args=[_argument(arg, dossier) for arg in args])


def _argument(name: str, dossier: Dossier) -> str:
    if name == "dossier":
        return dossier.code
    return dossier.product.slug if name == "product" else dossier.producer.slug


BOTH = {
    "product": ("producer:correct_product", ("product",)),
    "report": ("producer:write_report", ("dossier",)),
    "assess": ("producer:assess", ("dossier",)),
    "file": ("producer:file_dossier", ("dossier",)),
    "complete": ("producer:complete_dossier", ("dossier",)),
}
OWN: dict[str, tuple[str, tuple[str, ...]]] = {
    **BOTH,
    "producer": ("producer:correct_producer", ()),
    "evidence": ("producer:evidence", ()),
    "papers": ("producer:evidence", ()),
}
FOR_PRODUCER: dict[str, tuple[str, tuple[str, ...]]] = {
    **BOTH,
    "producer": ("commune:correct_producer", ("producer",)),
    "evidence": ("commune:evidence", ("producer",)),
    "papers": ("commune:evidence", ("producer",)),
}
