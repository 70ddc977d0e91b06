"""Editions of the law (bộ tiêu chí, một lần ban hành): found, chosen by date, read.

Here: folders and files of an edition; the only place that knows they are YAML. What an edition holds
is read when it is first asked for: scoring one sheet reads edition.yaml and one criteria set.
Not here: the shapes of what is read (provisions/); a list of all that is wrong (drafting/); the
environment and the present day, which come in as arguments.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import yaml

from hoaban.programme import dates
from hoaban.programme.provisions import criteria, grading, papers, procedure
from hoaban.programme.provisions.catalogue import Catalogue, read_catalogue
from hoaban.programme.provisions.fields import EditionError, Fields, read_text, why_not_yaml, why_unreadable
from hoaban.programme.provisions.guide import Guide, read_guide

PACKAGE_LAW = Path(__file__).parent / "law"
EDITION_FILE = "edition.yaml"
GUIDE_FOLDER = "guide"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 100
"""So many levels a file may go down; the law needs eleven, and what walks a file has room for these."""


class UnknownSet(LookupError):
    """The edition has no criteria set of that id."""


class UnknownEdition(LookupError):
    """No edition of that id is known."""


class EditionMetTwice(LookupError):
    """Two folders hold an edition of the same id: which one is the law is not to be guessed."""


class NoEditionInForce(LookupError):
    """On that day no known edition is in force."""


class Edition:
    """One edition of the law. Raises EditionError, also later, when what is asked for cannot be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._header = header = read_map(folder, EDITION_FILE)
        self.id = header.name("id")
        self.number = header.text("number")
        self.title = header.text("title_vi")
        self.title_en = header.text("title_en", default="")
        self.citation = header.text("citation_vi")
        self.criterion_citation = header.text("criterion_citation_vi")
        term = header.inner("dates")
        self.dates = dates.Term(term.day_or_none("signed"), term.day("effective"), term.day_or_none("ends"))
        self._sets: dict[str, criteria.CriteriaSet] = {}

    def __repr__(self) -> str:
        return f"<Edition {self.id}>"

    def source_of(self, criteria_set: criteria.CriteriaSet, criterion_id: str) -> str:
        """Where a criterion stands, ready to print: "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 1, 1.5"."""
        cited = self.criterion_citation.replace("{citation_vi}", self.citation)
        return cited.replace("{number}", str(criteria_set.number)).replace("{criterion}", criterion_id)

    # --- points and stars ---

    @cached_property
    def total(self) -> Decimal:
        return self._header.exact("total")

    @cached_property
    def parts(self) -> tuple[grading.Part, ...]:
        return tuple(grading.read_part(part) for part in self._header.each("parts"))

    @cached_property
    def bands(self) -> tuple[grading.Band, ...]:
        return tuple(grading.read_band(band) for band in self._header.each("star_bands"))

    @cached_property
    def stars(self) -> tuple[int, ...]:
        """The stars there are, lowest first."""
        return tuple(sorted({band.star for band in self.bands}))

    @cached_property
    def gates(self) -> grading.GateRule:
        return grading.read_gate_rule(self._header.inner("gates"))

    # --- criteria ---

    @cached_property
    def set_files(self) -> tuple[str, ...]:
        """The files of the criteria sets, in order, relative to the folder."""
        place = self._header.inner("files").text("criteria")
        try:
            found = sorted(path.name for path in (self.folder / place).iterdir() if path.suffix == ".yaml")
        except OSError as error:
            raise EditionError(place, "-", why_unreadable(error)) from error
        return tuple((Path(place) / name).as_posix() for name in found)

    @cached_property
    def sets(self) -> Mapping[str, criteria.CriteriaSet]:
        """Every criteria set by its id, in the order of files (reads them all)."""
        read = [criteria.read_set(self.file(file)) for file in self.set_files]
        return {criteria_set.id: criteria_set for criteria_set in read}

    def criteria_set(self, set_id: str) -> criteria.CriteriaSet:
        """One criteria set (bộ sản phẩm), reading no other; raises UnknownSet."""
        if set_id not in self._sets:
            self._sets[set_id] = criteria.read_set(self.set_file(set_id))
        return self._sets[set_id]

    def set_file(self, set_id: str) -> Fields:
        """The file of one criteria set, as it is written; raises UnknownSet."""
        # Ids end in the number that the file is named by, so one look is enough; else all are read.
        number = set_id.rpartition("-")[2]
        likely = [file for file in self.set_files if Path(file).stem == number]
        for fields in map(self.file, likely):
            if fields.raw.get("id") == set_id:
                return fields
        for file in self.set_files:
            if self._id_in(file) == set_id:
                return self.file(file)
        raise UnknownSet(set_id)

    def _id_in(self, file: str) -> object:
        if file not in self._ids_by_file:
            self._ids_by_file[file] = self.file(file).raw.get("id")
        return self._ids_by_file[file]

    @cached_property
    def _ids_by_file(self) -> dict[str, object]:
        return {}

    @cached_property
    def catalogue(self) -> Catalogue:
        file = self._named_file("catalogue")
        return read_catalogue(self.file(file)) if file else Catalogue((), "")

    @cached_property
    def guide(self) -> Guide:
        """Plain words; empty where the edition has none."""
        return read_guide(self.file(file) for file in self.guide_files)

    @cached_property
    def guide_files(self) -> tuple[str, ...]:
        folder = self.folder / GUIDE_FOLDER
        return tuple(f"{GUIDE_FOLDER}/{path.name}" for path in sorted(folder.glob("*.yaml")))

    # --- time ---

    @cached_property
    def calendar(self) -> dates.Calendar:
        file = self._named_file("calendar")
        return dates.read_calendar(self.file(file)) if file else dates.NO_CALENDAR

    @cached_property
    def events(self) -> Mapping[str, dates.Event]:
        return {event.id: event for event in map(dates.read_event, self._header.each("events"))}

    @cached_property
    def deadlines(self) -> tuple[dates.Deadline, ...]:
        return tuple(
            dates.read_deadline(row, lambda: self.calendar) for row in self._header.each("deadlines")
        )

    def deadline(self, deadline_id: str) -> dates.Deadline:
        """The deadline of that id; KeyError when there is none."""
        for deadline in self.deadlines:
            if deadline.id == deadline_id:
                return deadline
        raise KeyError(deadline_id)

    def dates_after(self, event: str, on: dt.date) -> tuple[dates.DeadlineDate, ...]:
        """Every deadline that follows an event (or a deadline) of that day; see dates.dates_after."""
        return dates.dates_after(event, on, deadlines=self.deadlines, events=self.events)

    def knows_event(self, event: str) -> bool:
        """Is that an event, or a deadline from which others are counted?"""
        return event in self.events or any(event == deadline.id for deadline in self.deadlines)

    @cached_property
    def rounds(self) -> tuple[dates.Round, ...]:
        return dates.read_rounds(self._header.inner("rounds"))

    # --- dossiers, councils, the province ---

    @cached_property
    def producer_types(self) -> tuple[procedure.ProducerType, ...]:
        return tuple(map(procedure.read_producer_type, self._header.each("producer_types")))

    @cached_property
    def dossier_kinds(self) -> Mapping[str, procedure.DossierKind]:
        kinds = map(procedure.read_dossier_kind, self._header.each("dossier_kinds"))
        return {kind.id: kind for kind in kinds}

    @cached_property
    def commune_proposal(self) -> procedure.Proposal:
        return procedure.read_proposal(self._header.inner("commune_proposal"))

    @cached_property
    def central_proposals(self) -> tuple[procedure.Proposal, ...]:
        """What the province sends to the Ministry, for each kind of dossier."""
        names = [key for key in self._header.raw if key.startswith("central_proposal_")]
        return tuple(procedure.read_proposal(self._header.inner(name)) for name in names)

    @cached_property
    def commune_matters(self) -> tuple[procedure.Matter, ...]:
        return tuple(map(procedure.read_matter, self._header.each("commune_matters")))

    @cached_property
    def councils(self) -> Mapping[str, procedure.Council]:
        return {row.id: row for row in map(procedure.read_council, self._header.each("councils"))}

    @cached_property
    def province_settings(self) -> Mapping[str, procedure.Setting]:
        """What the law leaves to the province, each with its default."""
        return {row.id: row for row in map(procedure.read_setting, self._header.each("province_settings"))}

    def default_of(self, setting_id: str) -> procedure.SettingValue:
        """The default of a province setting; KeyError when the edition has none."""
        return self.province_settings[setting_id].default

    @cached_property
    def steps(self) -> tuple[procedure.Step, ...]:
        return tuple(map(procedure.read_step, self._header.each("procedure")))

    @cached_property
    def withdrawal_grounds(self) -> tuple[procedure.WithdrawalGround, ...]:
        grounds = self._header.inner("withdrawal").each("grounds")
        return tuple(map(procedure.read_withdrawal_ground, grounds))

    @cached_property
    def certificate(self) -> procedure.CertificateRule:
        header = self._header
        return procedure.read_certificate_rule(header.inner("certificate"), header.inner("withdrawal"))

    @cached_property
    def to_ministry(self) -> procedure.ToMinistry | None:
        present = self._header.has("send_to_ministry")
        return procedure.read_to_ministry(self._header.inner("send_to_ministry")) if present else None

    # --- papers ---

    def code_pattern(self, code: str) -> str:
        """How a number the law prints is built: "product_code", "registration_number"; "" where not said."""
        return self._header.inner("codes").inner(code).text("pattern", default="")

    @cached_property
    def forms(self) -> Mapping[str, papers.Form]:
        files = self._header.inner("files").texts("forms")
        return {form.id: form for form in (papers.read_form(self.file(file)) for file in files)}

    @cached_property
    def evidence_article(self) -> str:
        """Where the law speaks of the papers that prove the answers; "" where the edition names none."""
        file = self._named_file("evidence_kinds")
        return self.file(file).text("article", default="") if file else ""

    @cached_property
    def evidence_kinds(self) -> tuple[papers.EvidenceKind, ...]:
        file = self._named_file("evidence_kinds")
        return tuple(map(papers.read_evidence_kind, self.file(file).each("kinds"))) if file else ()

    # --- files ---

    def file(self, file: str) -> Fields:
        """The map that one file of the edition holds; raises EditionError."""
        return read_map(self.folder, file)

    def _named_file(self, key: str) -> str | None:
        return self._header.inner("files").text_or_none(key)


@dataclass(frozen=True, slots=True)
class Library:
    """The editions that are known, oldest first, and those whose edition.yaml cannot be read."""

    editions: tuple[Edition, ...]
    unreadable: tuple[tuple[Path, EditionError], ...]

    def named(self, edition_id: str) -> Edition:
        """The edition of that id; raises UnknownEdition, EditionMetTwice."""
        found = [edition for edition in self.editions if edition.id == edition_id]
        if not found:
            raise UnknownEdition(edition_id)
        if len(found) > 1:
            raise EditionMetTwice(edition_id)
        return found[0]

    def in_force(self, today: dt.date) -> Edition:
        """Of the editions in force on that day the latest; raises NoEditionInForce, EditionMetTwice."""
        candidates = [edition for edition in self.editions if edition.dates.holds_on(today)]
        if not candidates:
            raise NoEditionInForce(today.isoformat())
        latest = max(candidates, key=lambda edition: (edition.dates.effective, edition.id))
        return self.named(latest.id)

    def first(self, edition_id: str) -> Path:
        """The folder of the edition first known by that id."""
        return next(edition.folder for edition in self.editions if edition.id == edition_id)

    @property
    def met_twice(self) -> tuple[Edition, ...]:
        """The editions whose id another one known before them has too."""
        ids = [edition.id for edition in self.editions]
        return tuple(edition for place, edition in enumerate(self.editions) if edition.id in ids[:place])


def known_editions(law_folders: Iterable[Path]) -> Library:
    """The package's own editions and those of further folders. Raises OSError for a folder not there."""
    folders: dict[Path, None] = {}
    for law_folder in (PACKAGE_LAW, *law_folders):
        inside = sorted(path for path in law_folder.iterdir() if (path / EDITION_FILE).exists())
        folders.update(dict.fromkeys(path.resolve() for path in inside))
    editions: list[Edition] = []
    unreadable: list[tuple[Path, EditionError]] = []
    for folder in folders:
        try:
            editions.append(Edition(folder))
        except EditionError as error:
            unreadable.append((folder, error))
    editions.sort(key=lambda edition: (edition.dates.effective, edition.id))
    return Library(tuple(editions), tuple(unreadable))


def read_map(folder: Path, file: str) -> Fields:
    """The map a file holds; raises EditionError naming the file when there is none to be had."""
    document = read_document(folder, file)
    if not isinstance(document, dict):
        raise EditionError(file, "-", "phải là một nhóm khóa: giá trị")
    return Fields(file, "", document)


def read_document(folder: Path, file: str) -> object:
    """Whatever a file holds; raises EditionError naming the file when it cannot be read."""
    text = read_text(folder, file)
    try:
        if (why := _unsafe(text)) is not None:
            raise EditionError(file, "-", why)
        document: object = yaml.load(text, Loader=LOADER)  # noqa: S506 -- a safe one
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise EditionError(file, "-", why_not_yaml(error)) from error
    return document


def _unsafe(text: str) -> str | None:
    """Why a YAML text is not to be built: a few lines of it could fill the memory, or the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        if getattr(event, "anchor", None) is not None:
            return f"dòng {_line_of(event)}: có neo hoặc bí danh YAML"
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                return f"dòng {_line_of(event)}: lồng nhau quá {DEEPEST} tầng"
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


class Written(NamedTuple):
    """One piece of a YAML text as it is written: "map", "list", "end" or "scalar", and its line."""

    kind: str
    line: int
    value: str
    tag: str | None


def as_written(text: str) -> Iterator[Written]:
    """The pieces of a YAML text in their order, with what a map read from it no longer shows."""
    for event in yaml.parse(text, Loader=LOADER):
        kind = PIECES.get(type(event))
        if kind is not None:
            yield Written(kind, _line_of(event), getattr(event, "value", ""), getattr(event, "tag", None))


PIECES: dict[type, str] = {
    yaml.MappingStartEvent: "map",
    yaml.SequenceStartEvent: "list",
    yaml.MappingEndEvent: "end",
    yaml.SequenceEndEvent: "end",
    yaml.ScalarEvent: "scalar",
}
