"""The only writers of decisions, certificates, and what the clock keeps of them."""

from hoaban.areas.certificates.actions.answer_making import answer_making
from hoaban.areas.certificates.actions.correct_past_certificate import correct_past_certificate
from hoaban.areas.certificates.actions.end_calendar_feed import end_calendar_feed
from hoaban.areas.certificates.actions.enter_past_certificate import enter_past_certificate
from hoaban.areas.certificates.actions.export_certificates import export_certificates
from hoaban.areas.certificates.actions.issue_certificate import issue_certificate
from hoaban.areas.certificates.actions.make_calendar_feed import make_calendar_feed
from hoaban.areas.certificates.actions.notify_result import notify_result
from hoaban.areas.certificates.actions.record_call import record_call
from hoaban.areas.certificates.actions.record_decision import record_decision
from hoaban.areas.certificates.actions.send_to_ministry import send_to_ministry
from hoaban.areas.certificates.actions.withdraw_certificate import withdraw_certificate

__all__ = [
    "answer_making",
    "correct_past_certificate",
    "end_calendar_feed",
    "enter_past_certificate",
    "export_certificates",
    "issue_certificate",
    "make_calendar_feed",
    "notify_result",
    "record_call",
    "record_decision",
    "send_to_ministry",
    "withdraw_certificate",
]
