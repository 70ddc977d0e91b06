"""A producer says whether a product whose certificate ends is still made (còn làm sản phẩm này không)."""

from __future__ import annotations

from hoaban.areas.certificates import inputs
from hoaban.areas.certificates.models import Certificate, MakingAnswer
from hoaban.areas.certificates.permissions import may_answer_making
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require


@deed(on="certificate", takes=inputs.AnswerMaking)
def answer_making(
    act: Act, certificate: Certificate, *, making: str, packs_left: int | None = None, note: str = ""
) -> MakingAnswer:
    """Keep the producer's word; the office and the commune see it on the clock. It ends no certificate: that
    takes the commune's confirmation and a decision (điểm đ khoản 1, khoản 4 Điều 8).

    The same answer again changes nothing; another one stands beside the earlier.
    Raises Refused with the reason.
    """
    require(may_answer_making(act.actor, certificate))
    certificate = act.locked(certificate)
    last = certificate.making_answers.first()
    if last and (last.making, last.packs_left, last.note) == (making, packs_left, note):
        return last
    return act.add(
        MakingAnswer(
            certificate=certificate,
            making=making,
            packs_left=packs_left,
            note=note,
            at=act.at,
            by=act.actor.user_id,
        )
    )
