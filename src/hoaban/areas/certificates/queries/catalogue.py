"""Products as the public sees them: which stand in the list, in which order, and what each star says today.

Here: the public list with its filters. Not here: full search (issue of the catalogue); a product's own rows
(areas/registry).

A product is public once a certificate of it is entered or a public source names it; what is still being
prepared is its producer's own affair.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat, Substr

from hoaban.areas.certificates.models import Certificate
from hoaban.areas.certificates.queries.standing import USUAL_TERM
from hoaban.areas.certificates.words import SECTOR_WORDS
from hoaban.areas.registry.models import Producer, Product
from hoaban.core.law import edition_called, edition_in_force
from hoaban.core.search import fold
from hoaban.programme.edition import NoEditionInForce


@dataclass(frozen=True, slots=True)
class SectorOfSets:
    """A sector (ngành) with the ids of its criteria sets."""

    code: str
    name: str
    sets: frozenset[str]

    @property
    def words(self) -> str:
        """Its name in the language of the page; the law's own where there is no English for it."""
        return str(SECTOR_WORDS.get(self.name, self.name))


def sectors(day: date) -> tuple[SectorOfSets, ...]:
    """The sectors of the edition in force; none where no edition is."""
    try:
        return _sectors_of(edition_in_force(day).id)
    except NoEditionInForce:
        return ()


@cache
def _sectors_of(edition_id: str) -> tuple[SectorOfSets, ...]:
    edition = edition_called(edition_id)
    of_sector: dict[str, set[str]] = {}
    for criteria_set in edition.sets.values():
        if criteria_set.sector:
            of_sector.setdefault(criteria_set.sector.code, set()).add(criteria_set.id)
    rows = [(sector.code, sector.name) for sector in edition.catalogue.sectors]
    return tuple(SectorOfSets(code, name, frozenset(of_sector.get(code, ()))) for code, name in rows)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the visitor has chosen.

    stars    of these stars today; empty: any, and those without one
    sets     ids of the criteria sets of the sector chosen; None: all
    commune  slug of a commune, or ""
    lapsed   show those whose star has lapsed or was withdrawn, and no others
    """

    text: str = ""
    stars: frozenset[int] = frozenset()
    sets: frozenset[str] | None = None
    commune: str = ""
    lapsed: bool = False


def public_products() -> QuerySet[Product]:
    """Every product that the public may see."""
    certified = Exists(Certificate.objects.filter(product=OuterRef("pk")))
    return Product.objects.filter(~Q(source="") | certified)


def is_public(product: Product) -> bool:
    """May anybody see this product?"""
    return bool(product.source) or product.certificates.exists()


def products_on(day: date, choice: Choice = Choice()) -> QuerySet[Product]:
    """The public list: those with a star on that day first, then by name; each row holds `star_now`."""
    products = _filtered(_with_star(public_products(), day), choice)
    shown = products.filter(_LAPSED) if choice.lapsed else products.exclude(_LAPSED)
    return shown.order_by(F("star_now").desc(nulls_last=True), "folded_name", "id")


def is_public_producer(producer: Producer) -> bool:
    """May anybody see this producer? Where a public source names it or one of its products is public."""
    return bool(producer.source) or public_products().filter(producer=producer).exists()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many products and producers the public sees."""

    products: int
    producers: int


def public_counts() -> Counts:
    """The numbers of the first page."""
    products = public_products()
    return Counts(products.count(), products.exclude(producer=None).values("producer").distinct().count())


def public_products_of(producer: Producer, day: date) -> QuerySet[Product]:
    """Every public product of a producer, lapsed ones too: the page says so beside each."""
    products = _with_star(public_products().filter(producer=producer), day)
    return products.order_by(F("star_now").desc(nulls_last=True), "folded_name", "id")


def others_of_commune(product: Product, day: date) -> QuerySet[Product]:
    """The other products of the same commune with a star on that day or of unknown star."""
    return products_on(day).filter(commune=product.commune_id).exclude(pk=product.pk)


def _within(rest: str) -> Combinable:
    """The day of recognition as an ISO day, else the year's day that ends so; null where neither is known."""
    return Coalesce(_RECOGNISED, Case(When(year__gt=0, then=Concat(_YEAR, Value(rest)))))


def _iso(day: Combinable | str) -> Cast:
    """A day as text: SQLite and PostgreSQL both write it the ISO way, and text costs no function of ours."""
    return Cast(day, CharField())


_RECOGNISED = _iso(Coalesce("decision__date", "valid_from"))
_YEAR = Cast("year", CharField())
_END = _iso("valid_to")
_USUAL_YEAR = Cast(Cast(Substr(_END, 1, 4), IntegerField()) - USUAL_TERM, CharField())
_PLACED = Coalesce(_RECOGNISED, Concat(Coalesce(_YEAR, _USUAL_YEAR), Substr(_END, 5)))
_LAPSED = Q(certified=True, holds=False) & (Q(open_ended=False) | Q(latest_withdrawn=True))


def _with_star(products: QuerySet[Product], day: date) -> QuerySet[Product]:
    """The rule of standing.py in the database's words: the latest certificate of known end decides, or one of
    unknown end that surely came after it."""
    own = Certificate.objects.filter(product=OuterRef("pk"))
    by_recognition = own.filter(valid_to__isnull=False).order_by(_PLACED.desc(), "-valid_to", "-id")
    latest = by_recognition.values("pk")[:1]
    known_last = by_recognition.values(last=_within("-12-31"))[:1]
    after = own.filter(valid_to=None).annotate(first=_within("-01-01"))
    after = after.filter(first__gt=OuterRef("known_last")).order_by("-first", "-id")
    withdrawn = Q(withdrawal__withdrawn_on__lte=day)
    deciding = Certificate.objects.filter(pk=OuterRef("latest"))
    latest_first = deciding.values(first=_within("-01-01"))[:1]
    holding = deciding.filter(valid_to__isnull=False, lapses_after__gte=day).exclude(withdrawn)
    open_ended = (
        own.filter(valid_to=None).filter(Q(lapses_after=None) | Q(lapses_after__gte=day)).exclude(withdrawn)
    ).annotate(last=Coalesce(_within("-12-31"), Value("9999")))
    running = open_ended.filter(last__gte=Coalesce(OuterRef("latest_first"), Value("")))
    named = products.annotate(known=Subquery(latest), known_last=Subquery(known_last))
    named = named.annotate(latest=Coalesce(Subquery(after.values("pk")[:1]), F("known")))
    return named.annotate(latest_first=Subquery(latest_first)).annotate(
        certified=Exists(own),
        holds=Exists(holding),
        star_now=Subquery(holding.values("star")[:1]),
        latest_withdrawn=Exists(deciding.filter(withdrawn)),
        open_ended=Exists(running),
    )


def _filtered(products: QuerySet[Product], choice: Choice) -> QuerySet[Product]:
    if choice.text:
        products = products.filter(_named_like(choice.text))
    if choice.stars:
        products = products.filter(Q(star_now__in=choice.stars))
    if choice.sets is not None:
        products = products.filter(criteria_set__in=choice.sets)
    if choice.commune:
        products = products.filter(commune__slug=choice.commune)
    return products


def _named_like(text: str) -> Q:
    """Every word is found, without accents, in the name of the product, its maker or its commune."""
    found = Q()
    for word in fold(text).split():
        found &= (
            Q(folded_name__contains=word)
            | Q(producer__folded_name__contains=word)
            | Q(commune__folded_name__contains=word)
        )
    return found
