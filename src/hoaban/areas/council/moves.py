"""When a round, a product in it and a member's sheet may move, and where to.

Here: the three tables of moves, their guards, and the last good day of a round. Not here: who may make a move
(permissions.py; the roles here say whom it waits for), how marks become a star (programme/panel.py).
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from hoaban.areas.council.models import Council, Entry, Round, Sheet
from hoaban.areas.council.words import ENTRY_WORDS, ROUND_WORDS, SHEET_WORDS, EntryState
from hoaban.core.accounts.roles import Role
from hoaban.core.moves import Move, Moves
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

OFFICE = frozenset({Role.PROVINCIAL_OFFICER})
KEEPERS = frozenset({Role.PROVINCIAL_OFFICER, Role.COUNCIL_SECRETARY})
MEMBERS = frozenset({Role.COUNCIL_MEMBER, Role.COUNCIL_CHAIR})
TEAM = frozenset({Role.ADVISORY_MEMBER})
OPENERS = frozenset({Role.PROVINCIAL_OFFICER, Role.COUNCIL_CHAIR})
STILL_SCORED = (EntryState.SCORING, EntryState.RESCORING)


def no_council_yet(round: Round) -> Verdict:
    """A round has one council (điểm b khoản 3 Điều 7)."""
    if not Council.objects.filter(round=round).exists():
        return ALLOWED
    return Refusal("council-appointed", _("Đợt này đã có Hội đồng."), source="điểm b khoản 3 Điều 7")


def every_product_closed(round: Round) -> Verdict:
    """No product of the round is being scored any more, and at least one has a result."""
    states = set(round.entries.exclude(state=EntryState.POSTPONED).values_list("state", flat=True))
    if states == {EntryState.CLOSED}:
        return ALLOWED
    return Refusal(
        "products-open",
        _("Đợt khép khi mọi sản phẩm đã có kết quả hoặc đã chuyển đợt."),
        source="điểm d khoản 3 Điều 7",
    )


ROUND_MOVES = Moves(
    #    state     move       next         who      guard                 deadline  article
    Move("open", "appoint", "open", OFFICE, no_council_yet, "", "điểm b khoản 3 Điều 7"),
    Move("open", "fill", "open", OFFICE, None, "", "khoản 1 Điều 5"),
    Move("open", "close", "closed", KEEPERS, every_product_closed, "", "điểm d khoản 3 Điều 7"),
    Move("closed", "submit", "submitted", OFFICE, None, "", "điểm đ khoản 3 Điều 7"),
    words={state.value: words for state, words in ROUND_WORDS.items()},
)
ENTRY_MOVES = Moves(
    #    state        move        next         who        guard  deadline  article
    Move("scoring", "report", "scoring", TEAM, None, "", "điểm c khoản 3 Điều 7"),
    Move("rescoring", "report", "rescoring", TEAM, None, "", "điểm c khoản 3 Điều 7"),
    Move("scoring", "recuse", "scoring", KEEPERS | MEMBERS, None, "", "khoản 2 Điều 4"),
    Move("rescoring", "recuse", "rescoring", KEEPERS | MEMBERS, None, "", "khoản 2 Điều 4"),
    Move("scoring", "mark", "scoring", MEMBERS, None, "", "điểm d khoản 3 Điều 7"),
    Move("rescoring", "mark", "rescoring", MEMBERS, None, "", "điểm d khoản 3 Điều 7"),
    Move("scoring", "rescore", "rescoring", KEEPERS, None, "", "điểm d khoản 3 Điều 7"),
    Move("scoring", "close", "closed", KEEPERS, None, "", "điểm d khoản 3 Điều 7"),
    Move("rescoring", "close", "closed", KEEPERS, None, "", "điểm d khoản 3 Điều 7"),
    Move("scoring", "postpone", "postponed", OFFICE, None, "", "khoản 1 Điều 5"),
    Move("rescoring", "postpone", "postponed", OFFICE, None, "", "khoản 1 Điều 5"),
    words={state.value: words for state, words in ENTRY_WORDS.items()},
)
SHEET_MOVES = Moves(
    #    state     move      next      who      guard  deadline  article
    Move("open", "mark", "open", MEMBERS, None, "", "điểm d khoản 3 Điều 7"),
    Move("open", "close", "closed", MEMBERS, None, "", "điểm d khoản 3 Điều 7"),
    Move("closed", "reopen", "open", OPENERS, None, "", "điểm d khoản 3 Điều 7"),
    words={state.value: words for state, words in SHEET_WORDS.items()},
)
TABLES: dict[type, tuple[Moves, dict[str, str]]] = {
    Round: (ROUND_MOVES, {state.value: str(words) for state, words in ROUND_WORDS.items()}),
    Entry: (ENTRY_MOVES, {state.value: str(words) for state, words in ENTRY_WORDS.items()}),
    Sheet: (SHEET_MOVES, {state.value: str(words) for state, words in SHEET_WORDS.items()}),
}


def move_of(row: Round | Entry | Sheet, name: str) -> Move | Refusal:
    """The move from the state this round, product or sheet is in; else why not, naming the state it is in."""
    table, words = TABLES[type(row)]
    answer = table.of(row, name)
    if isinstance(answer, Refusal) and answer.code == "wrong-state":
        why = {
            Round: _("Đợt này %(state)s."),
            Entry: _("Sản phẩm này %(state)s."),
            Sheet: _("Phiếu này %(state)s."),
        }
        return Refusal("wrong-state", why[type(row)] % {"state": words[row.state]}, source=answer.source)
    return answer


def in_time(round: Round, today: date) -> Verdict:
    """Is the round still to be held on this day? Its last good day counts whole (khoản 1 Điều 5, A1, A6)."""
    if today <= round.hold_through:
        return ALLOWED
    return Refusal(
        "round-over",
        _("Đợt này phải xong chậm nhất ngày %(day)s. Chuyển sản phẩm chưa có kết quả sang đợt sau.")
        % {"day": round.hold_through.strftime("%d/%m/%Y")},
        source="khoản 1 Điều 5",
    )
