"""Everything that is wrong with an edition, file by file (kiểm tra ấn bản).

Here: which files there must be, whether they can be read, and the order in which they are checked.
Not here: what each file must hold (header_check.py, set_check.py, paper_check.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hoaban.programme.drafting import advice_check, paper_check
from hoaban.programme.drafting.header_check import header_breaches, marked_stars
from hoaban.programme.drafting.plain_yaml import unplain
from hoaban.programme.drafting.set_check import Figures, set_breaches
from hoaban.programme.drafting.shape import Breach, held, met_twice, of
from hoaban.programme.edition import EDITION_FILE, GUIDE_FOLDER, Library, read_map
from hoaban.programme.finder import FINDER_FILE
from hoaban.programme.provisions.fields import EditionError, Fields, read_text
from hoaban.programme.weaknesses import WEAKNESSES_FILE

OF_THEIR_NODE = ("options", "variants")
"""What has ids of its own, yet is looked up by the criterion that holds it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with an edition, and what is only worth knowing."""

    breaches: tuple[Breach, ...]
    remarks: tuple[str, ...]


def check_edition(folder: Path) -> Report:
    """Read one edition's folder and judge it by the edition's own figures."""
    desk = _Desk(folder)
    return Report(tuple(desk.breaches()), tuple(desk.remarks()))


def met_twice_breaches(library: Library) -> dict[Path, Breach]:
    """The editions whose id another one known before them has too, by folder."""
    return {
        edition.folder: Breach(
            EDITION_FILE, "id", f"mã {edition.id} gặp hai lần, cũng ở {library.first(edition.id)}"
        )
        for edition in library.met_twice
    }


class _Desk:
    """One edition on the desk: its files, read once, as far as they can be read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, Fields] = {}
        self._sets: list[Fields] = []
        self._set_files = 0

    def breaches(self) -> Iterator[Breach]:
        yield from self._checked(EDITION_FILE, header_breaches)
        if header := self._files.get(EDITION_FILE):
            files = held(header.inner, "files") or Fields(EDITION_FILE, "files", {})
            yield from self._set_breaches(header, files)
            yield from self._paper_breaches(files)

    def remarks(self) -> Iterator[str]:
        """How much was read; which criteria have no plain words (a guide is no part of the law)."""
        criteria = [
            node for fields in self._sets for node in paper_check.nodes_of(fields) if node.has("options")
        ]
        yield f"đã đọc {len(self._sets)} bộ, {len(criteria)} tiêu chí"
        rows = [row for fields in self._guide() for row in held(fields.maps, "criteria") or ()]
        explained = {row.raw.get("title") for row in rows}
        if not explained:
            yield f"chưa có lời thường cho tiêu chí nào ({GUIDE_FOLDER}/)"
            return
        for node in criteria:
            if node.raw.get("title") not in explained:
                yield f"{node.file}: {node.item}: chưa có lời thường ({GUIDE_FOLDER}/)"

    # --- files ---

    def _checked(self, file: str, check: Callable[[Fields], Iterator[Breach]]) -> Iterator[Breach]:
        """What is wrong with one file: as a text, or else with what it holds."""
        try:
            self._files[file] = fields = read_map(self._folder, file)
        except EditionError as error:
            yield of(error)
            return
        yield from (Breach(file, "-", what) for what in unplain(read_text(self._folder, file)))
        yield from (
            Breach(file, item or "-", f"{value!r} không phải là chữ, số nguyên, true, false hay null")
            for item, value in _strange(fields.raw, "")
        )
        yield from check(fields)

    def _guide(self) -> list[Fields]:
        return [fields for file, fields in self._files.items() if file.startswith(f"{GUIDE_FOLDER}/")]

    # --- criteria sets ---

    def _set_breaches(self, header: Fields, files: Fields) -> Iterator[Breach]:
        place = held(files.text, "criteria")
        if place is None:
            return
        figures = _figures(header)
        names = sorted(path.name for path in (self._folder / place).glob("*.yaml"))
        self._set_files = len(names)
        if not names:
            yield Breach(place, "-", "không có bộ tiêu chí nào ở đây")
        for name in names:
            file = (Path(place) / name).as_posix()
            yield from self._checked(
                file, lambda fields: set_breaches(fields, Path(fields.file).stem, figures)
            )
            if file in self._files:
                self._sets.append(self._files[file])
        for key in ("id", "number"):
            yield from self._sets_met_twice(key)

    def _sets_met_twice(self, key: str) -> Iterator[Breach]:
        for twice in met_twice(str(fields.raw.get(key)) for fields in self._sets):
            owners = [fields.file for fields in self._sets if str(fields.raw.get(key)) == twice]
            yield from (Breach(file, key, f"{twice} gặp hai lần, cũng ở {owners[0]}") for file in owners[1:])

    # --- other files ---

    def _paper_breaches(self, files: Fields) -> Iterator[Breach]:
        numbered = [(held(fields.whole, "number"), fields) for fields in self._sets]
        sets = {number: fields for number, fields in numbered if number is not None}
        for key, check in (
            ("catalogue", lambda fields: self._catalogue_breaches(fields, files, sets)),
            ("evidence_kinds", lambda fields: paper_check.evidence_breaches(fields, sets)),
            ("calendar", paper_check.calendar_breaches),
        ):
            if file := held(files.text_or_none, key):
                yield from self._checked(file, check)
        for form in held(files.texts, "forms") or ():
            yield from self._checked(form, paper_check.form_breaches)
        for path in sorted((self._folder / GUIDE_FOLDER).glob("*.yaml")):
            yield from self._checked(f"{GUIDE_FOLDER}/{path.name}", lambda fields: iter(()))
        yield from paper_check.guide_breaches(self._guide(), self._set_ids())
        yield from self._advice_breaches()

    def _advice_breaches(self) -> Iterator[Breach]:
        """The advice beside the law, where there is any; of sets that cannot be read nothing is said."""
        whole = self._set_ids() is not None
        sets = {str(fields.raw.get("id")): paper_check.knock_out_texts(fields) for fields in self._sets}
        titles = {
            str(node.raw.get("title")) for fields in self._sets for node in paper_check.nodes_of(fields)
        }
        for file, check in (
            (FINDER_FILE, lambda fields: advice_check.finder_breaches(fields, sets if whole else None)),
            (
                WEAKNESSES_FILE,
                lambda fields: advice_check.weakness_breaches(fields, titles if whole else None),
            ),
        ):
            if (self._folder / file).exists():
                yield from self._checked(file, check)

    def _set_ids(self) -> set[str] | None:
        """The ids of all sets; None where one cannot be read, so that its id is not said to be missing."""
        ids = {str(fields.raw.get("id")) for fields in self._sets}
        return ids if len(self._sets) == self._set_files else None

    def _catalogue_breaches(self, fields: Fields, files: Fields, sets: paper_check.Sets) -> Iterator[Breach]:
        """The catalogue, and the sets it names for which there is no file."""
        place = held(files.text, "criteria") or ""
        for number in sorted(paper_check.sets_used(fields)):
            file = (Path(place) / f"{number:02d}.yaml").as_posix()
            if not (self._folder / file).exists():
                yield Breach(file, "-", f"không có tệp này; {fields.file} dùng bộ {number}")
        yield from paper_check.catalogue_breaches(fields, sets)


def _figures(header: Fields) -> Figures:
    rows = held(header.maps, "parts") or ()
    points = {str(row.raw.get("id")): held(row.exact, "points") for row in rows}
    return Figures(
        parts={part: worth for part, worth in points.items() if worth is not None},
        total=held(header.exact, "total"),
        marked_stars=marked_stars(header),
    )


def _strange(value: object, item: str) -> Iterator[tuple[str, object]]:
    """Every value that the format does not know (floats, days without quotes …), with where it stands."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in OF_THEIR_NODE and isinstance(inner, list):
                yield from ((item or key, one) for part in inner for _, one in _strange(part, ""))
            else:
                yield from _strange(inner, _item_of(inner, f"{key}", item))
    elif isinstance(value, list):
        for inner in value:
            yield from _strange(inner, _item_of(inner, item, item))
    elif value is not None and not isinstance(value, str | int):
        yield item, value


def _item_of(inner: object, key: str, item: str) -> str:
    """Where a value stands: at the id nearest above it, or at its key."""
    if isinstance(inner, dict) and isinstance(inner.get("id"), str):
        return str(inner["id"])
    return item or key
