"""How a file comes in."""

from typing import Any
from uuid import uuid4

import pytest

from given.files import a_pdf, an_upload
from given.people import NOON, an_act, the_operator
from given.workbooks import XLSX, a_workbook
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.audit.chain import verify
from hoaban.core.files import store
from hoaban.core.files.actions import Incoming, drop_file, keep_file, keep_upload
from hoaban.core.files.models import StoredFile
from hoaban.core.files.uploads import Upload, Whole
from hoaban.core.permissions import ALLOWED, Refusal, Refused

pytestmark = pytest.mark.django_db


@deed(inner=True)
def keep(act: Act, incoming: Incoming, owner: str = "htx-a", *, table: bool = False) -> StoredFile:
    """A deed of this test."""
    return keep_file(act, incoming, owner=owner, table=table)


def test_a_file_is_kept_by_its_content_with_its_hash() -> None:
    content = a_pdf()

    row = keep(the_operator(), an_upload("../phieu.pdf", content))

    assert (row.name, row.content_type, str(row)) == ("phieu.pdf", "application/pdf", "phieu.pdf")
    assert store.content_of(row.sha256) == content
    assert verify().ok


def test_the_same_content_lies_once_and_is_owned_twice() -> None:
    content = a_pdf()

    first = keep(the_operator(), an_upload("a.pdf", content))
    second = keep(the_operator(), an_upload("b.pdf", content), "htx-b")

    assert first.sha256 == second.sha256
    assert first.key != second.key


def test_a_hostile_file_is_refused_and_nothing_is_kept() -> None:
    with pytest.raises(Refused) as refused:
        keep(the_operator(), an_upload("anh.jpg", b"<script>"))

    assert refused.value.refusal.code == "file-kind"
    assert not StoredFile.objects.exists()


def test_a_file_kept_before_is_named_by_its_key_by_its_owner_only() -> None:
    row = keep(the_operator(), an_upload())

    assert keep(the_operator(), str(row.key)) == row
    for key, owner in ((str(row.key), "htx-b"), ("khong-phai-ma", "htx-a")):
        with pytest.raises(Refused) as refused:
            keep(the_operator(), key, owner)
        assert refused.value.refusal.code == "no-such-file"


def test_where_a_table_is_wanted_a_table_is_kept() -> None:
    row = keep(the_operator(), an_upload("so.xlsx", a_workbook(["a"])), table=True)

    assert row.content_type == XLSX
    assert keep(the_operator(), str(row.key), table=True) == row


@pytest.mark.parametrize("table", [True, False])
def test_a_table_and_a_paper_kept_before_do_not_pass_for_each_other(table: bool) -> None:
    content = a_workbook(["a"]) if table else a_pdf()
    row = keep(the_operator(), an_upload("tep", content), table=table)

    for incoming in (str(row.key), an_upload("tep", content)):
        with pytest.raises(Refused) as refused:
            keep(the_operator(), incoming, table=not table)
        assert refused.value.refusal.code in ("file-kind", "file-not-a-table")
    assert StoredFile.objects.count() == 1


def an_upload_begun(act: Act, content: bytes) -> Upload:
    return Upload(uuid4(), "phieu.pdf", "htx-a", len(content), act.actor.holding_id, NOON)


def test_a_whole_upload_is_kept_once_under_its_own_id() -> None:
    act = an_act(Role.PROVINCIAL_OFFICER)
    upload = an_upload_begun(act, a_pdf())
    whole = Whole(a_pdf(), "application/pdf")

    row = keep_upload(act, upload, whole, allowed=ALLOWED)

    assert (row.key, row.owner, row.name) == (upload.id, "htx-a", "phieu.pdf")
    assert keep_upload(act, upload, whole, allowed=ALLOWED) == row
    assert verify().ok


def test_an_upload_of_another_or_of_what_is_not_taken_or_not_allowed_is_refused() -> None:
    act = an_act(Role.PROVINCIAL_OFFICER)
    upload, whole = an_upload_begun(act, a_pdf()), Whole(a_pdf(), "application/pdf")
    no = Refusal("not-own-producer", "Không.")

    for who, what, allowed, code in (
        (an_act(Role.PROVINCIAL_OFFICER), whole, ALLOWED, "not-own-upload"),
        (act, whole, no, "not-own-producer"),
        (act, Whole(b"x", Refusal("file-kind", "Không.")), ALLOWED, "file-kind"),
    ):
        with pytest.raises(Refused) as refused:
            keep_upload(who, upload, what, allowed=allowed)
        assert refused.value.refusal.code == code
    assert not StoredFile.objects.exists()


@deed(inner=True)
def drop(act: Act, file: StoredFile) -> None:
    """A deed of this test."""
    drop_file(act, file)


def test_content_goes_with_the_last_file_that_shares_it(django_capture_on_commit_callbacks: Any) -> None:
    content = a_pdf() + b"% dung chung"
    one, other = (keep(the_operator(), an_upload(content=content), owner) for owner in ("htx-a", "htx-b"))

    with django_capture_on_commit_callbacks(execute=True):
        drop(the_operator(), one)
    assert store.content_of(other.sha256) == content
    with django_capture_on_commit_callbacks(execute=True):
        drop(the_operator(), other)

    assert not store.holds(other.sha256)
    assert verify().ok
