"""The clock of certificates (đồng hồ chứng nhận): which end when, on the day of looking.

Here: each product's certificate with its window, its dossier, what was said of it; the groups of the board.
Not here: whom to call and what to say (calling.py), papers that end (linked_papers.py), what a certificate's
state is (standing.py), the window's days (programme/renewal.py).

A product stands here once, by the certificate that decides for it; one taken back is on no clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from hoaban.areas.certificates.models import Call, Certificate, MakingAnswer
from hoaban.areas.certificates.permissions import commune_of, made_in, products_on_clock_of
from hoaban.areas.certificates.queries.standing import deciding_on
from hoaban.areas.certificates.words import HOLDING, Group, State
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.words import State as DossierState
from hoaban.areas.registry.models import Producer, Product
from hoaban.core.actors import Actor
from hoaban.core.law import edition_in_force
from hoaban.core.units.models import Unit
from hoaban.core.units.queries import setting
from hoaban.programme.dates import BeyondTime
from hoaban.programme.edition import Edition
from hoaban.programme.renewal import Place, Window, window_of

REMINDER, REMINDER_DAYS = "certificate_reminder_days", 60
"""How many days before its end the office reminds of packs: a habit of the office, which no article asks for
and a province may set otherwise."""
NO_RENEWAL = (DossierState.WITHDRAWN_BY_PRODUCER, DossierState.RECOGNISED)
"""A dossier taken back renews nothing; a recognised one has given a certificate that decides itself."""
BEING_WRITTEN = (DossierState.DRAFT, DossierState.SENT_BACK)


@dataclass(frozen=True, slots=True)
class Ticking:
    """One certificate on the clock.

    window     None where its end is unknown, or too far off for one; place: where today lies in it
    days_left  calendar days from today to its last day, extension included: 0 on that day, negative after it;
               None where the end is unknown
    dossier    what was opened to renew it, the latest; filed_on: the day that was filed, here or on paper
    call       the latest call about it; answer: the producer's latest word on it
    """

    certificate: Certificate
    state: State
    group: Group
    window: Window | None
    place: Place | None
    days_left: int | None
    dossier: Dossier | None
    filed_on: date | None
    call: Call | None
    answer: MakingAnswer | None

    @property
    def product(self) -> Product:
        return self.certificate.product

    @property
    def producer(self) -> Producer | None:
        return self.certificate.product.producer

    @property
    def commune(self) -> Unit | None:
        return commune_of(self.certificate.product)

    @property
    def phone(self) -> str:
        return self.producer.phone if self.producer else ""

    @property
    def holds(self) -> bool:
        return self.state in HOLDING

    @property
    def filed_late(self) -> bool:
        """Was it filed after the window had closed, where there was a window to keep?"""
        window = self.window
        return bool(window and not window.missed and self.filed_on and self.filed_on > window.closes)

    @property
    def being_written(self) -> bool:
        """Is a dossier open that has not been filed, or was sent back?"""
        return self.dossier is not None and self.dossier.state in BEING_WRITTEN


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock on one day: every certificate the asker sees, soonest end first.

    reminder  the office's own reminder, in days before the end
    """

    items: tuple[Ticking, ...]
    day: date
    reminder: int
    edition: Edition

    def of(self, group: Group) -> list[Ticking]:
        """Those of one group: what ended last stands first among those that have ended."""
        found = [item for item in self.items if item.group is group]
        return found[::-1] if group is Group.ENDED else found

    @property
    def watched(self) -> int:
        """How many need an eye: all whose window has opened, or whose end nobody knows."""
        return sum(item.group is not Group.BEFORE for item in self.items)


def clock_on(actor: Actor, day: date, *, commune: str = "") -> Clock:
    """The clock as this person sees it, of one commune by its code where asked; a fixed number of queries.

    Raises NoEditionInForce.
    """
    products = Product.objects.filter(products_on_clock_of(actor))
    return _clock(products.filter(made_in(commune)) if commune else products, day)


def clock_of_producer(producer: str, day: date) -> Clock:
    """The clock of one producer's own certificates, by its slug."""
    return _clock(Product.objects.filter(producer__slug=producer), day)


def ticking(certificate: Certificate, day: date) -> Ticking | None:
    """This certificate as it stands on the clock; None where another decides, or it was taken back."""
    items = _clock(Product.objects.filter(pk=certificate.product_id), day).items
    return next((item for item in items if item.certificate == certificate), None)


def _clock(products: QuerySet[Product], day: date) -> Clock:
    edition, reminder = edition_in_force(day), int(setting(REMINDER, REMINDER_DAYS))
    found = (_item(product, day, reminder, edition) for product in _with_all(products))
    items = sorted((item for item in found if item), key=_soonest)
    return Clock(tuple(items), day, reminder, edition)


def _with_all(products: QuerySet[Product]) -> QuerySet[Product]:
    """Certified products with what the clock says of them: five queries, however many there are."""
    certified = Exists(Certificate.objects.filter(product=OuterRef("pk")))
    certificates = Certificate.objects.select_related("code", "decision", "withdrawal")
    dossiers = Dossier.objects.filter(~Q(state__in=NO_RENEWAL)).order_by("-pk")
    return (
        products.filter(certified)
        .select_related("commune", "producer__commune")
        .prefetch_related(
            Prefetch("certificates", certificates.prefetch_related("calls", "making_answers")),
            Prefetch("dossiers", dossiers),
        )
    )


def _item(product: Product, day: date, reminder: int, edition: Edition) -> Ticking | None:
    state, certificate = deciding_on(list(product.certificates.all()), day)
    if certificate is None or state is None or state is State.WITHDRAWN:
        return None
    window = _window(certificate, edition)
    dossier = _renewal_of(certificate, product.dossiers.all())
    last = certificate.lapses_after if certificate.valid_to else None
    return Ticking(
        certificate=certificate,
        state=state,
        group=group_of(state, window, day, reminder),
        window=window,
        place=window.place(day) if window else None,
        days_left=(last - day).days if last else None,
        dossier=dossier,
        filed_on=_filed_on(dossier) or certificate.regrading_filed_on,
        call=next(iter(certificate.calls.all()), None),
        answer=next(iter(certificate.making_answers.all()), None),
    )


def _window(certificate: Certificate, edition: Edition) -> Window | None:
    try:
        return window_of(certificate.valid_to, edition) if certificate.valid_to else None
    except BeyondTime:
        return None


def _renewal_of(certificate: Certificate, dossiers: Iterable[Dossier]) -> Dossier | None:
    """The latest dossier opened after the certificate's own."""
    own = certificate.dossier_id or 0
    return next((dossier for dossier in dossiers if dossier.pk > own), None)


def _filed_on(dossier: Dossier | None) -> date | None:
    """The day it was filed; none while it is being written, though it was filed and sent back before."""
    return None if dossier is None or dossier.state in BEING_WRITTEN else dossier.filed_on


STATES = {State.EXPIRED: Group.ENDED, State.EXTENDED: Group.EXTENDED, State.UNDATED: Group.UNDATED}
PLACES = {Place.BEFORE: Group.BEFORE, Place.OPEN: Group.OPEN}


def group_of(state: State, window: Window | None, day: date, reminder: int) -> Group:
    """Where a certificate of this state and window stands on the board on that day."""
    if state in STATES:
        return STATES[state]
    place = window.place(day) if window else Place.BEFORE
    if window is None or place in PLACES:
        return PLACES[place]
    return Group.LAST if (window.ends - day).days <= reminder else Group.LATE


def _soonest(item: Ticking) -> tuple[date, int]:
    return item.certificate.lapses_after or date.max, item.certificate.pk
