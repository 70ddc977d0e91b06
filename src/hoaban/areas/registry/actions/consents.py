"""The consent that sensitive values need (Điều 9 Luật 91/2025/QH15), as the deeds that write them ask for it.

Here: whether one is needed, and keeping it with its words. Not here: taking it back (withdraw_consent.py).
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoaban.areas.registry.actions.facts import ProducerFacts
from hoaban.areas.registry.models import Producer, SensitiveConsent
from hoaban.areas.registry.words import CONSENT_TEXT, UNSAID
from hoaban.core.actions import Act
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

NOTHING_SAID = {"", UNSAID, "unsaid"}
NEED_CONSENT = ("representative_ethnic_group", "representative_disability")
NOT_CONSENTED = Refusal(
    "sensitive-consent-missing",
    _(
        "Dân tộc, tình trạng khuyết tật chỉ ghi khi người đại diện đồng ý. Đánh dấu đồng ý, "
        "hoặc ghi “Không muốn nói”."
    ),
    source="Điều 9 Luật 91/2025/QH15",
    field="sensitive_consent",
)


def standing_consent(producer: Producer) -> SensitiveConsent | None:
    """The consent that stands, if one does; of a row not written yet none."""
    return producer.sensitive_consents.filter(withdrawn_at=None).first() if producer.pk else None


def consented(producer: Producer, facts: ProducerFacts, *, agreed: bool) -> Verdict:
    """May these facts be written on the producer as it stands? A value that stays needs no new consent."""
    typed = {name: str(facts.get(name, "")) for name in NEED_CONSENT}
    new = {name for name, value in typed.items() if value not in {*NOTHING_SAID, getattr(producer, name)}}
    return ALLOWED if not new or agreed or standing_consent(producer) else NOT_CONSENTED


def keep_consent(act: Act, producer: Producer, *, agreed: bool) -> None:
    """Keep a consent given now with its words; one that stands is not doubled."""
    if agreed and standing_consent(producer) is None:
        given_by = producer.representative or act.actor.name
        act.add(
            SensitiveConsent(
                producer=producer,
                text=CONSENT_TEXT,
                given_by=given_by,
                taken_by=act.actor.user_id,
                at=act.at,
            )
        )
