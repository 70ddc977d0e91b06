"""Opening a dossier (mở hồ sơ), by the producer or, with consent, by an officer who types for it."""

from __future__ import annotations

from django.db.models import Max
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import inputs
from hoaban.areas.dossiers.actions.steps import note_writer, tell_producer
from hoaban.areas.dossiers.models import Dossier, DossierConsent
from hoaban.areas.dossiers.moves import OPEN_STATES
from hoaban.areas.dossiers.permissions import may_open_dossier
from hoaban.areas.dossiers.queries import law_on
from hoaban.areas.dossiers.words import State
from hoaban.areas.registry.models import Product
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require
from hoaban.core.units.queries import province
from hoaban.programme.edition import Edition, UnknownSet

FIRST_GRADING = "first"


@deed(on="product", takes=inputs.OpenDossier)
def open_dossier(act: Act, product: Product, *, consent_by: str = "", consent_text: str = "") -> Dossier:
    """Open a dossier for first grading (lần đầu, điểm a khoản 1 Điều 6); its code is given here.

    An officer who types for the producer gives who agreed and the words agreed to; every reader is told.
    Raises Refused where the product has an open dossier, no confirmed criteria set, or no commune.
    """
    product = act.locked(product)
    require(may_open_dossier(act.actor, product))
    typed = not act.actor.holds(Role.PRODUCER_REPRESENTATIVE)
    edition = require(law_on(act.today))
    require(ready_for_dossier(product, edition))
    require(_consented(consent_by, consent_text) if typed else ALLOWED)
    dossier = act.add(
        Dossier(
            code=next_code(act),
            kind=FIRST_GRADING,
            edition=edition.id,
            product=product,
            commune=product.commune,
            state=State.DRAFT,
            opened_at=act.at,
            opened_by=act.actor.user_id,
            typed_by_officer=typed,
        )
    )
    note_writer(act, dossier)
    if typed:
        _keep_consent(act, dossier, consent_by, consent_text)
    return dossier


def ready_for_dossier(product: Product, edition: Edition) -> Verdict:
    """Is enough known of the product to open a dossier?"""
    whose = has_producer(product)
    if isinstance(whose, Refusal):
        return whose
    if product.commune is None:
        why = _("Chưa ghi sản phẩm được làm ra ở xã nào. Ghi xã trước rồi mở hồ sơ.")
        return Refusal("no-commune", why, source="khoản 1 Điều 7")
    if not (product.set_confirmed and _knows_set(edition, product.criteria_set)):
        why = _("Chưa chọn bộ sản phẩm. Chọn ở trang sản phẩm rồi mở hồ sơ.")
        return Refusal("set-not-chosen", why, source="Phụ lục I")
    is_open = product.dossiers.filter(state__in=OPEN_STATES).first()
    if is_open is None:
        return ALLOWED
    why = _("Sản phẩm này đang có hồ sơ %(code)s. Làm tiếp hồ sơ đó.") % {"code": is_open.code}
    return Refusal("dossier-open", why)


def has_producer(product: Product) -> Verdict:
    """Is it somebody's?"""
    if product.producer is not None:
        return ALLOWED
    why = _("Sản phẩm này chưa có chủ thể. Ghi chủ thể trước rồi mở hồ sơ.")
    return Refusal("no-producer", why, source="khoản 3 Điều 2")


def _knows_set(edition: Edition, set_id: str) -> bool:
    try:
        return bool(edition.criteria_set(set_id))
    except UnknownSet:
        return False


def _consented(by: str, text: str) -> Verdict:
    if by and text:
        return ALLOWED
    return Refusal(
        "consent-missing", _("Ghi ai là người đồng ý và lời đồng ý, rồi mới nhập thay chủ thể được.")
    )


def next_code(act: Act) -> str:
    """HS-<year>-<4 digits>, in order and never reused."""
    act.locked(province())  # one at a time: two dossiers opened at once would read the same last number
    start = f"HS-{act.today.year}-"
    last = Dossier.objects.filter(code__startswith=start).aggregate(last=Max("code"))["last"]
    return f"{start}{int(last.removeprefix(start)) + 1 if last else 1:04d}"


def _keep_consent(act: Act, dossier: Dossier, by: str, text: str) -> None:
    act.add(DossierConsent(dossier=dossier, given_by=by, taken_by=act.actor.user_id, text=text, at=act.at))
    tell_producer(
        act,
        dossier,
        f"Cán bộ nhập thay hồ sơ {dossier.code}",
        f"{by} đã đồng ý cho {act.actor.name} nhập thay.",
    )
