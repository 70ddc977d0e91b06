"""Many rows from a few, as a back-up that is read into an empty place.

Here: the lines of a back-up, each written again and again with other numbers and other names, so that nothing
here writes a row. The audit chain knows nothing of the copies: such a place is for looking, not for proving.
"""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hoaban.core.documents.codes import ALPHABET, SIGNS

STEP = 1_000_000

Line = dict[str, Any]
# table → what points at another copied row; what must be unlike in every row
LINKS: dict[str, list[str]] = {
    "registry.product": ["public_code"],
    "documents.publiccode": [],
    "certificates.certificate": ["product", "code"],
    "dossiers.dossier": ["product"],
    "dossiers.step": ["dossier"],
    "dossiers.appraisal": ["dossier"],
}
NAMED = {
    "registry.product": ["slug", "name", "folded_name"],
    "dossiers.dossier": ["registration_number", "province_number"],
}


def multiplied(archive: Path, copy: Path, times: int) -> None:
    """Write a back-up that holds every product, certificate and dossier of `archive` so many times."""
    with tarfile.open(archive) as source, tarfile.open(copy, "w:gz", compresslevel=1) as target:
        for member in source.getmembers():
            file = source.extractfile(member)
            content = file.read() if file else b""
            table = member.name.removeprefix("tables/").removesuffix(".jsonl")
            if table in LINKS:
                content = b"".join(_lines(table, content, times))
            entry = tarfile.TarInfo(member.name)
            entry.size, entry.mode = len(content), member.mode
            target.addfile(entry, io.BytesIO(content))


def _lines(table: str, content: bytes, times: int) -> Iterator[bytes]:
    for text in content.splitlines():
        for number in range(times):
            line = json.loads(text)
            yield json.dumps(_changed(table, line, number) if number else line).encode() + b"\n"


def _changed(table: str, line: Line, number: int) -> Line:
    fields = line["fields"]
    line["pk"] += number * STEP
    for link in LINKS[table]:
        fields[link] = fields[link] + number * STEP if fields[link] else fields[link]
    for name in NAMED.get(table, []):
        fields[name] = f"{fields[name]}-{number}" if fields[name] else fields[name]
    if table == "registry.product":
        fields["serial"] = number * 1000 + (fields["serial"] or 0)
    if table == "dossiers.dossier":
        fields["code"] = f"{fields['code']}-{number:03d}"[-14:]
    if table == "documents.publiccode":
        fields["code"] = f"DB-{_code(line['pk'])}"
    return line


def _code(number: int) -> str:
    """The signs of a code, others for every number."""
    found = ""
    for _place in range(SIGNS):
        number, sign = divmod(number, len(ALPHABET))
        found += ALPHABET[sign]
    return found
