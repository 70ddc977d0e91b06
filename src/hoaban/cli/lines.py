"""JSON Lines in, JSON Lines out, in order, as they come.

Here: reading and writing lines, and what becomes of one that cannot be read. Lines are answered as
soon as they arrive; what has arrived together is written together.
Not here: what a line means (the commands).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from io import FileIO

from hoaban.cli import BAD_INPUT, CommandError

Line = dict[str, object]
CHUNK = 1 << 16
LONGEST_NUMBER = 400
STANDARD_INPUT = 0
STANDARD_OUTPUT = 1


class LineError(Exception):
    """What takes the place of a line that errs: a stable code, and the values it is about."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


BAD_JSON = LineError("bad-json")


class Unreadable:
    """Stands for a JSON number too long or too large to be held: no text, no null, no id."""


class _KeyMetTwice(ValueError):
    """An object names a key twice: which value is meant is not to be guessed."""


def _whole(text: str) -> object:
    return int(text) if len(text) <= LONGEST_NUMBER else Unreadable()


def _float(text: str) -> object:
    value = float(text)
    return Unreadable() if value in (float("inf"), float("-inf")) else value


def _object(pairs: list[tuple[str, object]]) -> Line:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise _KeyMetTwice
    return read


def _constant(name: str) -> object:
    raise ValueError(name)


STRICT = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_whole, parse_float=_float, parse_constant=_constant
)
LENIENT = json.JSONDecoder(parse_int=_whole, parse_float=_float, parse_constant=lambda name: Unreadable())
COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
ASCII = json.JSONEncoder(separators=(",", ":"))


def strict_json(text: str) -> object:
    """The value of a JSON text; ValueError for what JSON does not hold, and for a key met twice."""
    try:
        return STRICT.decode(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def answer_lines(file: str, answer: Callable[[Line], Mapping[str, object]]) -> int:
    """Answer every line of a file ("-": standard input); the exit status: 2 when any line errs."""
    status = 0
    with _opened(file) as source, Output() as output:
        for batch in _batches(source):
            told = [_told(line, answer) for line in batch if line.strip()]
            if any("error" in one for one in told):
                status = BAD_INPUT
            output.write(b"".join(map(as_line, told)))
    return status


def answer_one(line: Line, answer: Callable[[Line], Mapping[str, object]]) -> int:
    """Answer one line that came another way than from a file; its id is null."""
    told = _answered(None, line, answer)
    write(as_line(told))
    return BAD_INPUT if "error" in told else 0


def write(text: bytes) -> None:
    with Output() as output:
        output.write(text)


class Output:
    """Standard output in bytes, written at once and whole: results are UTF-8 whatever the locale."""

    def __enter__(self) -> Output:
        self._file = FileIO(STANDARD_OUTPUT, "wb", closefd=False)
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def write(self, text: bytes) -> None:
        left = memoryview(text)
        while left:
            left = left[self._file.write(left) or 0 :]


def as_line(told: Mapping[str, object]) -> bytes:
    """One line of JSON. Half of a surrogate pair has no UTF-8: such a line is written in ASCII."""
    try:
        return COMPACT.encode(told).encode() + b"\n"
    except UnicodeEncodeError:
        return ASCII.encode(told).encode() + b"\n"


def _opened(file: str) -> FileIO:
    try:
        return FileIO(STANDARD_INPUT, "rb", closefd=False) if file == "-" else FileIO(file, "rb")
    except (OSError, ValueError) as error:
        raise CommandError(f"không mở được {file}: {getattr(error, 'strerror', error)}") from error


def _batches(source: FileIO) -> Iterator[list[bytes]]:
    """The lines that have arrived, again and again; the last may lack its line end."""
    held: list[bytes] = []
    at_start = True
    while chunk := source.read(CHUNK):
        if at_start:
            chunk, at_start = chunk.removeprefix(b"\xef\xbb\xbf"), False
        head, end, tail = chunk.rpartition(b"\n")
        if end:
            yield (b"".join(held) + head).split(b"\n")
            held = []
        held.append(tail)
    yield [b"".join(held)]


def _told(raw: bytes, answer: Callable[[Line], Mapping[str, object]]) -> Mapping[str, object]:
    try:
        line = strict_json(raw.decode())
    except ValueError:
        return _error(_id_in(raw), BAD_JSON)
    if not isinstance(line, dict):
        return _error(None, BAD_JSON)
    return _answered(_readable(line.get("id")), line, answer)


def _answered(
    ident: object, line: Line, answer: Callable[[Line], Mapping[str, object]]
) -> Mapping[str, object]:
    try:
        return {"id": ident, **answer(line)}
    except LineError as error:
        return _error(ident, error)


def _error(ident: object, error: LineError) -> Mapping[str, object]:
    return {"id": ident, "error": {"code": error.code, **error.values}}


def _id_in(raw: bytes) -> object:
    """The id of a line that strict JSON refuses; None where even that cannot be read."""
    try:
        line = LENIENT.decode(raw.decode())
    except (ValueError, RecursionError):
        return None
    return _readable(line.get("id")) if isinstance(line, dict) else None


def _readable(ident: object) -> object:
    """An id as it was given, whatever JSON it is; None for one that could not be told again."""
    if ident is None or isinstance(ident, str):
        return ident
    try:
        COMPACT.encode(ident)
    except (TypeError, RecursionError):
        return None
    return ident
