"""What somebody consented to and asked about the data kept on them."""

from __future__ import annotations

from django.db.models import F, QuerySet

from hoaban.areas.registry.models import DataRequest, Producer, SensitiveConsent


def consents_of(producer: Producer) -> QuerySet[SensitiveConsent]:
    """Every consent to keep sensitive values, the newest first, with its words."""
    return producer.sensitive_consents.order_by("-id")


def data_requests_of(producer: Producer) -> QuerySet[DataRequest]:
    """What this producer asked about its data, the newest first, with the answers."""
    return producer.data_requests.order_by("-id")


def data_requests() -> QuerySet[DataRequest]:
    """What everybody asked, what waits first and the first to be due before all others."""
    order = (F("answered_at").desc(nulls_first=True), "due_on", "id")
    return DataRequest.objects.select_related("producer").order_by(*order)
