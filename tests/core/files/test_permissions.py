"""Who may bring a file in, as far as the core can tell."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from given.people import COMMUNE, NOON, an_actor
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import PUBLIC
from hoaban.core.files import permissions, uploads
from hoaban.core.files.permissions import may_begin_upload, may_bring_file, may_continue_upload
from hoaban.core.files.uploads import Upload

pytestmark = pytest.mark.django_db


def an_upload_of(holding: int | None) -> Upload:
    return Upload(uuid4(), "a.pdf", "province", 5, holding, NOON)


def test_one_brings_files_for_ones_own_and_the_office_for_the_province() -> None:
    officer, office = an_actor(Role.COMMUNE_OFFICER, unit=COMMUNE), an_actor(Role.PROVINCIAL_OFFICER)

    assert may_bring_file(officer, COMMUNE)
    assert may_bring_file(office, "province")
    for actor, owner in ((officer, "province"), (officer, "03349"), (office, "htx-a"), (PUBLIC, "")):
        assert may_bring_file(actor, owner).code == "not-own-files"


def test_an_upload_is_continued_by_who_began_it() -> None:
    actor = an_actor(Role.PROVINCIAL_OFFICER)

    assert may_continue_upload(actor, an_upload_of(actor.holding_id))
    assert may_continue_upload(actor, an_upload_of(0)).code == "not-own-upload"
    assert may_continue_upload(PUBLIC, an_upload_of(None)).code == "not-own-upload"


def test_one_who_has_too_many_uploads_under_way_finishes_them_first(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.UPLOADS_DIR = tmp_path
    monkeypatch.setattr(permissions, "MOST_OPEN", 1)
    actor = an_actor(Role.PROVINCIAL_OFFICER)
    uploads.begin(an_upload_of(0))

    assert may_begin_upload(actor)
    uploads.begin(an_upload_of(actor.holding_id))
    assert may_begin_upload(actor).code == "too-many-uploads"
