"""What a code on a package says on the day of looking (kiểm tra mã, DESIGN §5.3).

A certificate's code speaks of that certificate; a product's code of whichever certificate decides for the
product that day, and of none where no source names one; a paper's code says that the paper is ours.

Here: the facts behind one code, in plain values; the answer they give on a day.
Not here: how a code looks (core/documents/codes.py), what a certificate's state is (standing.py), the rule
behind an answer (grounds.py), the page (web/public/check.py).

The database is asked at every look, so that a withdrawal and the end of a term are seen at the very next one,
whichever process wrote them. What is spared is Django's writing of the same SQL each time, which takes ten
times as long as the answer: each question is written once and then only asked. Its answers are frozen and
plain; a page drawn from equal answers is the same page, and may be kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery

from hoaban.areas.certificates.queries.standing import deciding_on, later_than, recognised_on, state_on
from hoaban.areas.certificates.words import HOLDING, State
from hoaban.areas.registry.models import Product, ProductPicture
from hoaban.core.documents.codes import code_typed
from hoaban.core.documents.models import PublicCode
from hoaban.core.units.models import Unit
from hoaban.core.units.queries import province


@dataclass(frozen=True, slots=True)
class SeenDecision:
    """A decision as the answer names it; of before the platform both may be unknown."""

    number: str
    date: date | None


@dataclass(frozen=True, slots=True)
class SeenWithdrawal:
    """A withdrawal, without its ground: that is never public."""

    withdrawn_on: date
    decision: SeenDecision


@dataclass(frozen=True, slots=True)
class SeenCertificate:
    """One certificate of the product; fields as in models.Certificate. edition: None for one of before."""

    pk: int
    code: str
    star: int | None
    valid_from: date | None
    valid_to: date | None
    lapses_after: date | None
    extended_to: date | None
    year: int | None
    regrading_filed_on: date | None
    token: str
    source: str
    edition: str | None
    decision: SeenDecision | None
    withdrawal: SeenWithdrawal | None

    @property
    def is_own(self) -> bool:
        """Was it issued on this platform?"""
        return self.edition is not None


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """The picture of the pack."""

    key: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SeenProduct:
    """The product as its package shows it. producer, commune: names, "" while unknown. code: its own."""

    pk: int
    slug: str
    name: str
    criteria_set: str
    specification: str
    source: str
    code: str
    producer: str
    commune: str
    picture: SeenPicture | None


@dataclass(frozen=True, slots=True)
class SeenPaper:
    """A paper, no more of it than stands on it for everybody; fields as in IssuedPaper."""

    kind: str
    number: str
    date: date
    unit: str
    audit_head: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of a certificate by a later one. on: the later's recognition, None where no source gives it;
    withdrawn: the latest was taken back; undated: nobody knows how long it runs; else it ran out."""

    on: date | None
    withdrawn: bool
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What the register answers about a code on one day. Equal answers make equal pages.

    code       as it is printed, or as it was typed where it can be none
    province   the province that answers, by its full name
    kind       of which the code is; None where nobody may know of it
    state      of the certificate; of a product without one UNKNOWN; of a paper VALID, which it stays
    certificate  the code's own; for a product's code the one that decides that day, or None
    successor  code of the certificate that holds now, where this one was replaced
    ended      how a later certificate, which holds no more either, ended this one
    """

    code: str
    state: State
    province: str
    kind: str | None = None
    product: SeenProduct | None = None
    certificate: SeenCertificate | None = None
    successor: str = ""
    ended: Ended | None = None
    paper: SeenPaper | None = None

    @property
    def holds(self) -> bool:
        return self.state in HOLDING

    @property
    def of_product(self) -> bool:
        """Is it a product's own code?"""
        return self.kind == PublicCode.Kind.PRODUCT

    @property
    def signature(self) -> str:
        """The signed token of a certificate's own code while it holds. What a product's code says changes
        with its certificates, so it is not signed."""
        return self.certificate.token if self.certificate and self.holds and not self.of_product else ""

    @property
    def star(self) -> int | None:
        """Shown only while the certificate holds."""
        return self.certificate.star if self.certificate and self.holds else None

    @property
    def valid_from(self) -> date | None:
        """The certificate's first day; a paper's own date."""
        if self.paper:
            return self.paper.date
        return self.certificate.valid_from if self.certificate else None

    @property
    def decision(self) -> SeenDecision | None:
        """The decision that speaks last: of the withdrawal, else of the recognition."""
        if self.certificate is None:
            return None
        if self.state is State.WITHDRAWN and self.certificate.withdrawal:
            return self.certificate.withdrawal.decision
        return self.certificate.decision


def checked(text: str, day: date) -> Checked:
    """What a code says on that day; two queries for one that was given out, one for a paper's."""
    code = code_typed(text)
    given = _answers(_code_asked, code) if code else []
    if code is None or not given:
        return Checked(code or text.strip(), State.UNKNOWN, province().full_name)
    ((kind, here, of_certificate, of_product, *paper),) = given
    if kind == PublicCode.Kind.DOCUMENT:
        return Checked(code, State.VALID, here, kind, paper=SeenPaper(*paper))
    rows = _answers(_product_asked, of_certificate or of_product)
    read = _Read(code, kind, here, _product(rows[0]), _certificates(rows))
    return _answer_of_product(read, day) if kind == PublicCode.Kind.PRODUCT else _answer(read, day)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read for a code; nothing of it depends on the day."""

    code: str
    kind: str
    province: str
    product: SeenProduct
    certificates: list[SeenCertificate]


def _answer(read: _Read, day: date) -> Checked:
    certificate = next(row for row in read.certificates if row.code == read.code)
    state = state_on(certificate, day, read.certificates)
    successor = _holding_among(read.certificates, day) if state is State.REPLACED else ""
    ended = _ended(read, certificate, day) if state is State.EXPIRED else None
    return Checked(read.code, state, read.province, read.kind, read.product, certificate, successor, ended)


def _ended(read: _Read, certificate: SeenCertificate, day: date) -> Ended | None:
    """None where it simply ran out, before a later one came or without one."""
    later = later_than(certificate, read.certificates)
    if not later:
        return None
    on = recognised_on(later[0])
    if certificate.valid_to and certificate.lapses_after and certificate.lapses_after < (on or day):
        return None
    state = state_on(later[-1], day)
    return Ended(on, state is State.WITHDRAWN, state is State.UNDATED)


def _answer_of_product(read: _Read, day: date) -> Checked:
    """A product that only its producer knows of yet is not spoken of, as if its code had not been given
    out."""
    if not read.product.source and not read.certificates:  # catalogue.is_public, of what was read
        return Checked(read.code, State.UNKNOWN, read.province)
    state, certificate = deciding_on(read.certificates, day)
    return Checked(read.code, state or State.UNKNOWN, read.province, read.kind, read.product, certificate)


def _holding_among(siblings: list[SeenCertificate], day: date) -> str:
    holding = (row.code for row in siblings if state_on(row, day, siblings) in HOLDING)
    return next(holding, "")


# --- the questions, and their answers as records ---


def _code_asked(code: str) -> QuerySet[Any, Any]:
    here = Unit.objects.filter(level=Unit.Level.PROVINCE).values("full_name")
    return PublicCode.objects.filter(code=code).values_list(
        "kind",
        Subquery(here[:1]),
        "certificate__product_id",
        "product__pk",
        "paper__kind",
        "paper__number",
        "paper__date",
        "paper__unit",
        "paper__audit_head",
    )


def _product_asked(product_id: int) -> QuerySet[Any, Any]:
    """A row a certificate, each with all about the product: one row too where it has none."""
    pictures = ProductPicture.objects.filter(product=OuterRef("pk"), removed_at=None, file__isnull=False)
    pack = pictures.order_by("position", "id")
    return (
        Product.objects.filter(pk=product_id)
        .order_by("certificates__pk")
        .values_list(
            "pk",
            "slug",
            "name",
            "criteria_set",
            "specification",
            "source",
            "public_code__code",
            "producer__name",
            "commune__full_name",
            Subquery(pack.values("file__key")[:1]),
            Subquery(pack.values("width")[:1]),
            Subquery(pack.values("height")[:1]),
            "certificates__pk",
            "certificates__code__code",
            "certificates__star",
            "certificates__valid_from",
            "certificates__valid_to",
            "certificates__lapses_after",
            "certificates__extended_to",
            "certificates__year",
            "certificates__regrading_filed_on",
            "certificates__token",
            "certificates__source",
            "certificates__dossier__edition",
            "certificates__decision__number",
            "certificates__decision__date",
            "certificates__withdrawal__withdrawn_on",
            "certificates__withdrawal__decision__number",
            "certificates__withdrawal__decision__date",
        )
    )


_PRODUCT = slice(0, 9)
_PICTURE = slice(9, 12)
_CERTIFICATE = slice(12, 24)
_DECISION = slice(24, 26)
_WITHDRAWAL = slice(26, 29)

Question = Callable[[Any], "QuerySet[Any, Any]"]


def _answers(question: Question, value: str | int) -> list[tuple[Any, ...]]:
    """The rows of a question about one value, through its kept SQL.

    As the driver gives them: days are days and numbers numbers, a key is text or a UUID.
    """
    sql, before, after = _written(question, "" if isinstance(value, str) else 0, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*before, value, *after])
        return cursor.fetchall()


@cache
def _written(
    question: Question, place: str | int, vendor: str
) -> tuple[str, tuple[Any, ...], tuple[Any, ...]]:
    """A question as Django writes it for this database, and what else it is told before and after the value.

    place  stands for the value while it is written: "" or 0, no code and no row is called so
    """
    sql, told = question(place).query.sql_with_params()
    at = told.index(place)
    return sql, told[:at], told[at + 1 :]


def _product(row: tuple[Any, ...]) -> SeenProduct:
    *plain, producer, commune = row[_PRODUCT]
    key, width, height = row[_PICTURE]
    picture = SeenPicture(str(UUID(str(key))), width, height) if key else None
    return SeenProduct(*(*plain, producer or "", commune or "", picture))


def _certificates(rows: list[tuple[Any, ...]]) -> list[SeenCertificate]:
    """None of a product's one row without a certificate."""
    return [_certificate(row) for row in rows if row[_CERTIFICATE][0] is not None]


def _certificate(row: tuple[Any, ...]) -> SeenCertificate:
    number, dated = row[_DECISION]
    withdrawn_on, by_number, by_date = row[_WITHDRAWAL]
    decision = None if number is None else SeenDecision(number, dated)
    withdrawal = SeenWithdrawal(withdrawn_on, SeenDecision(by_number, by_date)) if withdrawn_on else None
    return SeenCertificate(*(*row[_CERTIFICATE], decision, withdrawal))
