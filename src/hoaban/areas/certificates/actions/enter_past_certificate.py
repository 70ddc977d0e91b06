"""Entering a certificate of before the platform, with only what its source states (giấy chứng nhận đã
cấp)."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack

from django.utils.translation import gettext as _

from hoaban.areas.certificates import inputs
from hoaban.areas.certificates.actions.entering import not_in_future, sign
from hoaban.areas.certificates.models import Certificate, Decision
from hoaban.areas.certificates.permissions import may_enter_past_certificate
from hoaban.areas.registry.models import Product
from hoaban.core.actions import Act, deed
from hoaban.core.audit import chain
from hoaban.core.documents.actions import give_code
from hoaban.core.documents.models import PublicCode
from hoaban.core.law import edition_in_force
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require
from hoaban.core.units.queries import setting
from hoaban.programme.edition import Edition
from hoaban.programme.renewal import VALID_TO, window_of

SCOPE, ANY_LATE_FILING = "extension_scope", "any_late_filing"
EXTENSION_ARTICLE = "khoản 3 Điều 12"


class PastFacts(TypedDict, total=False):
    """What a source may state of a certificate of before; what is left out is not known."""

    star: int | None
    number: str
    decision_number: str
    decision_date: date | None
    issuer: str
    year: int | None
    valid_from: date | None
    valid_to: date | None
    extended_to: date | None
    regrading_filed_on: date | None


@deed(on="product", takes=inputs.EnterPastCertificate)
def enter_past_certificate(
    act: Act, product: Product, *, source: str, **facts: Unpack[PastFacts]
) -> Certificate:
    """Enter what a source states of an older certificate; what it does not state stays unknown.

    It gets a code, and a signature where its star and its end are known. Where only the day or year of
    recognition is known, the edition's term says from when on it has lapsed for certain; until then no
    star is shown.
    Raises Refused with the reason.
    """
    product = act.locked(product)  # the same certificate entered by two at once is one
    require(may_enter_past_certificate(act.actor, product))
    certificate = Certificate(product=product, source=source, entered_at=act.at)
    state_facts(act, certificate, facts)
    require(is_new(certificate))
    certificate.code = give_code(act, PublicCode.Kind.CERTIFICATE)
    certificate.token = sign(act, certificate)
    return act.add(certificate)


def state_facts(act: Act, certificate: Certificate, facts: PastFacts) -> None:
    """Put what a source states on a certificate of before; its decision is entered where it is new.

    Raises Refused where the facts contradict each other or the law.
    """
    edition = edition_in_force(act.today)
    valid_from, valid_to = facts.get("valid_from"), facts.get("valid_to")
    decision_date, year = facts.get("decision_date"), facts.get("year")
    extended_to, filed_on = facts.get("extended_to"), facts.get("regrading_filed_on")
    require(_star_exists(facts.get("star"), edition))
    for day in (decision_date, valid_from, filed_on):
        require(not_in_future(day, act.today))
    require(_in_order(act.today, year, valid_from, valid_to))
    require(_recognised_once(decision_date, year, valid_from))
    require(_extension_allowed(edition, valid_to, extended_to))
    require(_extension_filed(extended_to, filed_on))
    certificate.star, certificate.year = facts.get("star"), year
    certificate.number, certificate.issuer = facts.get("number", ""), facts.get("issuer", "")
    certificate.valid_from, certificate.valid_to = valid_from, valid_to
    certificate.extended_to, certificate.regrading_filed_on = extended_to, filed_on
    certificate.decision = _past_decision(
        act, facts.get("decision_number", ""), decision_date, certificate.issuer
    )
    certificate.lapses_after = _lapses_after(certificate, edition)


def _star_exists(star: int | None, edition: Edition) -> Verdict:
    if star is None or star in edition.certificate.stars:
        return ALLOWED
    named = ", ".join(map(str, edition.certificate.stars))
    why = _("Chỉ các hạng %(stars)s sao có giấy chứng nhận; nguồn không ghi thì để trống.") % {"stars": named}
    return Refusal("star-without-certificate", why, source="điểm a khoản 1 Điều 4")


def _in_order(today: date, year: int | None, valid_from: date | None, valid_to: date | None) -> Verdict:
    if year and year > today.year:
        return Refusal("year-in-future", _("Năm công nhận không thể sau năm nay."))
    if valid_from and valid_to and valid_to < valid_from:
        return Refusal("ends-before-begin", _("Ngày hết giá trị không thể trước ngày bắt đầu."))
    return ALLOWED


def _recognised_once(decision_date: date | None, year: int | None, valid_from: date | None) -> Verdict:
    """The days of one recognition agree. A term other than the law's is kept as its source states it."""
    if decision_date is None:
        return ALLOWED
    if year and year != decision_date.year:
        why = _("Năm công nhận khác năm của quyết định (%(year)s). Xem lại một trong hai.")
        return Refusal("year-not-of-decision", why % {"year": decision_date.year}, field="year")
    if valid_from and valid_from < decision_date:
        why = _("Giấy không thể có giá trị trước ngày quyết định (%(day)s).")
        told = why % {"day": decision_date.strftime("%d/%m/%Y")}
        return Refusal("begins-before-decision", told, field="valid_from")
    return ALLOWED


def _extension_filed(extended_to: date | None, filed_on: date | None) -> Verdict:
    """Only a dossier that was filed extends a certificate (reading A20)."""
    if extended_to is None or filed_on:
        return ALLOWED
    return Refusal(
        "extension-without-dossier",
        _("Ghi ngày nộp hồ sơ phân hạng lại: chỉ giấy đã có hồ sơ nộp mới được kéo dài."),
        source=EXTENSION_ARTICLE,
        field="regrading_filed_on",
    )


def _extension_allowed(edition: Edition, valid_to: date | None, extended_to: date | None) -> Verdict:
    """Only where the window for regrading had closed before the edition took effect, and at most so long."""
    if extended_to is None:
        return ALLOWED
    if valid_to is None or extended_to <= valid_to:
        return Refusal(
            "extension-of-nothing",
            _("Ghi ngày hết giá trị trên giấy; ngày kéo dài phải sau ngày đó."),
            source=EXTENSION_ARTICLE,
        )
    window = window_of(valid_to, edition)
    if not (window.missed or setting(SCOPE, "") == ANY_LATE_FILING):
        return Refusal(
            "no-extension",
            _("Chỉ kéo dài giấy không kịp nộp hồ sơ theo khung thời gian mới khi luật có hiệu lực."),
            source=EXTENSION_ARTICLE,
        )
    if extended_to > window.extension_ends:
        last = window.extension_ends.strftime("%d/%m/%Y")
        why = _("Kéo dài chậm nhất đến %(day)s.") % {"day": last}
        return Refusal("extension-too-long", why, source=EXTENSION_ARTICLE)
    return ALLOWED


def _past_decision(act: Act, number: str, day: date | None, issuer: str) -> Decision | None:
    """The decision a source names; the same row for every certificate it gave."""
    if not number and day is None:
        return None
    same = {"kind": Decision.Kind.RECOGNITION, "number": number, "date": day, "issuer": issuer}
    found = Decision.objects.filter(**same).first()
    if found:
        return found
    row = Decision(
        **same, copy=None, audit_head=chain.head(), entered_at=act.at, entered_by=act.actor.user_id
    )
    return act.add(row)


def _lapses_after(certificate: Certificate, edition: Edition) -> date | None:
    if certificate.valid_to:
        return max(certificate.valid_to, certificate.extended_to or certificate.valid_to)
    decided_on = certificate.decision.date if certificate.decision else None
    latest_start = (
        certificate.valid_from or decided_on or (date(certificate.year, 12, 31) if certificate.year else None)
    )
    return edition.deadline(VALID_TO).date(latest_start) if latest_start else None


def is_new(certificate: Certificate) -> Verdict:
    """Is this certificate of the product not entered yet? The same statement twice is a slip of the hand."""
    same = Certificate.objects.filter(
        product=certificate.product,
        decision=certificate.decision,
        number=certificate.number,
        star=certificate.star,
        year=certificate.year,
        valid_from=certificate.valid_from,
        valid_to=certificate.valid_to,
    ).exclude(pk=certificate.pk)
    return Refusal("already-entered", _("Giấy này đã có trong sổ.")) if same.exists() else ALLOWED
