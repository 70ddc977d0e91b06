"""The table of docs/personal-data.md: every personal field of every table.

Here: how declarations become a page. Not here: the declarations (core/personal).
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation

from hoaban.core.accounts.roles import ROLE_NAMES
from hoaban.core.personal.kept import Category, Kept
from hoaban.core.personal.table import NO_PERSON, PERSONAL, our_models

HEAD = """# Personal data (dữ liệu cá nhân)

Every field of every table that says something of a person: what it is for, the law it rests on, how long it
is kept, who sees it. Made from the declarations in `src/hoaban/core/personal/` and compared with the models:
`tests/docs/test_personal.py` tells how to remake it, and a field that is not declared fails a test.

Luật 91/2025/QH15 (in force since 1/1/2026) and Nghị định 356/2025/NĐ-CP are named by article where the
article was compared; where it was not, the table says “chưa đối chiếu”. **Nhạy cảm** is
sensitive, *cơ bản* basic.

A role sees a field within its own commune, producer, dossier before it or round, never beyond
([access.md](access.md), [decision 0003](decisions/0003-who-sees-what.md)). “Mọi người” is everybody: it
stands on public pages. Sensitive values stand on no page by themselves: everybody but the producer presses
“Hiện” and says why, and each look is in the audit log, where the producer and the auditor read it.
They are in no answer of the API, no log line, no export, and not in what the council and its advisers read.
"""


def page() -> str:
    """The whole of docs/personal-data.md."""
    with translation.override("vi"):
        return "\n".join([HEAD, *_parts()])


def _parts() -> Iterator[str]:
    for model in our_models():
        label = model._meta.label
        fields = PERSONAL.get(label, {})
        if not fields:
            continue
        yield f"## {str(model._meta.verbose_name).capitalize()} (`{label}`)\n"
        yield "| Field | Category | Purpose | Basis | Kept | Seen by |"
        yield "|---" * 6 + "|"
        yield from (_line(name, kept) for name, kept in fields.items())
        rest = sorted(NO_PERSON.get(label, ()))
        yield f"\nNo person's: {', '.join(f'`{name}`' for name in rest)}.\n" if rest else ""


def _line(name: str, kept: Kept) -> str:
    category = "**nhạy cảm**" if kept.category is Category.SENSITIVE else "*cơ bản*"
    seen = ", ".join(str(ROLE_NAMES[role]) for role in kept.seen_by) or "Mọi người"
    return f"| `{name}` | {category} | {kept.purpose} | {kept.basis} | {kept.retention} | {seen} |"
