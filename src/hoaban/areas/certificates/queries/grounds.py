"""The rule behind what a code says on the day of looking: the law's sentence and its source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hoaban.areas.certificates.queries.checking import Checked, SeenCertificate
from hoaban.areas.certificates.words import State
from hoaban.core.law import edition_called, edition_in_force
from hoaban.programme.edition import Edition, NoEditionInForce


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a certificate's state is what it is: the law's sentence and its source, ready to print."""

    text: str
    source: str


def ground_of(answer: Checked, day: date) -> Ground | None:
    """The rule behind the answer; None without a certificate, and where no edition of the law is in force."""
    if answer.certificate is None:
        return None
    edition = _edition_of(answer.certificate, day)
    return _GROUNDS[answer.state](edition) if edition else None


def _edition_of(certificate: SeenCertificate, day: date) -> Edition | None:
    if certificate.edition:
        return edition_called(certificate.edition)
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
