"""Answer what somebody asked about their data."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from hoaban.areas.registry import inputs
from hoaban.areas.registry.actions.withdraw_consent import take_out
from hoaban.areas.registry.models import DataRequest
from hoaban.areas.registry.permissions import may_answer_data_request
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.notices.actions import tell
from hoaban.core.permissions import ALLOWED, Refusal, require

ANSWERED = Refusal("already-answered", gettext_lazy("Yêu cầu này đã được trả lời."))


@deed(on="data_request", takes=inputs.AnswerDataRequest)
def answer_data_request(act: Act, request: DataRequest, *, granted: str, answer: str) -> DataRequest:
    """Say what was done, or why it cannot be (trả lời yêu cầu); the producer is told.

    granted  "yes" or "no". An erasure that is granted takes out ethnic group, disability and home address.
    """
    with act.on(request) as request:
        require(may_answer_data_request(act.actor, request))
        require(ALLOWED if request.answered_at is None else ANSWERED)
        request.granted, request.answer = granted == "yes", answer
        request.answered_at, request.answered_by = act.at, act.actor.user_id
    if request.granted and request.kind == DataRequest.Kind.ERASE:
        with act.on(request.producer) as producer:
            take_out(producer)
            producer.representative_address = ""
    with override("vi"):
        title = _("Đã có trả lời về dữ liệu của bạn")
    own, page = request.producer.slug, "/viec/du-lieu-cua-toi/"
    tell(act, Role.PRODUCER_REPRESENTATIVE, title, producer=own, address=page)
    return request
