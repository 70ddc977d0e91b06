"""Putting a picture to a product."""

import io
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
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def content_kept(picture: ProductPicture) -> bytes:
    return content_of(picture.file.sha256)


def refusal_of(act: Act, product: Product, file: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        actions.add_product_picture(act, product, file=file)
    return refused.value.refusal.code, refused.value.refusal.source


def own_act(product: Product) -> Act:
    assert product.producer
    return act_of(a_representative_of(product.producer))


def test_a_photograph_is_made_smaller_and_forgets_where_it_was_taken() -> None:
    product = a_product()
    assert b"Exif" in a_photograph().read()

    picture = actions.add_product_picture(own_act(product), product, file=a_photograph(), caption="Mặt trước")

    with Image.open(io.BytesIO(content_kept(picture))) as kept:
        assert (kept.format, kept.size, dict(kept.getexif())) == ("JPEG", (1600, 1200), {})
    assert b"Exif" not in content_kept(picture)
    assert (picture.width, picture.height, picture.position, picture.caption) == (1600, 1200, 1, "Mặt trước")
    assert StoredFile.objects.count() == 1  # the photograph itself was not kept
    assert chain.verify().ok


def test_a_picture_lying_on_its_side_is_set_upright() -> None:
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    Image.new("RGB", (300, 200)).save(out, "JPEG", exif=exif)

    picture = actions.add_product_picture(
        an_officer_of(), a_product(), file=an_upload("a.jpg", out.getvalue())
    )

    assert (picture.width, picture.height) == (200, 300)


def test_a_see_through_picture_stays_so() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 30), (1, 2, 3, 0)).save(out, "PNG")

    picture = actions.add_product_picture(
        an_office_act(), a_product(), file=an_upload("a.png", out.getvalue())
    )

    assert picture.file.content_type == "image/webp"
    with Image.open(io.BytesIO(content_kept(picture))) as kept:
        assert kept.has_transparency_data


def test_an_iphones_heic_becomes_jpeg() -> None:
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 48), "#2F6B3C")).save(out)

    picture = actions.add_product_picture(
        an_officer_of(), a_product(), file=an_upload("a.heic", out.getvalue())
    )

    assert (picture.file.content_type, picture.file.name[-4:]) == ("image/jpeg", ".jpg")


def test_a_file_sent_before_is_taken_by_its_id() -> None:
    product = a_product()
    act = own_act(product)

    @deed(inner=True)
    def send_file(act: Act) -> StoredFile:
        return keep_file(act, a_photograph(), owner=act.actor.producer)

    picture = actions.add_product_picture(act, product, file=str(send_file(act).key))

    assert picture.width == 1600


def test_pictures_stand_in_the_order_they_came_in() -> None:
    product = a_product()
    first, second = (
        actions.add_product_picture(an_office_act(), product, file=an_upload("a.png", a_picture("PNG", size)))
        for size in [(10, 10), (20, 20)]
    )

    assert list(pictures_of(product)) == [first, second]


def test_what_is_no_picture_is_refused() -> None:
    product = a_product()
    broken = a_photograph().read()[:20_000]

    assert refusal_of(an_office_act(), product, an_upload()) == ("not-a-picture", "")
    assert refusal_of(an_office_act(), product, an_upload("a.jpg", b"nothing")) == ("file-kind", "")
    assert refusal_of(an_office_act(), product, an_upload("a.jpg", broken)) == ("picture-broken", "")


def test_strangers_put_no_picture_there() -> None:
    assert refusal_of(an_officer_of(OTHER_COMMUNE), a_product(), a_photograph()) == ("not-own-producer", "")


def test_a_picture_of_an_ownerless_product_belongs_to_the_province() -> None:
    product = actions.register_product(an_office_act(), None, name="Chè Minh Hoạ")

    picture = actions.add_product_picture(an_office_act(), product, file=a_photograph())

    assert picture.file.owner == "province"
