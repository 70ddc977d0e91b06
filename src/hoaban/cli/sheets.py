"""Sheets as JSON: how one is read from a line, and how what is wrong with it is told.

Here: the shape of a sheet, shared by score, panel and path.
Not here: what its answers come to (programme.scoring).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from hoaban.cli.lines import BAD_JSON, LineError
from hoaban.programme.scoring import Sheet, SheetError

TEXT_OR_NULL = {str, type(None)}


def text_in(line: Mapping[str, object], key: str) -> str:
    value = line.get(key)
    if not isinstance(value, str):
        raise BAD_JSON
    return value


def texts_in(line: Mapping[str, object], key: str, default: object = None) -> list[str]:
    """A list of strings; without a default the key must be there."""
    values = line.get(key, default)
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise BAD_JSON
    return values


def sheet_in(line: Mapping[str, object], set_id: str) -> Sheet:
    """The sheet that a line holds; raises LineError bad-json for any other shape."""
    answers = line.get("answers")
    if not isinstance(answers, dict) or not TEXT_OR_NULL.issuperset(map(type, answers.values())):
        raise BAD_JSON
    return Sheet(set_id, answers, texts_in(line, "knock_outs", []) if "knock_outs" in line else ())


def refuse(error: SheetError, **more: object) -> NoReturn:
    """Tell what is wrong with a sheet, with all criteria or knock-outs it is about."""
    about = {error.about: list(error.names)} if error.about else {}
    raise LineError(error.code, **about, **more) from error
