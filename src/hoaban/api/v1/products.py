"""GET /api/v1/products: the products anybody may see, each with its star on the day of looking."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Router

from hoaban.api.flags import YesNo
from hoaban.api.reading import Page, asked, described, open_to_all, page_of, today
from hoaban.api.shapes import Listed, ProductItem, product_item
from hoaban.areas.certificates.queries import Choice, products_on, public_products, with_certificates
from hoaban.core.inputs import Text
from hoaban.core.units.queries import commune_called, province

router = Router(tags=["reading"])


class Products(Page):
    """What products may be filtered by, as on /san-pham/."""

    q = Text(_("Tìm theo tên, người làm hoặc xã, không cần dấu"), required=False, max_length=100)
    star = forms.IntegerField(
        label=_("Hạng sao còn hiệu lực hôm nay"), required=False, min_value=1, max_value=5
    )
    set = Text(_("Mã bộ sản phẩm, ví dụ QD26-04"), required=False, max_length=20)
    commune = Text(_("Mã hoặc tên ngắn của xã, phường"), required=False, max_length=150)
    lapsed = YesNo(_("Chỉ những sản phẩm đã hết hạn hoặc bị thu hồi; không có thì để chúng ra ngoài"))


@router.get(
    "/products", operation_id="products.list", response=Listed[ProductItem], openapi_extra=described(Products)
)
def products(request: HttpRequest, response: HttpResponse) -> Listed[ProductItem]:
    """Sản phẩm ai cũng xem được; chưa rõ hạng sao thì star là null."""
    wish, day = asked(Products, request), today()
    commune = commune_called(wish["commune"]) if wish["commune"] else None
    choice = Choice(
        text=wish["q"],
        stars=frozenset({wish["star"]} - {None}),
        sets=frozenset({wish["set"]}) if wish["set"] else None,
        commune=commune.slug if commune else wish["commune"],  # of an unknown one there are none
        lapsed=wish["lapsed"],
    )
    rows = products_on(day, choice)
    if wish["set"]:
        rows = rows.filter(set_confirmed=True)  # a set that nobody has confirmed is not shown either
    found, after = page_of(request, with_certificates(rows), wish)
    ours = province() if found else None
    open_to_all(response)
    return Listed[ProductItem](items=[product_item(product, day, ours) for product in found], next=after)


@router.get(
    "/products/{slug}", operation_id="products.one", response=ProductItem, openapi_extra=described(one=True)
)
def product(request: HttpRequest, slug: str, response: HttpResponse) -> ProductItem:
    """Một sản phẩm, cả khi sao đã hết hạn; giấy chứng nhận của nó: /api/v1/certificates?product=…"""
    found = with_certificates(public_products().filter(slug=slug)).first()
    if found is None:
        raise Http404
    open_to_all(response)
    return product_item(found, today(), province())
