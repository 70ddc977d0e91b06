"""Take a picture of a product away (bỏ ảnh sản phẩm)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions
from hoaban.areas.registry.permissions import may_remove_product_picture
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page, then

if TYPE_CHECKING:
    from hoaban.areas.registry.models import ProductPicture


@page("viec/anh/<picture>/bo/", access=may_remove_product_picture)
def remove_product_picture(request: PageRequest, picture: ProductPicture) -> HttpResponse:
    if request.method == "POST":
        actions.remove_product_picture(request.act, picture)
        return then(request, _("Đã bỏ ảnh."), "producer:product", picture.product.slug)
    return render(request, "producer/remove_product_picture.html", {"picture": picture})
