"""JSON Lines in, JSON Lines out, in order, as they come.

Here: reading and writing lines, and what becomes of one that cannot be read. Lines are answered as
soon as they arrive; what has arrived together is written together.
Not here: what a line means (the commands).
"""

from __future__ import annotations

import json
import re
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
    """Stands for NaN and its like, which JSON does not hold: no text, no null, no id."""


class Number:
    """A JSON number as it is written, which no int or float would tell again: 1e2, -0, 0.10."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


class _KeyMetTwice(ValueError):
    """An object names a key twice: which value is meant is not to be guessed."""


def _whole(text: str) -> object:
    return int(text) if len(text) <= LONGEST_NUMBER and text != "-0" else Number(text)


def _object(pairs: list[tuple[str, object]]) -> Line:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise _KeyMetTwice
    return read


def _constant(name: str) -> object:
    raise ValueError(name)


STRICT = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_whole, parse_float=Number, parse_constant=_constant
)
WHITE_SPACE = " \t\n\r"
LENIENT = json.JSONDecoder(parse_int=_whole, parse_float=Number, parse_constant=lambda name: Unreadable())
COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
HALF_A_PAIR = re.compile("[\ud800-\udfff]")

Answer = Callable[[Line], Mapping[str, object] | str]
"""What a line is answered with, after its id: values, or the JSON of them without the outer braces."""


def strict_json(text: str) -> object:
    """The value of a JSON text; ValueError for what JSON does not hold, and for a key met twice."""
    text = text.strip(WHITE_SPACE)
    try:
        value, end = STRICT.raw_decode(text)  # decode would search for spaces too, which costs time
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if end != len(text):
        raise ValueError("more than one value")
    return value


def answer_lines(file: str, answer: Answer) -> int:
    """Answer every line of a file ("-": standard input); the exit status: 2 when any line errs."""
    status = 0
    with _opened(file) as source, Output() as output:
        for batch in _batches(source):
            told: list[str] = []
            try:
                for raw in batch:
                    if raw.strip():
                        text, is_error = _told(raw, answer)
                        told.append(text)
                        status = BAD_INPUT if is_error else status
            finally:
                output.write(as_bytes("".join(told)))
    return status


def answer_one(line: Line, answer: Answer) -> int:
    """Answer one line that came another way than from a file; its id is null."""
    text, is_error = _answered(None, line, answer)
    write(as_bytes(text))
    return BAD_INPUT if is_error else 0


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


def as_json(value: object) -> str:
    return COMPACT.encode(value)


def as_bytes(text: str) -> bytes:
    """UTF-8; half of a surrogate pair, which a JSON string may hold, has none: it stays an escape."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return HALF_A_PAIR.sub(lambda half: f"\\u{ord(half[0]):04x}", text).encode()


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


def _told(raw: bytes, answer: Answer) -> tuple[str, bool]:
    """The line of output for a line of input, and whether it tells of an error."""
    try:
        line = strict_json(raw.decode())
    except ValueError:
        return _error(_id_in(raw), BAD_JSON)
    if not isinstance(line, dict):
        return _error("null", BAD_JSON)
    return _answered(line.get("id"), line, answer)


def _answered(ident: object, line: Line, answer: Answer) -> tuple[str, bool]:
    try:
        told = answer(line)
    except LineError as error:
        return _error(_id_json(ident), error)
    members = told if isinstance(told, str) else as_json(told)[1:-1]
    return f'{{"id":{_id_json(ident)},{members}}}\n', False


def _error(ident: str, error: LineError) -> tuple[str, bool]:
    return f'{{"id":{ident},"error":{as_json({"code": error.code, **error.values})}}}\n', True


def _id_in(raw: bytes) -> str:
    """The id of a line that strict JSON refuses; null where even that cannot be read."""
    try:
        line = LENIENT.decode(raw.decode())
    except (ValueError, RecursionError):
        return "null"
    return _id_json(line.get("id")) if isinstance(line, dict) else "null"


def _id_json(ident: object) -> str:
    """An id as it was given, whatever JSON it is; null for one that could not be told again."""
    try:
        return as_json(ident)
    except RecursionError:
        return "null"
    except TypeError:
        pass  # it holds a number as written, or what JSON does not hold
    try:
        return _as_written(ident)
    except (TypeError, RecursionError):
        return "null"


def _as_written(value: object) -> str:
    """As as_json, with numbers as they are written. One call a level, so that it goes as deep."""
    if isinstance(value, Number):
        return value.text
    if isinstance(value, list):
        told = []
        for inner in value:
            told.append(_as_written(inner))  # noqa: PERF401 -- a comprehension is a call more a level
        return f"[{','.join(told)}]"
    if isinstance(value, dict):
        told = []
        for key, inner in value.items():
            told.append(f"{as_json(key)}:{_as_written(inner)}")
        return f"{{{','.join(told)}}}"
    return as_json(value)
