"""What a certificate and a product's star are on the day of looking (hiệu lực của giấy chứng nhận).

Here: the state of one certificate, the standing of one product or of many. The day always comes in;
nothing is stored. Not here: the length of a term (the edition, at issuing); codes (codes.py); lists for
the public (catalogue.py).

The latest certificate decides: once there is a later one the earlier never holds again, even when the
later one is withdrawn or has ended sooner (reading A22, A24: a new recognition replaces the old one, and
there is no star to fall back to). While the latest holds, an earlier one is replaced; where it holds no
more, an earlier one is expired: the later recognition ended it.

Which is later, the day of recognition says; where no source gives it the year, then the end. Of one whose end
nobody knows it must be certain, from the days or years of both: then it takes the place of one of known end,
and since nobody knows how long it runs the product shows no star (DESIGN §6); else it may still run beside
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _

from hoaban.areas.certificates.models import Certificate, Withdrawal
from hoaban.areas.certificates.words import HOLDING, State
from hoaban.areas.registry.models import Product, ProductPicture
from hoaban.areas.registry.queries import products_visible_to
from hoaban.core.actors import Actor
from hoaban.core.law import edition_in_force
from hoaban.programme.edition import NoEditionInForce


class Term(Protocol):
    """A certificate as far as its state goes: a row, or what was read of one. `withdrawal` is asked for too,
    and may be missing."""

    @property
    def pk(self) -> int: ...
    @property
    def valid_to(self) -> date | None: ...
    @property
    def lapses_after(self) -> date | None: ...
    @property
    def valid_from(self) -> date | None: ...
    @property
    def year(self) -> int | None: ...
    @property
    def decision(self) -> Any: ...


T = TypeVar("T", bound=Term)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a product's star is on one day, and the certificate that says so.

    state        None: the product has no certificate at all
    ending_soon  valid, and the window for regrading is open: "sắp hết"
    """

    state: State | None
    certificate: Certificate | None = None
    ending_soon: bool = False

    @property
    def holds(self) -> bool:
        return self.state in HOLDING

    @property
    def star(self) -> int | None:
        """The star to show: only while its certificate holds."""
        return self.certificate.star if self.certificate and self.holds else None

    @property
    def lapsed(self) -> bool:
        """Has the product had a star that is surely gone?"""
        return self.state in (State.EXPIRED, State.WITHDRAWN)

    @property
    def words(self) -> str:
        """The star in words, with its validity (LOOK.md, Words)."""
        return standing_words(self)


def withdrawal_of(certificate: Term, day: date) -> Withdrawal | None:
    """The withdrawal that holds on that day, if any."""
    withdrawal: Withdrawal | None = getattr(certificate, "withdrawal", None)
    return withdrawal if withdrawal and withdrawal.withdrawn_on <= day else None


def state_on(certificate: Term, day: date, siblings: Iterable[Term] = ()) -> State:
    """The state of a certificate on that day; `siblings`: the certificates of the same product."""
    own, among = _state_alone(certificate, day), list(siblings)
    if own is State.WITHDRAWN or not later_than(certificate, among):
        return own
    speaks = _deciding(among, day)
    if speaks and _state_alone(speaks, day) in HOLDING:
        return State.REPLACED
    return State.EXPIRED  # ended by the later recognition, whatever its own days say


def _state_alone(certificate: Term, day: date) -> State:
    if withdrawal_of(certificate, day):
        return State.WITHDRAWN
    if certificate.lapses_after and certificate.lapses_after < day:
        return State.EXPIRED
    if certificate.valid_to is None:
        return State.UNDATED
    return State.VALID if day <= certificate.valid_to else State.EXTENDED


def later_than(certificate: Term, siblings: Iterable[T]) -> list[T]:
    """Those that were recognised after it, the latest last."""
    return sorted((other for other in siblings if _is_later(other, certificate)), key=_order)


def _is_later(other: Term, certificate: Term) -> bool:
    """Of two of unknown end none is called later: either may run the longer."""
    if other.pk == certificate.pk or (other.valid_to is None and certificate.valid_to is None):
        return False
    if other.valid_to and certificate.valid_to:
        return _order(other) > _order(certificate)
    first, last = _recognised_between(other)[0], _recognised_between(certificate)[1]
    return bool(first and last) and first > last


USUAL_TERM = 3
"""Years from a recognition to its end, as the law has had it so far: only to place one of which the end
alone is known."""


def recognised_on(certificate: Term) -> date | None:
    """The day of recognition, where a source gives it: of the decision, else the first day."""
    return (certificate.decision.date if certificate.decision else None) or certificate.valid_from


def _recognised_between(certificate: Term) -> tuple[str, str]:
    """The first and the last day on which it can have been recognised, as ISO days; empty where unknown."""
    day = recognised_on(certificate)
    if day:
        return day.isoformat(), day.isoformat()
    return (f"{certificate.year}-01-01", f"{certificate.year}-12-31") if certificate.year else ("", "")


def _order(certificate: Term) -> tuple[str, date, int]:
    """Where one stands in the row of recognitions, of unknown end by its first possible day; catalogue.py
    says the same in SQL."""
    end, day = certificate.valid_to, recognised_on(certificate)
    if end is None:
        return _recognised_between(certificate)[0], date.min, certificate.pk
    placed = day.isoformat() if day else f"{certificate.year or end.year - USUAL_TERM}-{end:%m-%d}"
    return placed, end, certificate.pk


def standing_from(certificates: Sequence[Certificate], day: date) -> Standing:
    """The standing that a product's certificates give it on that day."""
    state, deciding = deciding_on(certificates, day)
    if deciding is None:
        return Standing(None)
    return Standing(state, deciding, state is State.VALID and _ends_soon(deciding, day))


def deciding_on(certificates: Sequence[T], day: date) -> tuple[State | None, T | None]:
    """The certificate that speaks for the product on that day, and its state; neither where it has none."""
    deciding = _deciding(certificates, day)
    return (_state_alone(deciding, day), deciding) if deciding else (None, None)


def _deciding(certificates: Sequence[T], day: date) -> T | None:
    """Which certificate speaks for the product: the latest of known end, or one of unknown end that surely
    came after it; unless that has run out and another of unknown end, not surely older, may still run."""
    known = max((c for c in certificates if c.valid_to), key=_order, default=None)
    after = [c for c in certificates if known and not c.valid_to and _is_later(c, known)]
    latest = max(after, key=_order, default=known)
    if latest and _state_alone(latest, day) is not State.EXPIRED:
        return latest
    open_ended = [c for c in certificates if _state_alone(c, day) is State.UNDATED]
    running = [c for c in open_ended if not (latest and _surely_before(c, latest))]
    return max(running, key=_by_end, default=None) or latest or max(certificates, key=_by_end, default=None)


def _surely_before(certificate: Term, other: Term) -> bool:
    last, first = _recognised_between(certificate)[1], _recognised_between(other)[0]
    return bool(first and last) and last < first


def _by_end(certificate: Term) -> tuple[date, int]:
    return (certificate.valid_to or certificate.lapses_after or date.min, certificate.pk)


def _ends_soon(certificate: Term, day: date) -> bool:
    assert certificate.valid_to is not None  # noqa: S101 - asked of valid ones only
    try:
        deadlines = edition_in_force(day).deadlines
    except NoEditionInForce:
        return False
    opens = [deadline.date(certificate.valid_to) for deadline in deadlines if deadline.id == "renewal-opens"]
    return bool(opens) and opens[0] <= day


def standing_words(standing: Standing) -> str:
    """As LOOK.md says: never a star that does not hold, always with its day."""
    certificate, state = standing.certificate, standing.state
    if certificate is None:
        return _("Hạng sao: chưa có nguồn công bố")
    if state in HOLDING and certificate.star is None:
        return _("Hạng sao: chưa có nguồn công bố")
    if state is State.VALID:
        said = _("%(star)s sao – còn hiệu lực đến %(day)s") % {
            "star": certificate.star,
            "day": _day(certificate.valid_to),
        }
        return said + " " + _("(sắp hết)") if standing.ending_soon else said
    if state is State.EXTENDED:
        values = {"star": certificate.star, "day": _day(certificate.lapses_after)}
        return _("%(star)s sao – đang gia hạn, chậm nhất đến %(day)s") % values
    return _words_without_star(certificate, state)


def _words_without_star(certificate: Certificate, state: State | None) -> str:
    if state is State.WITHDRAWN:
        return _("Đã thu hồi – từ %(day)s") % {"day": _day(certificate.withdrawal.withdrawn_on)}
    if state is State.UNDATED:
        return _("Ngày hết hạn: chưa có nguồn")
    if certificate.valid_to:
        return _("Hạng sao đã hết hạn – từ %(day)s") % {"day": _day(certificate.lapses_after)}
    return _("Hạng sao đã hết hạn – chậm nhất từ %(day)s") % {"day": _day(certificate.lapses_after)}


def _day(value: date | None) -> str:
    return value.strftime("%d/%m/%Y") if value else ""


def with_all_about() -> QuerySet[Certificate]:
    """Certificates with their code, decision, withdrawal, product, producer and commune."""
    return Certificate.objects.select_related(
        "code",
        "decision",
        "withdrawal__decision",
        "dossier",
        "product__commune",
        "product__producer__commune",
    )


def certificates_of(product: Product) -> list[Certificate]:
    """Every certificate of the product, the latest first, each with code, decision and withdrawal."""
    rows = with_all_about().filter(product=product)
    return sorted(rows, key=_by_end, reverse=True)


def history_of(product: Product, day: date) -> list[tuple[Certificate, State]]:
    """Every recognition of the product, the latest decision first, each with its state on that day."""
    rows = certificates_of(product)
    return [(row, state_on(row, day, rows)) for row in sorted(rows, key=_order, reverse=True)]


AT_ONCE = 500


def certificates_listed(actor: Actor) -> Iterator[list[Certificate]]:
    """The certificates of each product this person may see that has any, by the product's name, the latest
    first; read some hundred products at a time."""
    certificates = Prefetch("certificates", queryset=with_all_about())
    products = products_visible_to(actor).filter(Exists(Certificate.objects.filter(product=OuterRef("pk"))))
    for product in products.prefetch_related(certificates).iterator(chunk_size=AT_ONCE):
        yield sorted(product.certificates.all(), key=_by_end, reverse=True)


def standing_of(product: Product, day: date) -> Standing:
    """The product's star on that day."""
    return standing_from(certificates_of(product), day)


def current_certificate_of(product: Product, day: date) -> Certificate | None:
    """The certificate that holds on that day, or None."""
    standing = standing_of(product, day)
    return standing.certificate if standing.holds else None


def with_certificates(products: QuerySet[Product]) -> QuerySet[Product]:
    """The products with producer, commune, certificates and the pictures they show: `standings` and a list
    of cards then cost no query a row."""
    certificates = Certificate.objects.select_related("code", "decision", "withdrawal__decision")
    pictures = ProductPicture.objects.filter(removed_at=None).select_related("file", "original")
    return products.select_related("producer__commune", "commune", "public_code").prefetch_related(
        Prefetch("certificates", queryset=certificates), Prefetch("pictures", queryset=pictures)
    )


def standings(products: Iterable[Product], day: date) -> list[tuple[Product, Standing]]:
    """Each product (read by `with_certificates`) with its standing."""
    return [(product, standing_from(list(product.certificates.all()), day)) for product in products]


def products_with_standing(day: date) -> list[tuple[Product, Standing]]:
    """Every product of the register with its star on that day, by name; three queries, however many there
    are."""
    return standings(with_certificates(Product.objects.order_by("folded_name", "id")), day)
