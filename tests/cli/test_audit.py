"""./hoaban audit verify."""

import json

import pytest
from django.db import connection

from given.people import a_person
from hoaban.cli import CommandError
from hoaban.cli.audit import run
from hoaban.core.audit.chain import head
from hoaban.core.audit.models import Entry

pytestmark = pytest.mark.django_db


def proof(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    status = run(["verify", *arguments])
    return status, json.loads(capsys.readouterr().out)


def test_a_clean_log_is_said_with_rows_and_head(capsys: pytest.CaptureFixture[str]) -> None:
    a_person()

    assert proof(capsys) == (0, {"ok": True, "rows": Entry.objects.count(), "head": head()})
    assert proof(capsys, "--against", head())[0] == 0


def test_what_was_changed_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    user = a_person()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_user SET name = 'X' WHERE id = %s", [user.pk])

    status, said = proof(capsys)

    assert status == 1
    assert said == {"ok": False, "first": {"table": "accounts_user", "id": str(user.pk), "kind": "changed"}}


def test_a_head_that_is_not_in_the_chain_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert proof(capsys, "--against", "abcdef123456") == (
        1,
        {"ok": False, "first": None, "against": "abcdef123456"},
    )


@pytest.mark.parametrize("arguments", [[], ["verify", "--against", "abc"], ["verify", "--against", "z" * 12]])
def test_bad_input_is_said(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        run(arguments)


def test_the_head_of_an_empty_chain_is_in_none(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = proof(capsys, "--against", "0" * 12)

    assert (status, said["ok"]) == (1, False)
