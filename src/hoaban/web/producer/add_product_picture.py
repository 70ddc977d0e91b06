"""Put a picture to a product (thêm ảnh sản phẩm)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions, inputs
from hoaban.areas.registry.permissions import may_add_product_picture
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Product


@page("viec/san-pham/<product>/anh/", access=may_add_product_picture)
def add_product_picture(request: PageRequest, product: Product) -> HttpResponse:
    form = form_of(inputs.AddProductPicture, request)
    if form.is_valid() and attempt(
        form, actions.add_product_picture, request.act, product, **form.cleaned_data
    ):
        return then(
            request, _("Đã nhận ảnh. Vài giây nữa thì mọi người xem được."), "producer:product", product.slug
        )
    return render(request, "producer/add_product_picture.html", {"form": form, "product": product})
