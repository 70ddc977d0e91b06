"""Put a picture to a product."""

from __future__ import annotations

from django.db.models import Max

from hoaban.areas.registry import inputs
from hoaban.areas.registry.actions.show_product_picture import draw_product_picture
from hoaban.areas.registry.inputs.pictures import picture_of
from hoaban.areas.registry.models import Product, ProductPicture
from hoaban.areas.registry.permissions import PROVINCE_OWNER, may_add_product_picture
from hoaban.core.actions import Act, deed
from hoaban.core.files.actions import Incoming, keep_content, keep_file
from hoaban.core.files.queries import room_for
from hoaban.core.files.store import content_of
from hoaban.core.jobs.actions import enqueue
from hoaban.core.permissions import require


@deed(on="product", takes=inputs.AddProductPicture)
def add_product_picture(act: Act, product: Product, *, file: Incoming, caption: str = "") -> ProductPicture:
    """Put a picture to a product (thêm ảnh sản phẩm), behind those there are; the first is the pack's.

    It is looked into and kept at once; a job draws the smaller one that everybody will see, without the place
    it was taken at. Until then nothing of it is shown.
    """
    product = act.locked(product)
    require(may_add_product_picture(act.actor, product))
    owner = product.producer.slug if product.producer else PROVINCE_OWNER
    content = content_of(keep_file(act, file, owner=owner).sha256) if isinstance(file, str) else file.read()
    picture = require(picture_of(content))
    require(room_for(owner, len(content)))
    # a row of its own even where the file was sent before: what is shown of a picture says nothing of a paper
    original = keep_content(
        act,
        content,
        name=f"{product.slug}-goc.{picture.ending}",
        content_type=picture.content_type,
        owner=owner,
    )
    last = product.pictures.aggregate(last=Max("position"))["last"] or 0
    row = act.add(
        ProductPicture(
            product=product,
            original=original,
            caption=caption,
            width=picture.width,
            height=picture.height,
            position=last + 1,
        )
    )
    enqueue(draw_product_picture, row.pk)
    return row
