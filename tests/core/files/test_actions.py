"""How a file comes in."""

import pytest

from given.files import a_pdf, an_upload
from given.people import the_operator
from hoaban.core.actions import Act, deed
from hoaban.core.audit.chain import verify
from hoaban.core.files import store
from hoaban.core.files.actions import Incoming, keep_file
from hoaban.core.files.models import StoredFile
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


@deed(inner=True)
def keep(act: Act, incoming: Incoming, owner: str = "htx-a") -> StoredFile:
    """A deed of this test."""
    return keep_file(act, incoming, owner=owner)


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
