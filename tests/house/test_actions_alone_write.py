"""Nothing outside the actions saves, creates, updates or deletes a row."""

from __future__ import annotations

import ast
import re

import pytest

from house.source import modules
from house.writes import writes_in

ACTIONS = re.compile(r"(areas/\w+|core|core/\w+)/actions(\.py|/\w+\.py)")


def test_actions_are_the_only_writers() -> None:
    found = [
        f"{path}:{line}: .{name}(…)"
        for path, tree in modules()
        if not ACTIONS.fullmatch(path.as_posix())
        for line, name in writes_in(tree)
    ]

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        "dossier.save()",
        "dossier.save(update_fields=['state'])",
        "Dossier.objects.create(product=product)",
        "Dossier.objects.create(**row)",
        "Dossier.objects.filter(state='draft').update(state='filed')",
        "waiting.update(state='filed')",
        "Dossier.objects.filter(pk=1).delete()",
        "dossier.delete()",
        "rows.bulk_create(made)",
        "await Dossier.objects.acreate(product=product)",
        "producer.products.get_or_create(name=name)",
        "cursor.execute('update dossiers_dossier set state = 1')",
        "cursor.execute(f'DELETE FROM {table}')",
    ],
)
def test_a_write_is_found(code: str) -> None:
    assert list(writes_in(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "names.update({'a': 1})",
        "digest.update(content)",
        "picture.save(buffer, 'WEBP')",
        "super().save(*args, **kwargs)",
        "request.session.save()",
        "cache.delete(key)",
        "storage.delete(name)",
        "Dossier.objects.filter(state='draft').count()",
        "cursor.execute('SELECT 1')",
        "save(dossier)",
    ],
)
def test_what_only_looks_like_a_write_passes(code: str) -> None:
    assert not list(writes_in(ast.parse(code)))
