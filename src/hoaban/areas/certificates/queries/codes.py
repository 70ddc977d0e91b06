"""What a code printed on a package means today, and the keys that prove it.

Here: codes and certificates by the name they are printed with; the answer to one who asks about a code.
Not here: how a code looks (core/documents/codes.py), what a certificate's state is (standing.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hoaban.areas.certificates.models import Certificate, Decision, PublicCode, SigningKey
from hoaban.areas.certificates.queries.standing import state_on, with_all_about
from hoaban.areas.certificates.words import HOLDING, State
from hoaban.core.documents.codes import code_typed
from hoaban.core.documents.signatures import PublicKey
from hoaban.core.law import edition_called, edition_in_force
from hoaban.core.nouns import noun
from hoaban.programme.edition import Edition, NoEditionInForce


@noun("certificate")
def certificate_called(text: str) -> Certificate | None:
    """The certificate with this code, with everything about it."""
    code = code_typed(text)
    return with_all_about().filter(code__code=code).first() if code else None


@noun("code")
def code_looked_up(text: str) -> PublicCode | None:
    """The code a person typed: any case, spaces and a missing dash forgiven; None where it was never given
    out."""
    code = code_typed(text)
    return PublicCode.objects.filter(code=code).first() if code else None


@dataclass(frozen=True, slots=True)
class Checked:
    """What the register answers about a code on one day.

    code  as it is printed, or as it was typed where it can be none
    """

    code: str
    state: State
    certificate: Certificate | None = None
    successor: Certificate | None = None

    @property
    def kind(self) -> str | None:
        return PublicCode.Kind.CERTIFICATE.value if self.certificate else None

    @property
    def holds(self) -> bool:
        return self.state in HOLDING

    @property
    def star(self) -> int | None:
        """Shown only while the certificate holds."""
        return self.certificate.star if self.certificate and self.holds else None

    @property
    def decision(self) -> Decision | None:
        """The decision that speaks last: of the withdrawal, else of the recognition."""
        if self.certificate is None:
            return None
        return (
            self.certificate.withdrawal.decision
            if self.state is State.WITHDRAWN
            else self.certificate.decision
        )


def checked(text: str, day: date) -> Checked:
    """What a code says on that day; one query."""
    code = code_typed(text)
    siblings = list(with_all_about().filter(product__certificates__code__code=code)) if code else []
    certificate = next((row for row in siblings if row.code.code == code), None)
    if certificate is None:
        return Checked(code or text.strip(), State.UNKNOWN)
    state = state_on(certificate, day, siblings)
    successor = _holding_among(siblings, day) if state is State.REPLACED else None
    return Checked(certificate.code.code, state, certificate, successor)


def _holding_among(siblings: list[Certificate], day: date) -> Certificate | None:
    holding = (c for c in siblings if state_on(c, day, siblings) in HOLDING)
    return next(holding, None)


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a certificate's state is what it is: the law's sentence and its source, ready to print."""

    text: str
    source: str


def ground_of(answer: Checked, day: date) -> Ground | None:
    """The rule behind the answer; None for an unknown code, and where no edition of the law is in force."""
    if answer.certificate is None:
        return None
    edition = _edition_of(answer.certificate, day)
    return _GROUNDS[answer.state](edition) if edition else None


def _edition_of(certificate: Certificate, day: date) -> Edition | None:
    if certificate.dossier:
        return edition_called(certificate.dossier.edition)
    try:
        return edition_in_force(day)
    except NoEditionInForce:
        return None


def _term(edition: Edition) -> Ground:
    rule = edition.deadline("certificate-valid-to")
    return Ground(rule.text, f"{edition.citation}, {rule.article}")


def _extension(edition: Edition) -> Ground:
    rule = edition.deadline("extension-ends")
    return Ground(rule.text, f"{edition.citation}, {rule.article}")


def _withdrawal(edition: Edition) -> Ground:
    text = _("Cấp có thẩm quyền đã quyết định thu hồi giấy chứng nhận này.")
    return Ground(text, f"{edition.citation}, khoản 2 Điều 8")


_GROUNDS: dict[State, Callable[[Edition], Ground]] = {
    State.VALID: _term,
    State.EXPIRED: _term,
    State.UNDATED: _term,
    State.REPLACED: _term,
    State.EXTENDED: _extension,
    State.WITHDRAWN: _withdrawal,
}


def keys_seen() -> list[PublicKey]:
    """Every key that has signed codes here, the oldest first. Old ones stay: packages carry their
    signatures."""
    return [PublicKey(key.kid, key.x) for key in SigningKey.objects.order_by("id")]
