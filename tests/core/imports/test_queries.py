"""Files that were brought, and what each would do."""

from __future__ import annotations

from uuid import uuid4

import pytest

from given.import_files import a_brought_file, a_saved_file
from given.people import NOON
from hoaban.core.imports.queries import import_called, imports_brought, plan_for

pytestmark = pytest.mark.django_db


def test_a_file_is_called_by_its_key_or_by_the_audit_group_of_its_saving() -> None:
    brought, saved = a_brought_file(), a_saved_file()

    assert import_called(str(brought.key)) == brought
    assert import_called(str(saved.act)) == import_called(str(saved.key)) == saved
    assert import_called(str(uuid4())) is None
    assert import_called("khong-phai-ma") is None


def test_the_newest_stands_first() -> None:
    one, two = a_brought_file(), a_brought_file()

    assert list(imports_brought()) == [two, one]


def test_what_a_file_would_do_is_read_from_the_kept_file_with_its_headings() -> None:
    brought = a_brought_file(
        ("TT", "Nơi làm ra", "Xã"), (1, "HTX Minh Hoạ", "Thanh An"), headings={"nơi làm ra": "name"}
    )
    steps: list[tuple[int, int]] = []

    plan = plan_for(brought, NOON.date(), lambda done, total: steps.append((done, total)))

    assert plan.counts == {"accepted": 1, "asked": 0, "held": 0, "skipped": 0}
    assert steps == [(2, 2)]
