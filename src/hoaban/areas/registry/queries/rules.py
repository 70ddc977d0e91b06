"""What the register refuses whoever asks: an id the edition in force lacks, a number or name already taken.

Each gives ALLOWED or the refusal; the deeds ask, after who and before the change.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from hoaban.areas.registry.models import Evidence, Producer, Product
from hoaban.areas.registry.words import IDENTITY_PAPERS, evidence_kinds, producer_kinds
from hoaban.core.law import edition_in_force
from hoaban.core.permissions import ALLOWED, Refusal, Verdict
from hoaban.core.search import fold
from hoaban.core.units.models import Unit

ARTICLE_OF_PRODUCERS = "khoản 3 Điều 2"


def known_producer_kind(kind: str, today: date) -> Verdict:
    """Is this a kind of producer that may take part (loại hình chủ thể)? "" is not known yet."""
    if not kind or kind in producer_kinds(edition_in_force(today)):
        return ALLOWED
    return Refusal(
        "unknown-producer-kind",
        _("Loại hình này không có trong danh sách được tham gia OCOP."),
        ARTICLE_OF_PRODUCERS,
        field="kind",
    )


def free_tax_code(tax_code: str, *, besides: Producer | None = None) -> Verdict:
    """Is the tax code borne by no other producer?"""
    holder = Producer.objects.filter(tax_code=tax_code).exclude(pk=besides.pk if besides else 0).first()
    if not tax_code or holder is None:
        return ALLOWED
    return Refusal(
        "tax-code-taken", _("Mã số thuế này đã có trong sổ, của %(name)s.") % {"name": holder.name}
    )


def no_namesake(name: str, commune: Unit | None) -> Verdict:
    """Is there no producer of that name in the commune yet?"""
    if not Producer.objects.filter(folded_name=fold(name), commune=commune).exists():
        return ALLOWED
    return Refusal(
        "same-name",
        _("Trong xã đã có chủ thể tên này. Nếu đúng là chủ thể khác, đánh dấu “trùng tên” rồi ghi lại."),
    )


def known_set(criteria_set: str, today: date) -> Verdict:
    """Does the edition in force have this criteria set (bộ sản phẩm)? "" is not known yet."""
    if not criteria_set or criteria_set in edition_in_force(today).sets:
        return ALLOWED
    why = _("Bộ tiêu chí đang hiệu lực không có bộ sản phẩm này.")
    return Refusal("unknown-set", why, "Phụ lục II", field="criteria_set")


def kind_fits_set(producer: Producer | None, criteria_set: str, today: date) -> Verdict:
    """May a producer of this kind have a product of this sector? Some kinds are for tourism only."""
    edition = edition_in_force(today)
    kind = next((kind for kind in edition.producer_types if producer and kind.id == producer.kind), None)
    sector = edition.criteria_set(criteria_set).sector if criteria_set else None
    if not kind or not sector or not kind.only_sectors or sector.code in kind.only_sectors:
        return ALLOWED
    return Refusal(
        "kind-not-for-sector",
        _("%(kind)s chỉ đăng ký được sản phẩm ngành du lịch.") % {"kind": kind.name},
        ARTICLE_OF_PRODUCERS,
    )


def free_product_name(producer: Producer | None, name: str, *, besides: Product | None = None) -> Verdict:
    """Has the producer no other product of that name?"""
    others = Product.objects.filter(producer=producer, name=name).exclude(pk=besides.pk if besides else 0)
    if producer is None or not others.exists():
        return ALLOWED
    return Refusal("product-exists", _("Chủ thể đã có sản phẩm tên này trong sổ."))


def known_evidence_kind(kind: str, today: date) -> Verdict:
    """Is this one of the kinds of papers of Mẫu số 02?"""
    if kind in evidence_kinds(edition_in_force(today)):
        return ALLOWED
    why = _("Không có loại giấy này trong Mẫu số 02.")
    return Refusal("unknown-evidence-kind", why, "Mẫu số 02 Phụ lục III", field="kind")


def number_may_be_kept(kind: str, paper_number: str) -> Verdict:
    """Is this number none of an identity paper? The paper shows it; nothing asks for it beside."""
    if kind != IDENTITY_PAPERS or not paper_number:
        return ALLOWED
    why = _("Số của giấy tờ tùy thân không ghi riêng; để trống ô này.")
    return Refusal("identity-number-not-kept", why, "Luật 91/2025/QH15", field="paper_number")


def issued_by(issued_on: date | None, today: date) -> Verdict:
    """Was the paper issued, today at the latest?"""
    if issued_on is None or issued_on <= today:
        return ALLOWED
    return Refusal("issued-in-future", _("Ngày cấp còn ở phía trước. Xem lại ngày ghi trên giấy."))


def registered_by(registered_on: date | None, today: date) -> Verdict:
    """Was the producer's registration issued, today at the latest?"""
    if registered_on is None or registered_on <= today:
        return ALLOWED
    why = _("Ngày cấp đăng ký còn ở phía trước. Xem lại ngày ghi trên giấy.")
    return Refusal("registered-in-future", why, field="registered_on")


def still_in_use(evidence: Evidence) -> Verdict:
    """Was the paper not taken out of use?"""
    if evidence.retired_at is None:
        return ALLOWED
    return Refusal("evidence-retired", _("Giấy này đã bỏ khỏi tủ. Thêm nó như giấy mới."))
