"""Take back the consent that sensitive values are kept."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoaban.areas.registry.actions.consents import NEED_CONSENT, NOTHING_SAID, standing_consent
from hoaban.areas.registry.models import Producer
from hoaban.areas.registry.permissions import may_withdraw_consent
from hoaban.areas.registry.words import UNSAID
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require

NOTHING_KEPT = Refusal(
    "no-consent-standing", _("Không có lời đồng ý nào đang có hiệu lực, và không giữ dữ liệu nhạy cảm nào.")
)


@deed(on="producer")
def withdraw_consent(act: Act, producer: Producer) -> Producer:
    """Take the consent back (rút lại sự đồng ý, Điều 9 Luật 91/2025/QH15) and take the values out with it.

    From now on the blanks say that the representative does not want to say it. Dossiers already filed keep
    what they were filed with, as the law on dossiers requires; the page says so.
    """
    with act.on(producer) as producer:
        require(may_withdraw_consent(act.actor, producer))
        require(_something_kept(producer))
        take_out(producer)
        consent = standing_consent(producer)
        if consent:
            consent.withdrawn_at, consent.withdrawn_by = act.at, act.actor.user_id
            act.save(consent)
    return producer


def _something_kept(producer: Producer) -> Verdict:
    kept = {getattr(producer, name) for name in NEED_CONSENT} - NOTHING_SAID
    return ALLOWED if kept or standing_consent(producer) else NOTHING_KEPT


def take_out(producer: Producer) -> None:
    """Put "does not want to say" in place of the sensitive values of the row, which the caller saves."""
    producer.representative_ethnic_group, producer.representative_disability = UNSAID, "unsaid"
