"""Papers about results and certificates: the letter that tells a result, the certificate as PDF, the list.

Here: what they say, as values. Not here: how a page shows the letter (web/province/result_letter.html),
how a PDF is set (certificate.typ beside this file; core/documents/pdf.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.timezone import localtime

from hoaban.areas.certificates.models import Certificate
from hoaban.areas.certificates.queries import Waiting, certificates_listed, state_on, withdrawal_of
from hoaban.areas.certificates.words import HOLDING, STATE_WORDS
from hoaban.areas.council.queries import counted_sheets
from hoaban.areas.dossiers.queries import WayUp, set_of, way_to
from hoaban.core.actions import Act
from hoaban.core.documents.pdf import pdf_of
from hoaban.core.documents.qr import qr_svg
from hoaban.core.documents.tables_out import About, Column, Table, about
from hoaban.core.law import edition_called
from hoaban.core.units.queries import province
from hoaban.programme.composite import composite_sheet
from hoaban.programme.edition import Edition
from hoaban.programme.path import KNOCKED_OUT
from hoaban.programme.provisions.criteria import CriteriaSet
from hoaban.programme.provisions.points import cut

CERTIFICATE_TEMPLATE = Path(__file__).parent / "certificate.typ"
SHOWN_PLACES = 2


# --- why a result is what it is ---


@dataclass(frozen=True, slots=True)
class Held:
    """One gate that held the star down: the least option, how many sheets met it, and its source."""

    star: int
    criterion: str
    title: str
    needs: str
    needs_points: Decimal
    met: int
    of: int
    source: str


@dataclass(frozen=True, slots=True)
class Why:
    """Why a product has the star it has, and what the next one would take.

    next_star      None at the top
    points_missing to the band of the next star; 0 where the points are there
    held           gates not met, those of the next star first
    knock_outs     the words of what excluded the dossier
    """

    star: int
    band: int
    mean: Decimal
    next_star: int | None
    next_from: Decimal
    points_missing: Decimal
    held: tuple[Held, ...]
    knock_outs: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def held_from_next(self) -> tuple[Held, ...]:
        """The gates of the next star."""
        return tuple(row for row in self.held if row.star == self.next_star)


def why_of(waiting: Waiting) -> Why:
    """The reasons of a final result in words of the edition it was judged by."""
    edition = edition_called(waiting.dossier.edition)
    criteria = set_of(waiting.dossier, edition)
    content: Mapping[str, Any] = waiting.result.content
    star, band = waiting.star, content.get("band") or 0
    next_star = min((s for s in edition.stars if s > star), default=None)
    next_from = next((b.min for b in edition.bands if b.star == next_star), Decimal(0))
    knocked_out = _knock_outs(content, criteria)
    return Why(
        star=star,
        band=band,
        mean=waiting.mean_shown,
        next_star=next_star,
        next_from=next_from,
        points_missing=_missing(next_from, waiting.mean),
        held=_held(content, criteria, edition),
        knock_outs=knocked_out,
        sources=_sources(content, edition, star),
    )


def _missing(needed: Decimal, mean: Fraction) -> Decimal:
    """What is left, raised to two places: with so much more the band is surely reached."""
    left = Fraction(needed) - mean
    return -cut(-left, SHOWN_PLACES) if left > 0 else Decimal(0)


def _held(content: Mapping[str, Any], criteria: CriteriaSet | None, edition: Edition) -> tuple[Held, ...]:
    return tuple(_one_held(limit, criteria, edition) for limit in content.get("limits", ()) if criteria)


def _one_held(limit: Mapping[str, Any], criteria: CriteriaSet, edition: Edition) -> Held:
    criterion = criteria.criterion(limit["criterion"])
    needs = criterion.option(limit["needs"])
    return Held(
        star=limit["star"],
        criterion=criterion.id,
        title=criterion.title,
        needs=needs.text,
        needs_points=needs.points,
        met=limit["met"],
        of=limit["of"],
        source=edition.source_of(criteria, criterion.id),
    )


def _knock_outs(content: Mapping[str, Any], criteria: CriteriaSet | None) -> tuple[str, ...]:
    named = {ident for reason in content.get("reasons", ()) for ident in reason.get("knock_outs", ())}
    return tuple(row.text for row in criteria.knock_outs if row.id in named) if criteria else ()


def _sources(content: Mapping[str, Any], edition: Edition, star: int) -> tuple[str, ...]:
    """The sources of the reasons, else of the band."""
    told = [reason["source"] for reason in content.get("reasons", ()) if reason.get("source")]
    band = [f"{edition.citation}, {row.article}" for row in edition.bands if row.star == star]
    return tuple(dict.fromkeys(told or band))


# --- the way up ---


def way_up_of(waiting: Waiting) -> WayUp | None:
    """The cheapest way from the council's sheets, put together as one, to the star above the result.

    Advice, never a result: see programme/composite.py. None at the top, and where no sheet is kept. Where the
    council's sheets exclude the dossier `why` is "knocked-out", whatever they hold otherwise. No steps where
    the sheets put together have that star already: then they lie apart.
    """
    edition = edition_called(waiting.dossier.edition)
    target = min((star for star in edition.stars if star > waiting.star), default=None)
    sheets = counted_sheets(waiting.result.entry)
    if target is None or not sheets:
        return None
    if not waiting.star:
        return WayUp(target, (), Decimal(0), waiting.mean_shown, KNOCKED_OUT)
    return way_to(target, composite_sheet(sheets, edition), edition)


# --- the certificate as PDF ---


def address_of_code(code: str, token: str = "") -> str:
    """The address printed on packages; with its signature, where there is one, as the QR carries it
    (DESIGN §5.3)."""
    return f"{settings.BASE_URL}/v/{code}" + (f"#{token}" if token else "")


def address_of(certificate: Certificate) -> str:
    """The address printed on packages, without its signature."""
    return address_of_code(certificate.code.code)


def qr_address_of(certificate: Certificate) -> str:
    """The address with its signature."""
    return address_of_code(certificate.code.code, certificate.token)


def fingerprint_of(certificate: Certificate) -> str:
    """16 signs in fours that stand for the signed token: "4f9c 21ab 77e0 d3c5"."""
    signs = sha256(certificate.token.encode()).hexdigest()[:16]
    return " ".join(signs[place : place + 4] for place in range(0, 16, 4))


def certificate_pdf(certificate: Certificate, at: datetime) -> bytes:
    """The certificate, A4 across. A draft for signing: what binds is the signed decision, and it says so."""
    return pdf_of(CERTIFICATE_TEMPLATE, _printed(certificate), at=localtime(at))


def _printed(certificate: Certificate) -> dict[str, Any]:
    decision, product = certificate.decision, certificate.product
    return {
        "province": province().full_name.upper(),
        "place": province().name,
        "product": product.name,
        "star": certificate.star,
        "star_words": STAR_WORDS.get(certificate.star or 0, ""),
        "producer": product.producer.name if product.producer else "",
        "where": _where(certificate),
        "code": certificate.code.code,
        "address": address_of(certificate).split("://")[-1],
        "qr": qr_svg(qr_address_of(certificate)),
        "fingerprint": fingerprint_of(certificate),
        "decision": decision.number if decision else "",
        "decision_date": _day(decision.date) if decision else "",
        "valid_to": _day(certificate.valid_to),
        "dated": _long_day(certificate.valid_from),
        "draft": DRAFT,
        "mark": "BẢN MINH HỌA" if settings.DEMO or product.invented else "",
    }


# An official paper: Vietnamese in every language of the pages.
STAR_WORDS = {3: "ba sao", 4: "bốn sao", 5: "năm sao"}
DRAFT = (
    "Bản dự thảo do Hoa Ban lập từ quyết định đã ký. "
    "Có giá trị là quyết định và giấy chứng nhận do người có thẩm quyền ký."
)


def _where(certificate: Certificate) -> str:
    commune = certificate.product.commune
    place = province().named
    return f"{commune.named}, {place}" if commune else place


def _day(value: date | None) -> str:
    return value.strftime("%d/%m/%Y") if value else ""


def _long_day(value: date | None) -> str:
    return f"ngày {value:%d} tháng {value:%m} năm {value:%Y}" if value else ""


# --- the list of certificates ---

CERTIFICATE_COLUMNS = (
    Column("Mã kiểm tra", width=12),
    Column("Sản phẩm", width=34),
    Column("Chủ thể", width=34),
    Column("Xã, phường", width=22),
    Column("Tình trạng", width=20),
    Column("Hạng sao còn hiệu lực", "number", 10),
    Column("Có giá trị từ ngày", "day", 12),
    Column("Có giá trị đến ngày", "day", 12),
    Column("Được kéo dài đến ngày", "day", 12),
    Column("Thu hồi từ ngày", "day", 12),
    Column("Năm công nhận", "number", 8),
    Column("Số giấy chứng nhận", width=18),
    Column("Số quyết định", width=18),
    Column("Ngày quyết định", "day", 12),
    Column("Cơ quan công nhận", width=30),
    Column("Nguồn", width=30),
    Column("Dữ liệu minh họa", width=10),
)


def certificates_about(act: Act) -> About:
    """What the list's workbook says of itself."""
    day = act.today.strftime("%d/%m/%Y")
    return about(
        "Giấy chứng nhận sản phẩm OCOP",
        act.actor,
        act.at,
        ("Tình trạng", f"Tính trong ngày {day}. Hôm khác cần thì xuất lại."),
        (
            "Hạng sao",
            "Chỉ ghi khi giấy còn hiệu lực hoặc đang gia hạn trong ngày xuất; hết hạn, thu hồi thì trống.",
        ),
        (
            "Biểu của Bộ",
            (
                "Quyết định 26/2026/QĐ-TTg không kèm biểu thống kê giấy chứng nhận, nên các cột ở đây là của "
                "Hoa Ban. Khi có biểu của Bộ thì chép cột theo biểu đó."
            ),
        ),
    )


def certificate_table(act: Act) -> Table:
    """Every certificate of the products this person may see, by product, with its state on this day."""
    return Table("Giấy chứng nhận", CERTIFICATE_COLUMNS, _certificate_rows(act))


def _certificate_rows(act: Act) -> Iterator[tuple[Any, ...]]:
    for certificates in certificates_listed(act.actor):
        for certificate in certificates:
            yield _certificate_row(certificate, certificates, act.today)


def _certificate_row(row: Certificate, siblings: list[Certificate], day: date) -> tuple[Any, ...]:
    state, withdrawal, decision = state_on(row, day, siblings), withdrawal_of(row, day), row.decision
    producer, commune = row.product.producer, row.product.commune
    return (
        row.code.code,
        row.product.name,
        producer.name if producer else "",
        commune.full_name if commune else "",
        str(STATE_WORDS[state]),
        row.star if state in HOLDING else None,
        row.valid_from,
        row.valid_to,
        row.extended_to,
        withdrawal.withdrawn_on if withdrawal else None,
        row.year,
        row.number,
        decision.number if decision else "",
        decision.date if decision else None,
        row.issuer,
        row.source,
        "Có" if row.product.invented else "",
    )
