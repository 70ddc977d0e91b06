"""The only writers of rounds, seats, sheets and results; one file per deed."""

from hoaban.areas.council.actions.appoint_council import appoint_council
from hoaban.areas.council.actions.close_scoring import close_round, close_scoring
from hoaban.areas.council.actions.close_sheet import close_sheet
from hoaban.areas.council.actions.export_round import export_round, reconcile_round
from hoaban.areas.council.actions.fill_round import fill_round
from hoaban.areas.council.actions.knock_outs import drop_knock_out, propose_knock_out
from hoaban.areas.council.actions.mark_product import mark_product
from hoaban.areas.council.actions.open_round import open_round
from hoaban.areas.council.actions.postpone_dossier import postpone_dossier
from hoaban.areas.council.actions.record_advisory_report import record_advisory_report
from hoaban.areas.council.actions.recuse_member import recuse_member
from hoaban.areas.council.actions.reopen_sheet import reopen_sheet
from hoaban.areas.council.actions.submit_results import submit_results

__all__ = [
    "appoint_council",
    "close_round",
    "close_scoring",
    "close_sheet",
    "drop_knock_out",
    "export_round",
    "fill_round",
    "mark_product",
    "open_round",
    "postpone_dossier",
    "propose_knock_out",
    "reconcile_round",
    "record_advisory_report",
    "recuse_member",
    "reopen_sheet",
    "submit_results",
]
