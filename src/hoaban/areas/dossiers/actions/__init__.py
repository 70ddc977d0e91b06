"""The deeds of dossiers, the only writers of their rows: one file each, in the order of the way.

carry_on is no deed: later areas move the dossier by it, inside deeds of their own that have asked their
permission.
"""

from __future__ import annotations

from hoaban.areas.dossiers.actions.appraise_matters import appraise_matters
from hoaban.areas.dossiers.actions.assess_product import assess_product
from hoaban.areas.dossiers.actions.cancel_paper_dossier import cancel_paper_dossier
from hoaban.areas.dossiers.actions.complete_dossier import complete_dossier
from hoaban.areas.dossiers.actions.correct_paper_dossier import correct_paper_dossier
from hoaban.areas.dossiers.actions.enter_paper_dossier import enter_paper_dossier
from hoaban.areas.dossiers.actions.file_dossier import file_dossier
from hoaban.areas.dossiers.actions.forward_dossier import forward_dossier
from hoaban.areas.dossiers.actions.keep_paper_scan import keep_paper_scan
from hoaban.areas.dossiers.actions.open_dossier import open_dossier
from hoaban.areas.dossiers.actions.receive_dossier import receive_dossier
from hoaban.areas.dossiers.actions.request_completion import request_completion
from hoaban.areas.dossiers.actions.send_back_dossier import send_back_dossier
from hoaban.areas.dossiers.actions.steps import carry_on
from hoaban.areas.dossiers.actions.take_in_dossier import take_in_dossier
from hoaban.areas.dossiers.actions.withdraw_dossier import withdraw_dossier
from hoaban.areas.dossiers.actions.write_report import write_report

__all__ = [
    "appraise_matters",
    "assess_product",
    "cancel_paper_dossier",
    "carry_on",
    "complete_dossier",
    "correct_paper_dossier",
    "enter_paper_dossier",
    "file_dossier",
    "forward_dossier",
    "keep_paper_scan",
    "open_dossier",
    "receive_dossier",
    "request_completion",
    "send_back_dossier",
    "take_in_dossier",
    "withdraw_dossier",
    "write_report",
]
