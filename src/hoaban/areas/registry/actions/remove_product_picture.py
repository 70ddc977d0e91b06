"""Take a picture of a product away."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hoaban.areas.registry.models import ProductPicture
from hoaban.areas.registry.permissions import may_remove_product_picture
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import Refusal, Refused, require


@deed(on="picture")
def remove_product_picture(act: Act, picture: ProductPicture) -> ProductPicture:
    """Take a picture away (bỏ ảnh sản phẩm): nobody outside sees it any more; its file stays kept."""
    with act.on(picture) as picture:
        require(may_remove_product_picture(act.actor, picture))
        if picture.removed_at:
            raise Refused(Refusal("picture-removed", _("Ảnh này đã bỏ rồi.")))
        picture.removed_at = act.at
    return picture
