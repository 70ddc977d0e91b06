"""Show a picture of a product once it is drawn, and the jobs that draw it."""

from __future__ import annotations

from django.conf import settings
from django_tasks import task

from hoaban.areas.registry.models import ProductPicture
from hoaban.areas.registry.permissions import may_add_product_picture
from hoaban.core.actions import Act, deed
from hoaban.core.actors import OPERATOR
from hoaban.core.audit.rows import RowQuerySet
from hoaban.core.clock import moment
from hoaban.core.files.actions import keep_content
from hoaban.core.files.making import make
from hoaban.core.files.renditions import Rendition
from hoaban.core.permissions import require


@deed(inner=True)
def show_product_picture(act: Act, picture: ProductPicture, drawn: Rendition) -> ProductPicture:
    """Let everybody see the picture as it was drawn. Done twice, it changes nothing."""
    with act.on(picture) as picture:
        product = picture.product
        require(may_add_product_picture(act.actor, product))
        if picture.file is None:
            picture.file = keep_content(
                act,
                drawn.content,
                name=f"{product.slug}{drawn.place.suffix}",
                content_type=drawn.content_type,
                owner=picture.original.owner,
            )
            picture.width, picture.height = drawn.width, drawn.height
    return picture


@task()
def draw_product_picture(picture: int) -> None:
    """Draw one picture and show it; what breaks off in the middle is noted beside its original."""
    row = _unfinished().filter(pk=picture).first()
    if row is None:  # done before, or taken away meanwhile
        return
    if row.original.renditions.state == "waiting":
        make(row.original.sha256, row.original.content_type)
    drawn = row.original.renditions.largest
    if drawn is not None:
        show_product_picture(Act(OPERATOR, moment(settings.TODAY), "job"), row, drawn)


@task(priority=-50)
def draw_missing_pictures() -> None:
    """Draw whatever waits without a job: after a restore, whose back-up holds no queue."""
    for number in _unfinished().order_by("pk").values_list("pk", flat=True):
        draw_product_picture.call(number)


def _unfinished() -> RowQuerySet:
    return ProductPicture.objects.filter(file=None, removed_at=None)
