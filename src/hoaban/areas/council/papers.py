"""What is told of a result in words, the minutes (biên bản) made of a round, and the round as a workbook.

Here: sentences with their sources, and the plain content of the minutes. Not here: the page they are printed
on (web/province/minutes.html), the figures (queries/results.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from hoaban.areas.council.models import Entry, Result, Round, Seat
from hoaban.areas.council.permissions import may_see_result
from hoaban.areas.council.queries import (
    council_of,
    criteria_set_of,
    edition_of,
    passes_of,
    progress_of,
    results_of,
    seat_kinds,
    seats_of,
)
from hoaban.areas.council.queries.progress import EntryProgress
from hoaban.areas.council.queries.results import PassResult
from hoaban.areas.council.queries.rounds import entries
from hoaban.areas.council.words import ENTRY_WORDS, ROUND_WORDS, RULE_WORDS, EntryState, RoundState
from hoaban.core.actions import Act
from hoaban.core.documents.tables_out import About, Column, Table, about
from hoaban.core.law import edition_called
from hoaban.core.units.queries import province
from hoaban.programme.panel import COUNCIL_REGULATION
from hoaban.programme.provisions.grading import Band
from hoaban.programme.provisions.points import cut, printed

PLACES = 2
LANGUAGE_OF_PAPERS = "vi"


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of why, and the source it rests on."""

    text: str
    source: str


def reasons_told(result: Result) -> list[Told]:
    """Why a result is what it is: the mean and its band, every gate that held the star, and the rest."""
    band = _band_told(result)
    told = [_reason_told(result, reason) for reason in result.content["reasons"]]
    return ([band] if band else []) + told


def _band_told(result: Result) -> Told | None:
    bands = edition_called(result.entry.dossier.edition).bands
    band = next((band for band in bands if band.star == result.content["band"]), None)
    if band is None:
        return None
    said = _(
        "Trung bình %(mean)s điểm: khung điểm %(star)s sao (từ %(least)s). "
        "Không làm tròn trước khi xếp khung."
    )
    mean = points_vi(cut(Fraction(result.mean), PLACES))
    return Told(
        said % {"mean": mean, "star": band.star, "least": points_vi(band.min)}, _article(result, band)
    )


def _article(result: Result, band: Band) -> str:
    return f"{edition_called(result.entry.dossier.edition).citation}, {band.article}"


def _reason_told(result: Result, reason: Mapping[str, Any]) -> Told:
    tell = {"gate": _gate_told, "knock-out": _knock_out_told, "spread": _spread_told}[reason["code"]]
    return Told(tell(result, reason), reason["source"])


def _gate_told(result: Result, reason: Mapping[str, Any]) -> str:
    criterion = criteria_set_of(result.entry).criterion(reason["criterion"])
    return _(
        "Điều kiện %(star)s sao ở tiêu chí %(criterion)s, từ mức “%(option)s”: "
        "%(met)s trên %(of)s phiếu đạt, cần %(rule)s."
    ) % {
        "star": reason["star"],
        "criterion": criterion.id,
        "option": criterion.option(reason["needs"]).text,
        "met": reason["met"],
        "of": reason["of"],
        "rule": RULE_WORDS[result.content["gate_rule"]],
    }


def _knock_out_told(result: Result, reason: Mapping[str, Any]) -> str:
    texts = {row.id: row.text for row in criteria_set_of(result.entry).knock_outs}
    said = "; ".join(texts.get(ident, ident) for ident in reason["knock_outs"])
    return _("Quá nửa số phiếu nêu hồ sơ bị loại: %(said)s") % {"said": said}


def _spread_told(result: Result, reason: Mapping[str, Any]) -> str:
    values = {"spread": points_vi(result.content["spread"]), "max": points_vi(result.content["max_spread"])}
    if result.final:
        said = _("Chấm lại vẫn lệch %(spread)s điểm, hơn mức %(max)s: kết quả lấy theo lần chấm lại.")
    else:
        said = _(
            "Phiếu cao nhất và thấp nhất lệch %(spread)s điểm, hơn mức %(max)s: phải thảo luận, chấm lại."
        )
    return said % values


def points_vi(value: Decimal | str) -> str:
    """Points as they are written here: 72,06."""
    return printed(Decimal(str(value))).replace(".", ",")


# --- the minutes ---


def minutes_content(round: Round) -> dict[str, Any]:
    """The content of the minutes of a closed round: council, rules, every product with its passes."""
    rows = list(entries().filter(round=round))
    with override(LANGUAGE_OF_PAPERS):
        return _minutes(round, rows)


def _minutes(round: Round, rows: Sequence[Entry]) -> dict[str, Any]:
    return {
        "round": {"code": round.code, "name": round.name},
        "council": _council(round),
        "products": [_product(entry) for entry in rows if entry.state == EntryState.CLOSED],
        "postponed": [_named(entry) for entry in rows if entry.state == EntryState.POSTPONED],
    }


def _council(round: Round) -> dict[str, Any]:
    council = council_of(round)
    if council is None:
        return {}
    kinds = {kind.id: kind.name for kind in seat_kinds(edition_of(round))}
    seats = council.seats.select_related("user").order_by("-chair", "id")
    return {
        "decision": council.decision_number,
        "decision_date": council.decision_date.isoformat(),
        "regulation": council.regulation_number,
        "settings": council.settings,
        "members": [_member(seat, kinds) for seat in seats],
    }


def _member(seat: Seat, kinds: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": seat.user.name,
        "seat": kinds.get(seat.kind, seat.kind),
        "agency": seat.agency,
        "chair": seat.chair,
        "scores": seat.scores,
    }


def _named(entry: Entry) -> dict[str, Any]:
    product = entry.dossier.product
    return {
        "dossier": entry.dossier.code,
        "product": product.name,
        "producer": product.producer.name if product.producer else "",
        **_from_paper(entry.dossier.paper_entered_on),
    }


def _from_paper(entered_on: date | None) -> dict[str, str]:
    """The day on which the dossier was entered from paper; nothing of one that began here."""
    return {"from_paper": f"{entered_on:%d/%m/%Y}"} if entered_on else {}


def _product(entry: Entry) -> dict[str, Any]:
    return {
        **_named(entry),
        "set": criteria_set_of(entry).name,
        "passes": [_pass(row) for row in passes_of(entry)],
    }


def _pass(row: PassResult) -> dict[str, Any]:
    content = row.content
    return {
        "number": row.result.pass_number,
        "final": row.result.final,
        "star": row.result.star,
        "mean": row.result.mean,
        "mean_told": points_vi(row.mean),
        "low": str(row.low),
        "high": str(row.high),
        "spread": content["spread"],
        "sheets": len(row.totals),
        "seats": content["seats"],
        "recused": content["recused"],
        "reasons": [{"text": told.text, "source": told.source} for told in reasons_told(row.result)],
        "knock_outs": [{"id": ident, "reason": reason} for ident, reason in row.knock_outs],
    }


def regulation_named(council: Any) -> str:
    """The source of what the law leaves to the council: its Quy chế with its number."""
    return f"{COUNCIL_REGULATION} số {council.regulation_number}" if council else COUNCIL_REGULATION


def council_named() -> str:
    """The council as papers name it: "Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh Điện Biên"."""
    return f"Hội đồng đánh giá, phân hạng sản phẩm OCOP {province().named}"


# --- the round as a workbook ---

PAPER_SUMS = "Điểm trên giấy"
DOSSIER, PRODUCT = "Hồ sơ", "Sản phẩm"
ROUND_COLUMNS = (
    Column("Thứ tự", "number", 8),
    Column(DOSSIER, width=16),
    Column(PRODUCT, width=34),
    Column("Chủ thể", width=34),
    Column("Bộ sản phẩm", width=34),
    Column("Tình trạng", width=20),
    Column("Phiếu tính điểm", "number", 10),
    Column("Phiếu đã chốt", "number", 10),
    Column("Không tham gia chấm", "number", 12),
    Column("Điểm trung bình", "points", 12),
    Column("Độ lệch", "points", 10),
    Column("Số sao theo kết quả Hội đồng", "number", 12),
    Column("Lần chấm", "number", 8),
)


def round_about(act: Act, round: Round) -> About:
    """What a round's workbook says of itself."""
    return about(
        round.name,
        act.actor,
        act.at,
        ("Mã đợt", round.code),
        ("Tình trạng", ROUND_WORDS[RoundState(round.state)]),
        (
            "Điểm và số sao",
            (
                "Chỉ có ở sản phẩm đã khép chấm điểm. Điểm trung bình cắt ở hai số lẻ để xem; xếp sao tính "
                "trên số đúng. Số sao là kết quả Hội đồng, thành hạng sao khi có quyết định và giấy."
            ),
        ),
        (
            PAPER_SUMS,
            "Để đối chiếu với phiếu giấy: điền tổng điểm mỗi phiếu, người không chấm thì để trống, rồi "
            f"chạy ./hoaban reconcile {round.code} TỆP. Không đổi tên cột.",
        ),
    )


def round_tables(act: Act, round: Round) -> tuple[Table, Table]:
    """The products of a round with what may be seen of their results, and an empty table for the sums on
    paper."""
    lines = progress_of(round).lines
    return (
        Table("Sản phẩm trong đợt", ROUND_COLUMNS, _round_rows(act, round, lines)),
        Table(PAPER_SUMS, paper_columns(round), _empty_sums(round, lines)),
    )


def _round_rows(act: Act, round: Round, lines: Sequence[EntryProgress]) -> Iterator[tuple[Any, ...]]:
    shown = _results_seen(act, round, lines)
    for line in lines:
        yield (*_line(line), *_figures(shown.get(line.entry.pk)))


def _results_seen(act: Act, round: Round, lines: Sequence[EntryProgress]) -> dict[int, PassResult]:
    """The results that stand, by product; asked once for the round, of its first product that is closed."""
    closed = next((line.entry for line in lines if line.entry.state == EntryState.CLOSED), None)
    if closed is None or not may_see_result(act.actor, closed):
        return {}
    return {row.result.entry_id: row for row in results_of(round)}


def _line(line: EntryProgress) -> tuple[Any, ...]:
    entry, named = line.entry, _named(line.entry)
    return (
        entry.position,
        named["dossier"],
        named["product"],
        named["producer"],
        criteria_set_of(entry).name,
        str(ENTRY_WORDS[EntryState(entry.state)]),
        line.due,
        line.closed,
        line.recused,
    )


def _figures(row: PassResult | None) -> tuple[Any, ...]:
    """Mean, spread, star and pass; nothing where there is no result to be seen."""
    if row is None:
        return (None, None, None, None)
    spread = Decimal(row.content.get("spread") or 0)
    return (row.mean, spread, row.result.star, row.result.pass_number)


def paper_columns(round: Round) -> tuple[Column, ...]:
    """The columns of the table of sums: dossier, product, then a member each, "Lò Thị Minh Hoạ (ghế 12)"."""
    members = [Column(f"{seat.user.name} (ghế {seat.pk})", "points", 16) for seat in seats_of(round)]
    return (Column(DOSSIER, width=16), Column(PRODUCT, width=34), *members)


def _empty_sums(round: Round, lines: Sequence[EntryProgress]) -> Iterator[tuple[Any, ...]]:
    empty = (None,) * len(seats_of(round))
    for line in lines:
        yield (line.entry.dossier.code, line.entry.dossier.product.name, *empty)
