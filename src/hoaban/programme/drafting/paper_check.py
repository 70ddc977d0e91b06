"""Are the other files of an edition in order: catalogue, evidence kinds, forms, calendar, guide?

Here: the breaches of each, and where they do not fit the criteria sets.
Not here: the criteria sets (set_check.py); edition.yaml (header_check.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from hoaban.programme import dates
from hoaban.programme.drafting.shape import Breach, at, held, met_twice, of
from hoaban.programme.provisions import papers
from hoaban.programme.provisions.fields import EditionError, Fields

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
Sets = Mapping[int, Fields]
"""The files of criteria by the number of their set."""


def catalogue_breaches(fields: Fields, sets: Sets) -> Iterator[Breach]:
    """The leaves of the catalogue use the sets, each once, and say the same of them as the sets do."""
    used: list[int] = []
    for code, sector, group, leaf in _leaves(fields):
        number = leaf.raw.get("criteria_set")
        if not isinstance(number, int):
            yield Breach(fields.file, code, "thiếu criteria_set")
            continue
        used.append(number)
        if number in sets:
            yield from _place_breaches(Fields(fields.file, code, leaf.raw), sector, group, sets[number])
    for twice in met_twice(used):
        yield Breach(fields.file, "criteria_set", f"bộ {twice} dùng hai lần")
    for number in sorted(sets.keys() - set(used)):
        yield Breach(fields.file, "criteria_set", f"không có chỗ nào dùng bộ {number}")


def sets_used(fields: Fields) -> set[int]:
    """The numbers of the sets that a catalogue names."""
    numbers = [leaf.raw.get("criteria_set") for _, _, _, leaf in _leaves(fields)]
    return {number for number in numbers if isinstance(number, int)}


def _leaves(fields: Fields) -> Iterator[tuple[str, Fields, Fields, Fields]]:
    for sector in held(fields.maps, "sectors") or ():
        for group in held(sector.maps, "groups") or ():
            for leaf in held(group.maps, "subgroups") or (group,):
                codes = (sector, group) if leaf is group else (sector, group, leaf)
                yield ".".join(str(one.raw.get("code")) for one in codes), sector, group, leaf


def _place_breaches(leaf: Fields, sector: Fields, group: Fields, own: Fields) -> Iterator[Breach]:
    is_group = leaf.raw == group.raw
    place = {
        "sector": {"code": sector.raw.get("code"), "name": sector.raw.get("name")},
        "group": group.raw.get("name"),
        "subgroup": None if is_group else leaf.raw.get("name"),
        "managing_agencies": leaf.raw.get("managing_agencies"),
    }
    for key, value in place.items():
        if own.raw.get(key) != value:
            yield at(leaf, f"{own.file} ghi {key} khác: {own.raw.get(key)!r}, ở đây {value!r}")


def evidence_breaches(fields: Fields, sets: Sets) -> Iterator[Breach]:
    """Each kind once; where a kind lists what its words find in the criteria, that is what they find."""
    rows = held(fields.maps, "kinds") or ()
    for twice in met_twice(str(row.raw.get("id")) for row in rows):
        yield Breach(fields.file, twice, "mã loại minh chứng gặp hai lần")
    for row in rows:
        try:
            kind = papers.read_evidence_kind(row)
            listed = row.inner("supports").raw.get("found")
        except EditionError as error:
            yield of(error)
            continue
        # of sets that are not to be read nothing is said: their file is a breach already
        if isinstance(listed, dict) and (wrong := _listed(listed, sets) ^ _found(kind, sets)):
            names = sorted({criterion for criterion, _ in wrong})
            yield at(row, f"supports.found không đúng với tên tiêu chí ở: {', '.join(names)}")


def _listed(listed: Mapping[str, object], sets: Sets) -> set[tuple[str, int]]:
    """{"3.1": "1-2,5"} as {("3.1", 1), ("3.1", 2), ("3.1", 5)}."""
    found: set[tuple[str, int]] = set()
    for criterion, text in listed.items():
        for low, high in re.findall(r"(\d+)(?:-(\d+))?", str(text)):
            found.update((criterion, number) for number in sets if int(low) <= number <= int(high or low))
    return found


def _found(kind: papers.EvidenceKind, sets: Sets) -> set[tuple[str, int]]:
    return {
        (node.item, number)
        for number, fields in sets.items()
        for node in nodes_of(fields)
        if node.has("options") and kind.supports(str(node.raw.get("title")))
    }


def nodes_of(fields: Fields) -> Iterator[Fields]:
    """Every node of a criteria set, each before what it holds."""
    for node in held(fields.maps, "items") or ():
        yield node
        yield from nodes_of(node)


def knock_out_texts(fields: Fields) -> list[str]:
    """What the knock-outs of a criteria set say."""
    return [str(row.raw.get("text")) for row in held(fields.maps, "knock_outs") or ()]


def form_breaches(fields: Fields) -> Iterator[Breach]:
    """A form can be read, and no section or field of it comes twice."""
    try:
        form = papers.read_form(fields)
    except EditionError as error:
        yield of(error)
        return
    for twice in met_twice(section.id for section in form.sections):
        yield Breach(fields.file, twice, "mã phần của mẫu gặp hai lần")
    for section in form.sections:
        for twice in met_twice(field.id for field in section.fields):
            yield Breach(fields.file, section.id, f"mã ô {twice} gặp hai lần")


def calendar_breaches(fields: Fields) -> Iterator[Breach]:
    """The calendar can be read; its days fall on the weekdays they say, none twice, none both ways."""
    try:
        calendar = dates.read_calendar(fields)
    except EditionError as error:
        yield of(error)
        return
    if calendar.last < calendar.first:
        yield at(fields, "through trước from", "covers")
    for key in ("days_off", "working_days_extra"):
        rows = fields.maps(key)
        for twice in met_twice(str(row.raw.get("date")) for row in rows):
            yield at(fields, f"ngày {twice} gặp hai lần", key)
        for row in rows:
            yield from (at(fields, what, key) for what in _day_faults(row, fields))
    for day in sorted(calendar.days_off & calendar.extra):
        yield at(fields, f"ngày {day} vừa nghỉ vừa làm", "working_days_extra")


def _day_faults(row: Fields, calendar: Fields) -> Iterator[str]:
    date = row.raw.get("date")
    day = held(row.day, "date")
    if day is None:
        yield f"{date!r} không phải là ngày YYYY-MM-DD"
    elif row.raw.get("weekday", WEEKDAYS[day.weekday()]) != WEEKDAYS[day.weekday()]:
        yield f"ngày {date} là {WEEKDAYS[day.weekday()]}, không phải {row.raw['weekday']}"
    known = held(calendar.texts, "statuses") or ()
    if known and row.raw.get("status") not in known:
        yield f"ngày {date}: trạng thái {row.raw.get('status')!r} không phải là một trong {', '.join(known)}"


def guide_breaches(files: Iterable[Fields], set_ids: set[str] | None) -> Iterator[Breach]:
    """Plain words of one title or text stand once, in all files together, and name sets that are there.

    set_ids  the ids of all sets; None where they are not all known
    """
    seen: set[tuple[str, str]] = set()
    for fields in files:
        for part, key in (("criteria", "title"), ("options", "text")):
            for row in held(fields.maps, part) or ():
                name = held(row.text, key)
                if name is None:
                    yield at(fields, f"{row.item}: thiếu {key}", part)
                    continue
                if (part, name) in seen:
                    yield at(fields, f"gặp hai lần: {name}", part)
                seen.add((part, name))
                by_set = held(row.inner, "by_set") if row.has("by_set") else None
                strange = by_set.raw.keys() - set_ids if by_set and set_ids is not None else set()
                yield from (at(fields, f"{name}: by_set không có bộ {one}", part) for one in sorted(strange))
