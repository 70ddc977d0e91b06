"""Somebody without a slip asks to be let in (xin vào), and the commune answers."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from hoaban.areas.registry import inputs
from hoaban.areas.registry.actions.invite_representative import let_in
from hoaban.areas.registry.models import EntryRequest, Producer
from hoaban.areas.registry.permissions import may_answer_request, may_invite_representative
from hoaban.areas.registry.queries import KEPT_FOR
from hoaban.core.accounts.actions import WayIn
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.files.actions import Incoming, drop_file, keep_file
from hoaban.core.notices.actions import tell
from hoaban.core.permissions import Refusal, Refused, require
from hoaban.core.units.models import Unit

MOST_OPEN = 100
"""Requests that wait for one commune: beyond it somebody plays tricks, and the commune is asked in person."""


@deed(inner=True)
def ask_to_come_in(
    act: Act, *, name: str, phone: str, producer_name: str, tax_code: str, commune: Unit, file: Incoming
) -> EntryRequest:
    """Anybody may ask; nothing is looked up for it, so that nobody learns who is in the register.

    What is older than it may be kept is let go of first. The public page is its only door: it slows down.
    """
    for old in EntryRequest.objects.filter(answered_at=None, asked_at__lte=act.at - KEPT_FOR):
        _forget(act, old, answered_at=act.at)
    if EntryRequest.objects.filter(commune=commune, answered_at=None).count() >= MOST_OPEN:
        raise Refused(Refusal("too-many-requests", _("Xã đang có quá nhiều yêu cầu. Đến UBND xã xin phiếu.")))
    kept = keep_file(act, file, owner=commune.code)
    row = EntryRequest(
        name=name,
        phone=phone,
        producer_name=producer_name,
        tax_code=tax_code,
        commune=commune,
        file=kept,
        asked_at=act.at,
    )
    act.add(row)
    tell(
        act, Role.COMMUNE_OFFICER, "Có người xin vào Hoa Ban.", unit=commune.code, address="/ban-xa/xin-vao/"
    )
    return row


@deed(on="entry_request", takes=inputs.ConfirmRequest)
def confirm_request(act: Act, request: EntryRequest, *, producer: str, another_person: bool = False) -> WayIn:
    """It is they (xác nhận): the person is entered for this producer and gets a way in, told by telephone.

    What the request held is taken out; what is known of the person now stands with the person.
    """
    request = _waiting(act, request)
    found = Producer.objects.filter(slug=producer).first()
    if found is None:
        raise Refused(Refusal("unknown-producer", _("Không có chủ thể này trong sổ."), field="producer"))
    require(may_invite_representative(act.actor, found))
    made = let_in(act, found, name=request.name, phone=request.phone, another_person=another_person)
    _forget(act, request, answered_at=act.at, confirmed=True)
    return made


@deed(on="entry_request", takes=inputs.RefuseRequest)
def refuse_request(act: Act, request: EntryRequest, *, reason: str) -> EntryRequest:
    """It is not they, or it cannot be told (từ chối), with the reason. What the request held is taken out."""
    request = _waiting(act, request)
    return _forget(act, request, answered_at=act.at, reason=reason)


def _waiting(act: Act, request: EntryRequest) -> EntryRequest:
    request = act.locked(request)
    require(may_answer_request(act.actor, request))
    if request.answered_at is not None or request.asked_at <= act.at - KEPT_FOR:
        raise Refused(Refusal("request-answered", _("Yêu cầu này đã được trả lời hoặc đã quá hạn giữ.")))
    return request


def _forget(
    act: Act, request: EntryRequest, *, answered_at: datetime, confirmed: bool = False, reason: str = ""
) -> EntryRequest:
    file = request.file
    request.name = request.phone = request.tax_code = request.producer_name = ""
    request.file, request.answered_at, request.answered_by_id = None, answered_at, act.actor.user_id
    request.confirmed, request.reason = confirmed, reason
    act.save(request)
    if file is not None:
        drop_file(act, file)
    return request
