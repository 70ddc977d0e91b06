"""When a dossier may move, and where to (trạng thái hồ sơ, Điều 7).

Here: the table of moves, the guards that look at one dossier, and when it may be written in.
Not here: who may make a move (permissions.py; the roles here say whom a dossier waits for), how many days it
takes (the edition), what else happens (actions/).
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.words import STATE_WORDS, State
from hoaban.core.accounts.roles import Role
from hoaban.core.law import edition_called
from hoaban.core.moves import Move, Moves
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

PRODUCER = frozenset({Role.PRODUCER_REPRESENTATIVE})
COMMUNE = frozenset({Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR})
OFFICE = frozenset({Role.PROVINCIAL_OFFICER})
CHAIRMAN = frozenset({Role.PROVINCE_CHAIRMAN, Role.PROVINCIAL_OFFICER})

FIRST = "khoản 1 Điều 7"
CANCEL_ENTRY = "cancel_entry"
NOBODY_WAITS_FOR = frozenset({"withdraw", CANCEL_ENTRY})
"""Moves that may be made, but that nothing waits for."""


def matters_appraised(dossier: Dossier) -> Verdict:
    """Has every matter of the dossier's edition its words (điểm a khoản 2 Điều 7)?"""
    matters = [matter.id for matter in edition_called(dossier.edition).commune_matters]
    done = set(dossier.appraisals.exclude(text="").values_list("matter", flat=True))
    open_matters = [matter for matter in matters if matter not in done]
    if not open_matters:
        return ALLOWED
    why = ngettext(
        "Chưa chuyển được lên tỉnh: còn %(open)d trong %(all)d nội dung thẩm định chưa có ý kiến.",
        "Chưa chuyển được lên tỉnh: còn %(open)d trong %(all)d nội dung thẩm định chưa có ý kiến.",
        len(open_matters),
    ) % {"open": len(open_matters), "all": len(matters)}
    return Refusal("matters-missing", why, source="điểm a khoản 2 Điều 7")


def entered_from_paper(dossier: Dossier) -> Verdict:
    """Was it entered from paper, so that there is an entry to correct or to cancel?"""
    if dossier.paper_entered_on is not None:
        return ALLOWED
    return Refusal("not-from-paper", _("Hồ sơ này làm trên Hoa Ban, không phải nhập từ hồ sơ giấy."))


MOVES = Moves(
    # state, move, next; who; guard; deadline; article
    Move("draft", "file", "filed", PRODUCER, None, "", FIRST),
    Move("draft", "withdraw", "withdrawn_by_producer", PRODUCER, None, "", FIRST),
    Move("sent_back", "file", "filed", PRODUCER, None, "", FIRST),
    Move("sent_back", "withdraw", "withdrawn_by_producer", PRODUCER, None, "", FIRST),
    Move("filed", "send_back", "sent_back", COMMUNE, None, "", "khoản 2 Điều 7"),
    Move("filed", "receive", "received", COMMUNE, None, "", "điểm a khoản 2 Điều 7"),
    Move("filed", "withdraw", "withdrawn_by_producer", PRODUCER, None, "", FIRST),
    Move(
        "received",
        "forward",
        "forwarded",
        COMMUNE,
        matters_appraised,
        "commune-appraisal-due",
        "khoản 2 Điều 7",
    ),
    Move("received", "withdraw", "withdrawn_by_producer", PRODUCER, None, "", FIRST),
    Move("forwarded", "take_in", "taken_in", OFFICE, None, "", "điểm a khoản 3 Điều 7"),
    Move("forwarded", "request_completion", "to_complete", OFFICE, None, "", "điểm a khoản 3 Điều 7"),
    Move("forwarded", "withdraw", "withdrawn_by_producer", PRODUCER, None, "", FIRST),
    Move("to_complete", "complete", "forwarded", PRODUCER | COMMUNE, None, "", "điểm a khoản 3 Điều 7"),
    Move("to_complete", "withdraw", "withdrawn_by_producer", PRODUCER, None, "", FIRST),
    Move("taken_in", "put_in_round", "in_round", OFFICE, None, "", "khoản 1 Điều 5"),
    Move("taken_in", "withdraw", "withdrawn_by_producer", PRODUCER, None, "", FIRST),
    Move("postponed", "put_in_round", "in_round", OFFICE, None, "", "khoản 1 Điều 5"),
    Move("postponed", "withdraw", "withdrawn_by_producer", PRODUCER, None, "", FIRST),
    Move("in_round", "postpone", "postponed", OFFICE, None, "", "khoản 1 Điều 5"),
    Move("in_round", "score", "scored", OFFICE, None, "", "điểm d khoản 3 Điều 7"),
    Move("scored", "submit", "submitted", OFFICE, None, "", "điểm đ khoản 3 Điều 7"),
    Move("submitted", "recognise", "recognised", CHAIRMAN, None, "", "điểm e khoản 3 Điều 7"),
    Move("submitted", "send_to_ministry", "sent_to_ministry", CHAIRMAN, None, "", "điểm e khoản 3 Điều 7"),
    Move("submitted", "not_recognise", "not_recognised", CHAIRMAN, None, "", "điểm a khoản 1 Điều 4"),
    *(
        Move(state, CANCEL_ENTRY, "entry_cancelled", OFFICE, entered_from_paper, "", FIRST)
        for state in ("filed", "sent_back", "received", "forwarded", "to_complete", "taken_in", "postponed")
    ),
    words={state.value: words for state, words in STATE_WORDS.items()},
)

CLOSED_STATES = frozenset(
    {
        State.RECOGNISED,
        State.SENT_TO_MINISTRY,
        State.NOT_RECOGNISED,
        State.WITHDRAWN_BY_PRODUCER,
        State.ENTRY_CANCELLED,
    }
)
OPEN_STATES = frozenset(State) - CLOSED_STATES
WRITTEN_IN = frozenset({State.DRAFT, State.SENT_BACK, State.TO_COMPLETE})


def may_be_written_in(dossier: Dossier) -> Verdict:
    """Is it in a state in which its answers and report may change? What was filed stands as it was filed."""
    if dossier.state in WRITTEN_IN:
        return ALLOWED
    return Refusal(
        "not-open-for-writing",
        _("Hồ sơ đang ở bước “%(state)s” nên không sửa được. Sửa được khi xã trả lại hoặc tỉnh yêu cầu.")
        % {"state": dossier.state_words},
        source=FIRST,
    )


def states_waiting_for(*roles: Role) -> list[str]:
    """The states that wait for one of these roles. Nothing waits to be withdrawn or cancelled."""
    waiting = (move for move in MOVES if move.name not in NOBODY_WAITS_FOR)
    return sorted({move.state for move in waiting if move.who & set(roles)})


def deadline_in(state: str) -> str:
    """The id of the edition's deadline that runs while a dossier is in this state; "" where none does."""
    return next((move.deadline for move in MOVES if move.state == state and move.deadline), "")
