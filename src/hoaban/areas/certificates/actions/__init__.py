"""The only writers of decisions and certificates."""

from hoaban.areas.certificates.actions.correct_past_certificate import correct_past_certificate
from hoaban.areas.certificates.actions.enter_past_certificate import enter_past_certificate
from hoaban.areas.certificates.actions.issue_certificate import issue_certificate
from hoaban.areas.certificates.actions.notify_result import notify_result
from hoaban.areas.certificates.actions.record_decision import record_decision
from hoaban.areas.certificates.actions.send_to_ministry import send_to_ministry
from hoaban.areas.certificates.actions.withdraw_certificate import withdraw_certificate

__all__ = [
    "correct_past_certificate",
    "enter_past_certificate",
    "issue_certificate",
    "notify_result",
    "record_decision",
    "send_to_ministry",
    "withdraw_certificate",
]
