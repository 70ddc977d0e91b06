"""Many sheets of one product put together as one (phiếu ghép), to look for a way up from.

Here: the one sheet. It advises and is never a result: what the council's sheets come to says panel.py, from
every sheet. Not here: the way up (path.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hoaban.programme.edition import Edition
from hoaban.programme.path import in_order
from hoaban.programme.provisions.criteria import Criterion
from hoaban.programme.provisions.tables import NOT_JUDGED
from hoaban.programme.scoring import Marks, Sheet, complete_marks, rules_for


def composite_sheet(sheets: Sequence[Sheet], edition: Edition) -> Sheet:
    """For each criterion the highest option that more than half of the sheets reach (the lower median).

    So it meets a gate exactly where the council does by majority, and no member alone can pull it up or down.

    sheets  of one product, each complete; their order does not matter, and one alone is its own composite
    raises  ValueError without sheets; what star_of raises for the first sheet that cannot be scored

    A criterion is weighed by the sheets that judge it; where none does, by what they hold there all the same,
    since that counts again once the criterion applies. None of the lines stands below every option. What
    people say excludes the dossier is kept where more than half of the sheets carry a knock-out, as panel.py
    counts them.
    """
    if not sheets:
        raise ValueError("no sheets")
    rules = rules_for(sheets[0].criteria_set, edition)
    marks = [complete_marks(sheet, rules) for sheet in sheets]
    answers: dict[str, str | None] = {}
    for criterion in rules.tables.criteria_set.criteria:
        judging = list(_chosen(criterion, marks))
        chosen = judging or list(_chosen(criterion, sheets))
        if chosen:
            answers[criterion.id] = _reached_by_most(criterion, chosen)
    return Sheet(sheets[0].criteria_set, answers, _said(sheets, marks, rules.tables.knock_outs))


def _chosen(criterion: Criterion, given: Iterable[Marks] | Iterable[Sheet]) -> Iterator[str | None]:
    """The answers to a criterion; of marks those that are judged there."""
    for one in given:
        answer = one.answers.get(criterion.id, NOT_JUDGED)
        if answer is not NOT_JUDGED:
            yield answer


def _reached_by_most(criterion: Criterion, chosen: Sequence[str | None]) -> str | None:
    places = {option: place for place, option in enumerate(in_order(criterion))}
    return sorted(chosen, key=places.__getitem__)[(len(chosen) - 1) // 2]


def _said(sheets: Sequence[Sheet], marks: Sequence[Marks], known: Sequence[str]) -> tuple[str, ...]:
    carrying = sum(bool(one.knock_outs) for one in marks)
    if 2 * carrying <= len(sheets):
        return ()
    said = {ident for sheet in sheets for ident in sheet.knock_outs}
    return tuple(ident for ident in known if ident in said)
