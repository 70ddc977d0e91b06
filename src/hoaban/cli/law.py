"""./hoaban law list | check | show | diff: read, check and compare editions of the law."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from hoaban.cli import BAD_INPUT, FAILED, CommandError
from hoaban.cli.editions import chosen_edition, library, today, unusable
from hoaban.cli.lines import as_bytes, as_json, write
from hoaban.cli.options import split
from hoaban.programme.edition import Edition, EditionMetTwice, UnknownEdition, UnknownSet
from hoaban.programme.provisions.criteria import CriteriaSet, Criterion, Node, read_set
from hoaban.programme.provisions.fields import EditionError
from hoaban.programme.provisions.points import printed

USAGE = """cách dùng:
  hoaban law list [--json]                       các ấn bản luật có ở đây
  hoaban law check [THƯ_MỤC]                     kiểm tra một ấn bản, hoặc mọi ấn bản
  hoaban law show BỘ [--json] [--edition E]      một bộ tiêu chí, ví dụ QD26-01
  hoaban law diff A B                            hai ấn bản (mã hoặc thư mục) khác nhau ở đâu"""

AS_WRITTEN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str)
"""A day without quotes is a breach, and still to be shown and compared."""


def run(arguments: list[str]) -> int:
    """Do one of the four; see the usage."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name not in COMMANDS:
        print(USAGE, file=sys.stderr)
        return BAD_INPUT
    return COMMANDS[name](rest)


def list_editions(arguments: list[str]) -> int:
    """The editions known here, oldest first."""
    given = split(arguments, USAGE, flags=["--json"])
    if given.rest:
        raise CommandError(f"law list không nhận {given.rest[0]!r}\n{USAGE}")
    day = today()
    told = [_told(edition, in_force=edition.dates.holds_on(day)) for edition in library().editions]
    _print([as_json({"editions": told})] if "--json" in given.flags else map(_listed, told))
    return 0


def _told(edition: Edition, *, in_force: bool) -> dict[str, object]:
    try:
        count = len(edition.set_files)
    except EditionError as error:
        print(f"hoaban: {edition.folder}: {error}", file=sys.stderr)
        count = 0
    ends = edition.dates.ends
    return {
        "id": edition.id,
        "title": edition.title,
        "effective": edition.dates.effective.isoformat(),
        "ends": ends.isoformat() if ends else None,
        "sets": count,
        "in_force": in_force,
    }


def _listed(told: dict[str, object]) -> str:
    until = f"đến {told['ends']}" if told["ends"] else "chưa có ngày hết hiệu lực"
    state = "đang có hiệu lực" if told["in_force"] else "không có hiệu lực hôm nay"
    return f"{told['id']}: {told['title']}\n  từ {told['effective']}, {until}; {told['sets']} bộ; {state}"


def check(arguments: list[str]) -> int:
    """Print every breach, a line each; remarks on standard error."""
    from hoaban.programme.drafting.check import check_edition, met_twice_breaches

    given = split(arguments, USAGE)
    if given.rest:
        name = given.the_only("thư mục", USAGE)
        folder = Path(name)
        if not (name and folder.is_dir()):
            raise CommandError(f"không có thư mục {name!r}")
        report = check_edition(folder)
        return _reported([str(breach) for breach in report.breaches], report.remarks)
    known = library()
    lines: list[str] = []
    twice = met_twice_breaches(known)
    for folder in (
        *(edition.folder for edition in known.editions),
        *(folder for folder, _ in known.unreadable),
    ):
        report = check_edition(folder)
        found = [*([twice[folder]] if folder in twice else []), *report.breaches]
        lines += [f"{breach} [{folder.name}]" for breach in found]
        _remark([f"{folder.name}: {remark}" for remark in report.remarks])
    return _reported(lines, ())


def _reported(lines: list[str], remarks: tuple[str, ...]) -> int:
    _remark(remarks)
    _print(lines)
    return FAILED if lines else 0


def _remark(remarks: list[str] | tuple[str, ...]) -> None:
    for remark in remarks:
        print(remark, file=sys.stderr)


def show(arguments: list[str]) -> int:
    """One criteria set: as its file has it, or to be read."""
    given = split(arguments, USAGE, flags=["--json"], valued=["--edition"])
    set_id = given.the_only("bộ tiêu chí", USAGE)
    edition = chosen_edition(given.values.get("--edition"))
    try:
        fields = edition.set_file(set_id)
        _print(
            [AS_WRITTEN.encode(fields.raw)] if "--json" in given.flags else _shown(read_set(fields), edition)
        )
    except UnknownSet as error:
        raise CommandError(f"ấn bản {edition.id} không có bộ {set_id!r}") from error
    except EditionError as error:
        raise unusable(error, edition) from error
    return 0


def _shown(criteria_set: CriteriaSet, edition: Edition) -> Iterator[str]:
    sector = f"{criteria_set.sector.code}. {criteria_set.sector.name}" if criteria_set.sector else ""
    yield f"{criteria_set.id}: {criteria_set.name}"
    place = " › ".join(filter(None, (sector, criteria_set.group, criteria_set.subgroup)))
    yield f"{edition.citation}; {place}"
    yield f"Tổng {printed(criteria_set.total)} điểm; sản phẩm mẫu: {criteria_set.samples}"
    for knock_out in criteria_set.knock_outs:
        yield f"{knock_out.id} (loại): {knock_out.text}"
    for node in criteria_set.items:
        yield from _node(node, 0)
    for correction in criteria_set.corrections:
        yield f"Chỉnh tại {correction.at} {correction.option or ''}".rstrip() + f": {correction.why}"


def _node(node: Node, depth: int) -> Iterator[str]:
    indent = "  " * depth
    yield f"{indent}{node.id}. {node.title} (tối đa {printed(node.max)})"
    yield from (f"{indent}  {note}" for note in node.notes)
    if isinstance(node, Criterion):
        yield from (f"{indent}  {line}" for line in _criterion(node))
    else:
        for child in node.items:
            yield from _node(child, depth + 1)


def _criterion(criterion: Criterion) -> Iterator[str]:
    if criterion.requirement:
        yield f"Yêu cầu: {criterion.requirement}"
    if criterion.applies_when:
        options = ", ".join(criterion.applies_when.options)
        yield f"chỉ chấm khi {criterion.applies_when.criterion} là {options}"
    titles = {variant.id: variant.title for variant in criterion.variants}
    for option in criterion.options:
        if option.variant in titles:
            yield titles.pop(option.variant)
        stars = "".join(f" [tối thiểu cho {star} sao]" for star in option.minimum_for)
        yield f"{option.id}) {printed(option.points)} điểm: {option.text}{stars}"


def diff(arguments: list[str]) -> int:
    """Every value that two editions do not share."""
    from hoaban.programme.drafting.difference import differences

    given = split(arguments, USAGE)
    if len(given.rest) != 2:
        raise CommandError(f"law diff cần hai ấn bản\n{USAGE}")
    old, new = map(_edition_at, given.rest)
    try:
        changes = differences(old, new)
    except EditionError as error:
        raise CommandError(f"không so sánh được: {error}", FAILED) from error
    told = [{"at": one.at, "was": one.was, "now": one.now} for one in changes]
    _print([AS_WRITTEN.encode({"changed": told})])
    return 0


def _edition_at(name: str) -> Edition:
    """An edition by its id, or by its folder."""
    try:
        return library().named(name)
    except EditionMetTwice as error:
        raise CommandError(f"có hai thư mục cùng mang ấn bản {name!r}; hãy ghi thư mục") from error
    except UnknownEdition as error:
        if not (name and Path(name).is_dir()):
            raise CommandError(f"không có ấn bản hay thư mục {name!r}") from error
    try:
        return Edition(Path(name))
    except EditionError as error:
        raise CommandError(f"{name}: {error}") from error


def _print(lines: Iterable[str]) -> None:
    write(as_bytes("".join(f"{line}\n" for line in lines)))


COMMANDS = {"list": list_editions, "check": check, "show": show, "diff": diff}
