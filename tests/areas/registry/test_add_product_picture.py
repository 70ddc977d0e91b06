"""Putting a picture to a product."""

import io
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
from PIL import Image

from given.files import a_picture, an_upload
from given.people import OTHER_COMMUNE, act_of
from given.registry import a_photograph, a_product, a_representative_of, an_office_act, an_officer_of
from hoaban.areas.registry import actions
from hoaban.areas.registry.models import Product, ProductPicture
from hoaban.areas.registry.queries import pictures_of
from hoaban.core.actions import Act, deed
from hoaban.core.audit import chain
from hoaban.core.files.actions import keep_file
from hoaban.core.files.models import StoredFile
from hoaban.core.files.store import content_of
from hoaban.core.jobs.queries import counts
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def refusal_of(act: Act, product: Product, file: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        actions.add_product_picture(act, product, file=file)
    return refused.value.refusal.code, refused.value.refusal.source


def own_act(product: Product) -> Act:
    assert product.producer
    return act_of(a_representative_of(product.producer))


def test_a_picture_is_kept_at_once_and_shown_to_nobody_yet(settings: Any, tmp_path: Path) -> None:
    settings.RENDITIONS_DIR = tmp_path
    product, content = a_product(), a_photograph().read()

    picture = actions.add_product_picture(own_act(product), product, file=a_photograph(), caption="Mặt trước")

    assert picture.file is None
    assert content_of(picture.original.sha256) == content
    assert picture.original.name == f"{product.slug}-goc.jpg"
    assert (picture.width, picture.height, picture.position, picture.caption) == (1600, 1200, 1, "Mặt trước")
    assert not picture.cannot_be_shown
    assert counts()["waiting"] == 2
    assert chain.verify().ok


def test_a_picture_lying_on_its_side_will_stand_upright() -> None:
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    Image.new("RGB", (300, 200)).save(out, "JPEG", exif=exif)

    picture = actions.add_product_picture(
        an_officer_of(), a_product(), file=an_upload("a.jpg", out.getvalue())
    )

    assert (picture.width, picture.height) == (200, 300)


def test_an_iphones_heic_is_taken() -> None:
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 48), "#2F6B3C")).save(out)

    picture = actions.add_product_picture(
        an_officer_of(), a_product(), file=an_upload("a.heic", out.getvalue())
    )

    assert (picture.original.content_type, picture.width, picture.height) == ("image/heic", 64, 48)


def test_there_must_be_room_for_it(settings: Any) -> None:
    product = a_product()
    settings.LARGEST_LIBRARY = 1000

    assert refusal_of(own_act(product), product, a_photograph()) == ("library-full", "")
    assert not ProductPicture.objects.exists()


def test_a_file_sent_before_is_taken_by_its_id() -> None:
    product = a_product()
    act = own_act(product)

    @deed(inner=True)
    def send_file(act: Act) -> StoredFile:
        return keep_file(act, a_photograph(), owner=act.actor.producer)

    sent = send_file(act)
    picture = actions.add_product_picture(act, product, file=str(sent.key))

    assert picture.width == 1600
    assert picture.original != sent  # what becomes of the picture says nothing of a paper


def test_pictures_stand_in_the_order_they_came_in() -> None:
    product = a_product()
    first, second = (
        actions.add_product_picture(an_office_act(), product, file=an_upload("a.png", a_picture("PNG", size)))
        for size in [(10, 10), (20, 20)]
    )

    assert list(pictures_of(product)) == [first, second]


def test_what_is_no_picture_is_refused() -> None:
    product = a_product()

    assert refusal_of(an_office_act(), product, an_upload()) == ("not-a-picture", "")
    assert refusal_of(an_office_act(), product, an_upload("a.jpg", b"nothing")) == ("file-kind", "")


def test_strangers_put_no_picture_there() -> None:
    assert refusal_of(an_officer_of(OTHER_COMMUNE), a_product(), a_photograph()) == ("not-own-producer", "")


def test_a_picture_of_an_ownerless_product_belongs_to_the_province() -> None:
    product = actions.register_product(an_office_act(), None, name="Chè Minh Hoạ")

    picture = actions.add_product_picture(an_office_act(), product, file=a_photograph())

    assert picture.original.owner == "province"
