"""Showing a picture once it is drawn."""

import io
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult
from PIL import Image

from given.files import an_upload
from given.jobs import all_jobs_done
from given.people import NOON, an_actor
from given.registry import (
    a_photograph,
    a_product,
    a_shown_picture,
    an_office_act,
    an_officer_of,
)
from hoaban.areas.registry import actions
from hoaban.areas.registry.actions.show_product_picture import (
    draw_missing_pictures,
    draw_product_picture,
    show_product_picture,
)
from hoaban.areas.registry.models import ProductPicture
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.audit import chain
from hoaban.core.audit.models import Entry
from hoaban.core.files.models import StoredFile
from hoaban.core.files.store import content_of
from hoaban.core.jobs.actions import enqueue
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_what_everybody_sees_is_smaller_and_does_not_say_where_it_was_taken() -> None:
    picture = a_shown_picture()

    content = content_of(picture.file.sha256)
    with Image.open(io.BytesIO(content)) as shown:
        assert (shown.format, shown.size, dict(shown.getexif())) == ("JPEG", (1600, 1200), {})
    assert b"Exif" not in content
    assert b"Exif" in content_of(picture.original.sha256)
    assert (picture.width, picture.height) == (1600, 1200)
    assert picture.file.renditions.state == "made"
    assert chain.verify().ok


def test_the_log_says_that_a_job_did_it() -> None:
    picture = a_shown_picture()

    entry = Entry.objects.filter(table="registry_productpicture").order_by("-number")[0]
    assert (entry.deed, entry.door, entry.row) == ("registry.show_product_picture", "job", str(picture.pk))
    assert entry.fields == ["file_id"]


def test_done_twice_it_changes_nothing() -> None:
    picture, act = a_shown_picture(), an_office_act()
    rows, entries = StoredFile.objects.count(), Entry.objects.count()

    enqueue(draw_product_picture, picture.pk)
    all_jobs_done()
    again = show_product_picture(act, picture, picture.original.renditions.largest)

    assert again.file == picture.file
    assert (StoredFile.objects.count(), Entry.objects.count()) == (rows, entries)


def test_a_picture_taken_away_before_it_was_drawn_is_not_shown() -> None:
    picture = actions.add_product_picture(an_office_act(), a_product(), file=a_photograph())
    actions.remove_product_picture(an_office_act(), picture)

    all_jobs_done()

    picture.refresh_from_db()
    assert picture.file is None


def test_a_picture_that_breaks_off_in_the_middle_is_never_shown() -> None:
    broken = an_upload("a.jpg", a_photograph().read()[:9_000])
    picture = actions.add_product_picture(an_office_act(), a_product(), file=broken)

    all_jobs_done()

    picture.refresh_from_db()
    assert (picture.file, picture.cannot_be_shown) == (None, True)


def test_pictures_without_a_job_are_drawn_at_the_next_start(settings: Any, tmp_path: Any) -> None:
    settings.RENDITIONS_DIR = tmp_path
    picture = actions.add_product_picture(an_office_act(), a_product(), file=a_photograph())
    DBTaskResult.objects.all().delete()  # as after a restore

    enqueue(draw_missing_pictures)
    all_jobs_done()

    assert ProductPicture.objects.get(pk=picture.pk).file


def test_nobody_else_shows_a_picture() -> None:
    product = a_product()
    picture = actions.add_product_picture(an_officer_of(), product, file=a_photograph((320, 240)))
    all_jobs_done()
    picture.refresh_from_db()
    stranger = Act(an_actor(Role.AUDITOR), NOON, "page")

    with pytest.raises(Refused) as refused:
        show_product_picture(stranger, picture, picture.original.renditions.largest)

    assert refused.value.refusal.code == "not-own-producer"
