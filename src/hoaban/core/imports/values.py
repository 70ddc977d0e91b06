"""What a cell says, read as people write it: text in old fonts, stars drawn, days as serial numbers.

Here: one cell → one value, and what is found wrong or guessed on the way. Not here: which column holds what
(headings.py), what a row of values means for the register (the areas' imports).
"""

from __future__ import annotations

import html
import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from hoaban.core.documents.tables import Cell
from hoaban.core.old_fonts import from_tcvn3
from hoaban.core.search import fold


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one cell or row that a person should know.

    code     stable, for programs; message: what is the matter and what to do
    guess    what is taken instead once a person confirms it; None: the row is held until it is mended
    field    of which field; "" for the whole row
    """

    code: str
    message: str
    guess: str | None = None
    field: str = ""


Read = tuple[Any, Finding | None]

FAULTY = re.compile(r"#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)")
MARKUP = re.compile(r"<[/!?a-zA-Z][^<>]*>")
WORDLESS = re.compile(r"<(script|style)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
ENTITY = re.compile(r"&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});")
UNSEEN = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]")
SERIAL_DAYS = range(29_221, 73_051)  # 1/1/1980 to 31/12/2099, as Excel counts days
FIRST_SERIAL = date(1899, 12, 30)
DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2}|\d{4})")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
SPOKEN_DAY = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
STARS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5}
DRAWN_STARS = re.compile(r"[★⭐✩☆*\ufe0f\s]+")
WRITTEN_STAR = re.compile(r"(?:hang )?(\d|mot|hai|ba|bon|nam)(?: sao| ?[★⭐*]\ufe0f?)?(?: ocop)?")


def plain(cell: Cell) -> str:
    """A cell as text: whole numbers without a point, days as they are written here, letters in NFC.

    >>> plain(8930000000018), plain(date(2025, 3, 4)), plain("  Mật  ong ")
    ('8930000000018', '04/03/2025', 'Mật ong')
    """
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    text = unicodedata.normalize("NFC", UNSEEN.sub("", str(cell)))
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))


def text(cell: Cell) -> Read:
    """Text; old fonts and markup are read, and shown before they are taken."""
    found = plain(cell)
    if FAULTY.fullmatch(found):
        return "", Finding("formula-error", _("Ô này báo lỗi công thức (%(text)s).") % {"text": found})
    if MARKUP.search(found):
        without = plain(html.unescape(MARKUP.sub(" ", WORDLESS.sub(" ", found))))
        said = _("Ô này lẫn mã trang web (thẻ <…>).")
        return without, Finding("markup", said, without or None)
    if ENTITY.search(found) and html.unescape(found) != found:
        found = plain(html.unescape(found))
        return found, Finding("markup", _("Ô này lẫn mã trang web (&…;)."), found)
    converted = from_tcvn3(found)
    if converted is not None:
        return converted, Finding("old-font", _("Chữ này gõ bằng phông cũ (ABC, TCVN3)."), converted)
    return found, None


def digits(cell: Cell) -> Read:
    """A number that is a name: tax code, bar code, phone. What Excel turned into 8.93E+12 is lost."""
    found, finding = text(cell)
    if isinstance(cell, float) or re.fullmatch(r"\d([.,]\d+)?E\+?\d+", found, re.IGNORECASE):
        return "", Finding(
            "number-rounded",
            _("Excel đã đổi số này thành %(text)s nên mất các số cuối. Định dạng cột là Text rồi nhập lại.")
            % {"text": found},
        )
    return found, finding


def zero_lost(length: int) -> Callable[[Cell], Read]:
    """Numbers of this many digits that begin with 0: Excel drops it, and it is put back once confirmed."""

    def read(cell: Cell) -> Read:
        found, finding = digits(cell)
        if isinstance(cell, int) and len(found) == length - 1 and not found.startswith("0"):
            whole = f"0{found}"
            said = _("Số này thiếu số 0 ở đầu, vì Excel coi là số để tính.")
            return whole, Finding("zero-lost", said, whole)
        return found, finding

    return read


def day(cell: Cell) -> Read:
    """A day: a true one, as text, or a bare serial number of Excel, which is shown before it is taken."""
    if isinstance(cell, datetime):
        return cell.date(), None
    if isinstance(cell, date):
        return cell, None
    found = plain(cell)
    if not found:
        return None, None
    if found.isdecimal() and int(found) in SERIAL_DAYS:
        meant = FIRST_SERIAL + timedelta(days=int(found))
        said = _("Ô này là số %(text)s: ngày bị Excel đổi thành số.") % {"text": found}
        return meant, Finding("serial-day", said, plain(meant))
    return _written_day(found)


def _written_day(found: str) -> Read:
    parts = _parts_of(found)
    if parts is None:
        why = _("“%(text)s” không phải ngày. Ghi ngày/tháng/năm, ví dụ 30/11/2026.")
        return None, Finding("bad-day", why % {"text": found})
    year, month, of_month, short = parts
    if not 1 <= month <= 12:
        return None, Finding("bad-day", _("Không có tháng %(month)s.") % {"month": month})
    last = monthrange(year, month)[1]
    if not 1 <= of_month <= last:
        why = _("Tháng %(month)s năm %(year)s có %(days)s ngày, không có ngày %(day)s.")
        values = {"month": month, "year": year, "days": last, "day": of_month}
        return None, Finding("bad-day", why % values)
    meant = date(year, month, of_month)
    if short:
        said = _("Năm ghi hai chữ số (%(text)s).") % {"text": found}
        return meant, Finding("short-year", said, plain(meant))
    return meant, None


def _parts_of(found: str) -> tuple[int, int, int, bool] | None:
    """Year, month, day, and whether the year was written with two digits."""
    iso = ISO_DAY.fullmatch(found)
    if iso and int(iso[1]):
        return int(iso[1]), int(iso[2]), int(iso[3]), False
    written = DAY.fullmatch(found) or SPOKEN_DAY.fullmatch(fold(found))
    if not written or not int(written[3]):
        return None
    year = int(written[3])
    return (year if year > 99 else 2000 + year), int(written[2]), int(written[1]), year <= 99


def year(cell: Cell) -> Read:
    """A year: 2023, "năm 2023", or that of a day."""
    if isinstance(cell, date):
        return cell.year, None
    found = plain(cell)
    if not found:
        return None, None
    written = re.fullmatch(r"(?:nam )?(\d{4})", fold(found))
    if written and 1900 <= int(written[1]) <= 2100:
        return int(written[1]), None
    meant, finding = day(cell)
    if meant is not None:
        return meant.year, finding
    return None, Finding("bad-year", _("“%(text)s” không phải năm. Ghi bốn chữ số.") % {"text": found})


def star(cell: Cell) -> Read:
    """A number of stars: 4, "4 sao", "★★★★", "bốn sao"."""
    found = plain(cell)
    if not found:
        return None, None
    drawn = sum(found.count(sign) for sign in "★⭐*")
    if drawn and DRAWN_STARS.fullmatch(found):
        return drawn, None
    written = WRITTEN_STAR.fullmatch(fold(found))
    if written:
        return STARS.get(written[1]) or int(written[1]), None
    why = _("“%(text)s” không phải số sao. Ghi 3, 4 hoặc 5; không biết thì để trống.")
    return None, Finding("bad-star", why % {"text": found})


def count(cell: Cell) -> Read:
    """A whole number."""
    found = plain(cell)
    if not found:
        return None, None
    if found.isdecimal() and len(found) < 10:
        return int(found), None
    return None, Finding("bad-number", _("“%(text)s” không phải số nguyên.") % {"text": found})
