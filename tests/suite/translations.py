"""The strings to translate, gathered from the source into each desk's English catalogue.

    python -m suite.translations            brings the catalogues up to date (new strings stand empty)
    python -m suite.translations --check    says what is missing or no longer used; exit status 1

Msgids are Vietnamese. The check also says where one string has two translations, since Django merges all
catalogues, and which strings no catalogue can hold: built ones, variables, and words taken when a module is
read, in whatever language the server then speaks. gettext's own tools are not needed: Django says what stands
in a template, Python's parser what stands in code.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.conf import settings
from django.template.base import Lexer, TokenType
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[2] / "src" / "hoaban"
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "N_"}
IN_TEMPLATE = re.compile(
    r"""\b(n?gettext)\((u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"))(?:,\s*(u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")))?"""
)

VARIABLE = re.compile(r"""\{% trans(?:late)? [^"'\s][^%]*%\}""")


@dataclass
class Message:
    """One string and where it stands."""

    text: str
    plural: str = ""
    places: list[str] = field(default_factory=list)


def catalogue_of(path: Path) -> Path:
    """The English catalogue a file's strings stand in: its desk's, its area's, or its layer's."""
    parts = path.relative_to(SOURCE).parts
    home = (
        SOURCE / parts[0] / parts[1]
        if parts[0] in ("web", "areas") and (SOURCE / parts[0] / parts[1]).is_dir()
        else SOURCE / parts[0]
    )
    return home / "locale" / "en" / "LC_MESSAGES" / "django.po"


def messages_in_code(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            texts = [
                argument.value
                for argument in node.args[:2]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            ]
            if texts:
                yield texts[0], texts[1] if node.func.id.startswith("n") and len(texts) > 1 else ""


def messages_in_template(path: Path) -> Iterator[tuple[str, str]]:
    text = path.read_text(encoding="utf-8")
    if not any(token.token_type is TokenType.BLOCK for token in Lexer(text).tokenize()):
        return
    for kind, first, second in IN_TEMPLATE.findall(templatize(text)):
        yield ast.literal_eval(first), ast.literal_eval(second) if kind == "ngettext" and second else ""


def messages() -> dict[Path, dict[str, Message]]:
    """Every string, by the catalogue it belongs to."""
    found: dict[Path, dict[str, Message]] = defaultdict(dict)
    for path in sorted(SOURCE.rglob("*")):
        reader = {".py": messages_in_code, ".html": messages_in_template}.get(path.suffix)
        if reader is None or "migrations" in path.parts:
            continue
        for text, plural in reader(path):
            message = found[catalogue_of(path)].setdefault(text, Message(text, plural))
            place = path.relative_to(SOURCE).as_posix()
            if place not in message.places:
                message.places.append(place)
    return found


def bring_up_to_date() -> int:
    """Write every catalogue; gives the number of strings without a translation."""
    empty = 0
    for path, wanted in messages().items():
        known = {entry.msgid: entry for entry in polib.pofile(str(path))} if path.exists() else {}
        made = polib.POFile(wrapwidth=110)
        made.metadata = {
            "Language": "en",
            "Content-Type": "text/plain; charset=UTF-8",
            "Plural-Forms": "nplurals=2; plural=(n != 1);",
        }
        for message in wanted.values():
            made.append(_entry(message, known.get(message.text)))
        path.parent.mkdir(parents=True, exist_ok=True)
        made.save(str(path))
        empty += len(made.untranslated_entries())
    return empty


def _entry(message: Message, known: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(msgid=message.text, occurrences=[(place, "") for place in message.places])
    if "%(" in message.text:
        entry.flags = ["python-format"]
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = dict(known.msgstr_plural) if known else {}
        entry.msgstr_plural = entry.msgstr_plural or {0: "", 1: ""}
    else:
        entry.msgstr = known.msgstr if known else ""
    return entry


def faults() -> Iterator[str]:
    """All that is wrong with the catalogues and with the strings in the source."""
    found = messages()
    yield from catalogue_faults(found)
    yield from differing(found)
    for path in sorted(SOURCE.rglob("*.py")):
        yield from code_faults(path.relative_to(SOURCE), ast.parse(path.read_text(encoding="utf-8")))
    for path in sorted(SOURCE.rglob("*.html")):
        for tag in VARIABLE.findall(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(SOURCE)}: a variable cannot be translated: {tag}"


def catalogue_faults(found: dict[Path, dict[str, Message]]) -> Iterator[str]:
    """What a catalogue lacks, holds for nothing, or says with other places to fill in."""
    for path, wanted in found.items():
        known = {entry.msgid: entry for entry in polib.pofile(str(path))} if path.exists() else {}
        name = path.relative_to(SOURCE).as_posix()
        for text in wanted:
            if text not in known or not known[text].translated():
                yield f"{name}: no English for {text!r}"
        for text, entry in known.items():
            if text not in wanted:
                yield f"{name}: no longer used: {text!r}"
            elif slots(text) != slots(entry.msgstr or entry.msgstr_plural.get(1, "")) and entry.translated():
                yield f"{name}: other places to fill in: {text!r}"


def slots(text: str) -> list[str]:
    """What a translation has to bring along: places to fill in, and elements."""
    return sorted(re.findall(r"%\(\w+\)[sd]|\{\w*\}|</?\w+>", text))


def differing(found: dict[Path, dict[str, Message]]) -> Iterator[str]:
    """One string with two translations: only one of them would ever be seen."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for path in found:
        for entry in polib.pofile(str(path)) if path.exists() else []:
            english = entry.msgstr or str(entry.msgstr_plural)
            said[entry.msgid].setdefault(english, path.relative_to(SOURCE).as_posix())
    for text, translations in said.items():
        if len(translations) > 1:
            yield f"{text!r} has two translations: " + "; ".join(
                f"{e!r} {p}" for e, p in translations.items()
            )


def code_faults(path: Path, tree: ast.Module) -> Iterator[str]:
    """Strings that are built before they are translated, and words taken when the module is read."""
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in CALLS
    }
    for node, runs_later in calls(tree):
        if isinstance(node.func, ast.Name) and node.func.id in names:
            if not isinstance(node.args[0], ast.Constant):
                yield f"{path}:{node.lineno}: a built string cannot be translated"
            if not runs_later and names[node.func.id] in ("gettext", "ngettext"):
                yield f"{path}:{node.lineno}: taken when the module is read: gettext_lazy is meant"


def calls(node: ast.AST, runs_later: bool = False) -> Iterator[tuple[ast.Call, bool]]:
    """Every call, and whether it stands inside a function."""
    for child in ast.iter_child_nodes(node):
        inside = runs_later or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        if isinstance(child, ast.Call):
            yield child, inside
        yield from calls(child, inside)


def main(arguments: list[str]) -> int:
    if not settings.configured:
        settings.configure(USE_I18N=True)
    if "--check" in arguments:
        found = list(faults())
        print("\n".join(found))
        return 1 if found else 0
    print(f"{bring_up_to_date()} strings without English")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
