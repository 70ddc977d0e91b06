"""Ask that data kept on somebody be corrected or erased."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override

from hoaban.areas.registry import inputs
from hoaban.areas.registry.models import DataRequest, Producer
from hoaban.areas.registry.permissions import may_ask_about_data
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.law import edition_in_force
from hoaban.core.notices.actions import tell
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require
from hoaban.core.personal.terms import ANSWER_WITHIN


@deed(on="producer", takes=inputs.AskAboutData)
def ask_about_data(act: Act, producer: Producer, *, kind: str, text: str) -> DataRequest:
    """Ask the office to correct or erase what is kept (yêu cầu, Điều 13, Điều 14 Luật 91/2025/QH15).

    The office answers within the working days of core/personal/terms.json, and is told at once.
    """
    producer = act.locked(producer)
    require(may_ask_about_data(act.actor, producer))
    require(_not_asked_yet(producer, kind, text))
    due_on = edition_in_force(act.today).calendar.move(act.today, ANSWER_WITHIN.working_days)
    asked = act.add(
        DataRequest(
            producer=producer,
            kind=kind,
            text=text,
            asked_at=act.at,
            asked_by=act.actor.user_id,
            due_on=due_on,
        )
    )
    with override("vi"):
        title = _("%(name)s yêu cầu về dữ liệu cá nhân") % {"name": producer.name}
    tell(act, Role.PROVINCIAL_OFFICER, title, address="/tinh/yeu-cau-du-lieu/")
    return asked


def _not_asked_yet(producer: Producer, kind: str, text: str) -> Verdict:
    if not producer.data_requests.filter(kind=kind, text=text, answered_at=None).exists():
        return ALLOWED
    return Refusal("already-asked", _("Yêu cầu này đã gửi, Văn phòng OCOP tỉnh chưa trả lời."))
