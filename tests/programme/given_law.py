"""Small invented editions for tests: `an_edition(folder, sets=[a_set(…)])` writes one and reads it.

Files are written as JSON, which is YAML too, so that no test needs a YAML writer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hoaban.programme.edition import PACKAGE_LAW, Edition
from hoaban.programme.scoring import Sheet

LAW = Edition(PACKAGE_LAW / "qd-26-2026")
Map = dict[str, Any]


def the_law() -> Edition:
    """Decision 26/2026, as it ships."""
    return LAW


def a_criterion(ident: str, points: list[str], gates: dict[int, str] | None = None, **more: Any) -> Map:
    """A criterion with options a, b, …; gates by star: the option that is marked."""
    letters = [chr(ord("a") + place) for place in range(len(points))]
    options = [
        {
            "id": letter, "points": worth, "text": f"Phương án {letter}",
            "minimum_for": [star for star, marked in (gates or {}).items() if marked == letter],
        }
        for letter, worth in zip(letters, points, strict=True)
    ]  # fmt: skip
    return {"id": ident, "title": f"Tiêu chí {ident}", "max": points[-1], "options": options, **more}


def a_heading(ident: str, worth: str, *items: Map) -> Map:
    return {"id": ident, "title": f"Mục {ident}", "max": worth, "items": list(items)}


def a_set(number: int, *items: Map, total: str = "10", **more: Any) -> Map:
    return {
        "id": f"THU-{number:02d}", "number": number, "name": f"Bộ {number}",
        "sector": {"code": "I", "name": "Ngành"}, "group": "Nhóm", "subgroup": None,
        "managing_agencies": ["Bộ"], "samples": 5, "total": total, "knock_outs": [],
        "items": list(items), "corrections": [], **more,
    }  # fmt: skip


def a_knock_out(ident: str, **more: Any) -> Map:
    return {"id": ident, "effect": "excluded", "text": f"Loại {ident}", "source": f"Phụ lục, {ident}", **more}


def a_band(star: int, low: str, high: str, *, closed: bool = False) -> Map:
    return {"star": star, "min": low, "max": high, "max_inclusive": closed}


BANDS = [a_band(5, "9", "10", closed=True), a_band(4, "7", "9"), a_band(3, "5", "7"), a_band(2, "3", "5"),
         a_band(1, "0", "3")]  # fmt: skip


def a_header(**changes: Any) -> Map:
    """The edition.yaml of an invented decision: ten points, part X 6 and part Y 4."""
    header = {
        "format": 1, "id": "qd-thu", "number": "1/2030/QĐ-THU", "title_vi": "Quyết định thử",
        "citation_vi": "QĐ THỬ", "criterion_citation_vi": "{citation_vi}, bộ {number}, {criterion}",
        "dates": {"signed": "2030-01-01", "effective": "2030-01-01", "ends": None},
        "files": {"criteria": "criteria/"},
        "total": "10", "parts": [{"id": "X", "points": "6"}, {"id": "Y", "points": "4"}],
        "star_bands": BANDS,
        "gates": {"marks": {"3": "***", "4": "****", "5": "*****"}, "cumulative": True,
                  "when_three_star_gate_missed": 2},
        "counting": {}, "events": [], "deadlines": [],
        "province_settings": [
            {"id": "quorum", "type": "fraction", "default": "0.75"},
            {"id": "max_spread", "type": "points", "default": "2"},
            {"id": "gate_rule", "type": "choice", "default": "majority", "choices": ["majority", "all"]},
        ],
    }  # fmt: skip
    return {**header, **changes}


def write(folder: Path, file: str, document: object) -> None:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


def write_edition(folder: Path, sets: list[Map], **changes: Any) -> Path:
    """Write an invented edition into a folder."""
    write(folder, "edition.yaml", a_header(**changes))
    for one in sets:
        write(folder, f"criteria/{one['number']:02d}.yaml", one)
    return folder


def an_edition(folder: Path, *sets: Map, **changes: Any) -> Edition:
    """An invented edition with these sets, read."""
    return Edition(write_edition(folder, list(sets), **changes))


def a_calendar(**changes: Any) -> Map:
    """2030, Monday to Friday; Monday 7 January off, Saturday 12 January worked."""
    calendar = {
        "covers": {"from": "2030-01-01", "through": "2030-12-31"}, "working_weekdays": [1, 2, 3, 4, 5],
        "days_off": [{"date": "2030-01-07"}], "working_days_extra": [{"date": "2030-01-12"}],
    }  # fmt: skip
    return {**calendar, **changes}


def a_deadline(ident: str, event: str, duration: int, unit: str, **more: Any) -> Map:
    return {
        "id": ident,
        "event": event,
        "duration": duration,
        "unit": unit,
        "article": f"Điều {ident}",
        **more,
    }


def best_sheet(set_id: str = "QD26-01", edition: Edition = LAW, **changes: str | None) -> Sheet:
    """The sheet of a product that deserves full points, but for the changes (_1_5="b" is 1.5)."""
    answers: dict[str, str | None] = {c.id: c.options[-1].id for c in edition.criteria_set(set_id).criteria}
    answers.update({ident.lstrip("_").replace("_", "."): answer for ident, answer in changes.items()})
    return Sheet(set_id, answers)


# --- the command ---

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Said:
    """What a command ended with: exit status, standard output, standard error."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """The JSON of each line of output."""
        return [json.loads(line) for line in self.out.splitlines()]


def environment(**settings: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(PROJECT / "src"), "HOABAN_TODAY": "2026-12-01", **settings}


def hoaban(*arguments: str, stdin: bytes | str = b"", **settings: str) -> Said:
    """Run the real command; it never shows a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "hoaban", *arguments], check=False, capture_output=True,
        input=stdin.encode() if isinstance(stdin, str) else stdin, env=environment(**settings),
    )  # fmt: skip
    said = Said(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in said.err, said.err
    return said


def json_lines(*lines: object) -> str:
    """Lines of input; a string stands as it is."""
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    return "".join(f"{text}\n" for text in texts)


def as_json(sheet: Sheet, ident: object = "x", **more: Any) -> Map:
    """A sheet as a line of input."""
    knock_outs = {"knock_outs": list(sheet.knock_outs)} if sheet.knock_outs else {}
    return {"id": ident, "set": sheet.criteria_set, "answers": dict(sheet.answers), **knock_outs, **more}
