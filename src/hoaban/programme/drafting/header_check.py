"""Is edition.yaml in order: does it hold what it must, and does it fit together with itself?

Here: the breaches of that one file: bands, gates, events and deadlines, settings, what names what.
Not here: the files it names (check.py, set_check.py, paper_check.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hoaban.programme import dates
from hoaban.programme.drafting import shape
from hoaban.programme.drafting.shape import Breach, Shape, at, held, met_twice, of, shape_breaches
from hoaban.programme.provisions import procedure
from hoaban.programme.provisions.fields import EditionError, Fields
from hoaban.programme.provisions.grading import THREE_STARS
from hoaban.programme.provisions.points import exact_sum, fraction_of, long_decimal_of, printed

HEADER = Shape(
    {
        "id": shape.NAME, "number": shape.TEXT, "title_vi": shape.TEXT, "citation_vi": shape.TEXT,
        "criterion_citation_vi": shape.TEXT, "dates": shape.MAP, "files": shape.MAP, "parts": shape.MAPS,
        "total": shape.EXACT, "star_bands": shape.MAPS, "gates": shape.MAP, "counting": shape.MAP,
        "events": shape.MAPS, "deadlines": shape.MAPS, "province_settings": shape.MAPS,
    },
    {
        "title_en": shape.TEXT, "replaces": shape.MAPS, "producer_types": shape.MAPS, "rounds": shape.MAP,
        "dossier_kinds": shape.MAPS, "commune_proposal": shape.MAP, "commune_matters": shape.MAPS,
        "councils": shape.MAPS, "procedure": shape.MAPS, "withdrawal": shape.MAP, "certificate": shape.MAP,
        "send_to_ministry": shape.MAP, "samples": shape.MAP, "transition": shape.MAP,
    },
    closed=False,
)  # fmt: skip
TERM = Shape({"effective": shape.DAY}, {"signed": shape.DAY_OR_NULL, "ends": shape.DAY_OR_NULL}, closed=False)
FILES = Shape(
    {"criteria": shape.TEXT},
    {
        "catalogue": shape.TEXT_OR_NULL, "evidence_kinds": shape.TEXT_OR_NULL, "forms": shape.TEXTS,
        "calendar": shape.TEXT_OR_NULL,
    },
    closed=False,
)  # fmt: skip
PART = Shape({"id": shape.TEXT, "points": shape.EXACT}, closed=False)
BAND = Shape(
    {"star": shape.WHOLE, "min": shape.EXACT, "max": shape.EXACT}, {"max_inclusive": shape.FLAG}, closed=False
)
GATES = Shape(
    {},
    {"cumulative": shape.FLAG, "when_three_star_gate_missed": shape.WHOLE, "marks": shape.MAP},
    closed=False,
)
COUNTED = {"first_day_counts": False, "month_without_that_day": "last_day_of_month"}
COUNCIL_SETTINGS = ("quorum", "max_spread", "gate_rule")
"""Without these no council's sheets can be weighed."""
PLACEHOLDERS = ("{citation_vi}", "{number}", "{criterion}")


def marked_stars(fields: Fields) -> tuple[int, ...]:
    """The stars for which options may be marked: those of `gates.marks`, else all there are."""
    gates = held(fields.inner, "gates")
    marks = held(gates.inner, "marks") if gates else None
    if marks and marks.raw:
        return tuple(int(star) for star in map(str, marks.raw) if star.isdecimal())
    return tuple(star for star in (held(band.whole, "star") for band in _rows(fields, "star_bands")) if star)


def header_breaches(fields: Fields) -> Iterator[Breach]:
    """Every breach of edition.yaml."""
    yield from shape_breaches(fields, HEADER)
    for check in CHECKS:
        yield from check(fields)


def _rows(fields: Fields, key: str) -> tuple[Fields, ...]:
    return held(fields.maps, key) or ()


def _ids(fields: Fields, key: str) -> list[str]:
    return [str(row.raw.get("id")) for row in _rows(fields, key)]


def _inner(fields: Fields, *keys: str) -> Fields:
    """The map under a way of keys; an empty one where there is none."""
    for key in keys:
        fields = held(fields.inner, key) or Fields(fields.file, key, {})
    return fields


def _term(fields: Fields) -> Iterator[Breach]:
    term = _inner(fields, "dates")
    yield from shape_breaches(term, TERM)
    effective, ends = held(term.day, "effective"), held(term.day_or_none, "ends")
    if effective and ends and ends < effective:
        yield at(term, f"hết hiệu lực {ends} trước khi có hiệu lực {effective}")


def _citation(fields: Fields) -> Iterator[Breach]:
    template = held(fields.text, "criterion_citation_vi") or ""
    for name in re.findall(r"\{[^}]*\}", template):
        if name not in PLACEHOLDERS:
            yield at(fields, f"không biết {name}; có: {', '.join(PLACEHOLDERS)}", "criterion_citation_vi")


def _files(fields: Fields) -> Iterator[Breach]:
    yield from shape_breaches(_inner(fields, "files"), FILES)


def _parts(fields: Fields) -> Iterator[Breach]:
    parts, total = _rows(fields, "parts"), held(fields.exact, "total")
    for part in parts:
        yield from shape_breaches(part, PART)
    points = [found for found in (held(part.exact, "points") for part in parts) if found is not None]
    if total is not None and len(points) == len(parts) and exact_sum(points) != total:
        yield at(
            fields, f"các phần cộng lại là {printed(exact_sum(points))}, tổng ghi {printed(total)}", "parts"
        )


def _bands(fields: Fields) -> Iterator[Breach]:
    bands, total = _rows(fields, "star_bands"), held(fields.exact, "total")
    for band in bands:
        yield from shape_breaches(band, BAND)
    stars = [held(band.whole, "star") for band in bands]
    for twice in met_twice(stars):
        yield at(fields, f"hạng {twice} sao gặp hai lần", "star_bands")
    limits = [
        (held(band.exact, "min"), held(band.exact, "max"), band.raw.get("max_inclusive") is True, star)
        for band, star in zip(bands, stars, strict=True)
    ]
    whole = sorted(
        (low, high, closed, star)
        for low, high, closed, star in limits
        if low is not None and high is not None and star is not None
    )
    if total is not None and len(whole) == len(bands):
        yield from (at(fields, what, "star_bands") for what in _gaps(whole, total))


def _gaps(bands: list[tuple[Decimal, Decimal, bool, int]], total: Decimal) -> Iterator[str]:
    """Where bands, in the order of their points, leave a total to none or to two of them."""
    if not bands:
        yield "không có hạng sao nào"
        return
    for low, high, _, star in bands:
        if low >= high:
            yield f"hạng {star} sao: từ {printed(low)} đến {printed(high)} là khoảng trống"
    for (_, high, closed, star), (low, _, _, above) in pairwise(bands):
        if low != high or closed:
            yield (
                f"giữa hạng {star} sao (đến {printed(high)}{' kể cả' if closed else ''}) và hạng {above} sao "
                f"(từ {printed(low)}) có chỗ hở hoặc chồng nhau"
            )
        if above <= star:
            yield f"hạng {above} sao đòi nhiều điểm hơn hạng {star} sao"
    low, high, closed = bands[0][0], bands[-1][1], bands[-1][2]
    if low != 0 or high != total or not closed:
        yield f"các hạng sao phải phủ từ 0 đến {printed(total)} kể cả"


def _gates(fields: Fields) -> Iterator[Breach]:
    gates = _inner(fields, "gates")
    yield from shape_breaches(gates, GATES)
    stars = {held(band.whole, "star") for band in _rows(fields, "star_bands")}
    for star in _inner(gates, "marks").raw:
        if not str(star).isdecimal() or int(star) not in stars:
            yield at(gates, f"marks: không có hạng {star} sao")
    cap = held(gates.whole, "when_three_star_gate_missed")
    if cap is not None and not 0 <= cap < THREE_STARS:
        yield at(gates, f"when_three_star_gate_missed: {cap} không dưới {THREE_STARS}")


def _counting(fields: Fields) -> Iterator[Breach]:
    """What the engine does not know how to count it must not pass over."""
    counting = _inner(fields, "counting")
    for key, known in COUNTED.items():
        if counting.raw.get(key, known) != known:
            yield at(counting, f"{key}: máy chỉ biết đếm với {known!r}")


def _time(fields: Fields) -> Iterator[Breach]:
    events, deadlines = _rows(fields, "events"), _rows(fields, "deadlines")
    for twice in met_twice(_ids(fields, "events") + _ids(fields, "deadlines")):
        yield Breach(fields.file, twice, "mã sự kiện, thời hạn gặp hai lần")
    yield from _unreadable(events, dates.read_event)
    yield from _unreadable(deadlines, lambda row: dates.read_deadline(row, lambda: dates.NO_CALENDAR))
    counted_from = {str(row.raw.get("id")): str(row.raw.get("event")) for row in deadlines}
    for row in deadlines:
        event = counted_from[str(row.raw.get("id"))]
        if event not in counted_from and event not in _ids(fields, "events"):
            yield at(row, f"event: không có sự kiện hay thời hạn {event}")
        elif _never_starts(event, counted_from):
            yield at(row, "event: các thời hạn đếm từ nhau vòng tròn")
        duration = held(row.whole, "duration")
        if duration is not None and duration < 0:
            yield at(row, f"duration: {duration} dưới 0")
        if row.has("condition") and row.raw["condition"] not in _conditions(fields):
            yield at(row, f"condition: transition không có quy tắc {row.raw['condition']}")


def _never_starts(event: str, counted_from: dict[str, str]) -> bool:
    seen: set[str] = set()
    while event in counted_from and event not in seen:
        seen.add(event)
        event = counted_from[event]
    return event in seen


def _conditions(fields: Fields) -> set[object]:
    rules = _inner(fields, "transition").raw.values()
    return {rule.get("id") for rule in rules if isinstance(rule, dict)}


def _unreadable(rows: tuple[Fields, ...], read: Callable[[Fields], object]) -> Iterator[Breach]:
    """The rows that cannot be read for use."""
    for row in rows:
        try:
            read(row)
        except EditionError as error:
            yield of(error)


def _rounds(fields: Fields) -> Iterator[Breach]:
    try:
        rounds = dates.read_rounds(_inner(fields, "rounds"))
    except EditionError as error:
        yield of(error)
        return
    for twice in met_twice(one.id for one in rounds):
        yield Breach(fields.file, twice, "mã đợt gặp hai lần")


def _settings(fields: Fields) -> Iterator[Breach]:
    for twice in met_twice(_ids(fields, "province_settings")):
        yield Breach(fields.file, twice, "mã quy định của tỉnh gặp hai lần")
    if fields.has("province_settings"):
        for ident in COUNCIL_SETTINGS:
            if ident not in _ids(fields, "province_settings"):
                yield at(fields, f"thiếu {ident}, hội đồng cần đến", "province_settings")
    for row in _rows(fields, "province_settings"):
        try:
            setting = procedure.read_setting(row)
        except EditionError as error:
            yield of(error)
            continue
        if not DEFAULTS.get(setting.kind, _any)(setting):
            yield at(row, f"default: {row.raw.get('default')!r} không phải là {setting.kind}")
    quorum = [row for row in _rows(fields, "province_settings") if row.item == "quorum"]
    for row in quorum:
        share = fraction_of(row.raw.get("default"))
        if share is not None and not 0 < share <= Fraction(1):
            yield at(row, "default: phải trên 0 và không quá 1")


def _any(setting: procedure.Setting) -> bool:
    return True


def _is_whole(setting: procedure.Setting) -> bool:
    return isinstance(setting.default, int) and not isinstance(setting.default, bool) and setting.default >= 0


DEFAULTS: dict[str, Callable[[procedure.Setting], bool]] = {
    "fraction": lambda setting: fraction_of(setting.default) is not None,
    "points": lambda setting: long_decimal_of(setting.default) is not None,
    "boolean": lambda setting: isinstance(setting.default, bool),
    "choice": lambda setting: setting.default in setting.choices,
    "list": lambda setting: isinstance(setting.default, tuple),
    "days": _is_whole,
    "working_days": _is_whole,
    "number": _is_whole,
}


def _procedure(fields: Fields) -> Iterator[Breach]:
    """Who and what the procedure names: kinds, deadlines, events, settings that must be there."""
    known_events = {*_ids(fields, "events"), *_ids(fields, "deadlines")}
    for key, read in READERS.items():
        yield from _unreadable(_rows(fields, key), read)
        for twice in met_twice(_ids(fields, key)):
            yield Breach(fields.file, twice, f"{key}: mã gặp hai lần")
    for row in _rows(fields, "procedure"):
        yield from _names(row, "deadline", _ids(fields, "deadlines"))
    for row in _rows(_inner(fields, "withdrawal"), "grounds"):
        yield from _names(row, "trigger", known_events)
    for row in _rows(fields, "dossier_kinds"):
        for key in ("opens", "closes", "compares"):
            yield from _names(_inner(row, "window"), key, known_events)
    for council in _rows(fields, "councils"):
        for seat in _rows(council, "seats"):
            yield from _names(seat, "required_if", _ids(fields, "province_settings"))
    yield from _names(_inner(fields, "certificate", "validity"), "from_event", known_events)


def _names(fields: Fields, key: str, known: Collection[str]) -> Iterator[Breach]:
    """What a key names, when it is there, must be there too."""
    if fields.has(key) and fields.raw[key] not in known:
        yield at(fields, f"không có {fields.raw[key]}", key)


READERS: dict[str, Callable[[Fields], object]] = {
    "producer_types": procedure.read_producer_type,
    "dossier_kinds": procedure.read_dossier_kind,
    "commune_matters": procedure.read_matter,
    "councils": procedure.read_council,
    "procedure": procedure.read_step,
}
CHECKS: tuple[Callable[[Fields], Iterator[Breach]], ...] = (
    _term, _citation, _files, _parts, _bands, _gates, _counting, _time, _rounds, _settings, _procedure,
)  # fmt: skip
