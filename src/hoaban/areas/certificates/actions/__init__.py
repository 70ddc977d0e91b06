"""The only writers of decisions and certificates."""

from hoaban.areas.certificates.actions.enter_past_certificate import enter_past_certificate
from hoaban.areas.certificates.actions.export_certificates import export_certificates
from hoaban.areas.certificates.actions.issue_certificate import issue_certificate
from hoaban.areas.certificates.actions.notify_result import notify_result
from hoaban.areas.certificates.actions.record_decision import record_decision
from hoaban.areas.certificates.actions.send_to_ministry import send_to_ministry
from hoaban.areas.certificates.actions.withdraw_certificate import withdraw_certificate

__all__ = [
    "enter_past_certificate",
    "export_certificates",
    "issue_certificate",
    "notify_result",
    "record_decision",
    "send_to_ministry",
    "withdraw_certificate",
]
