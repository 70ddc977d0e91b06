"""GET /api/v1/certificates: every certificate with its state on the day of looking."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Router

from hoaban.api.reading import Page, asked, described, open_to_all, page_of, today
from hoaban.api.shapes import CertificateItem, Listed, certificate_item
from hoaban.areas.certificates.queries.open_data import public_certificates
from hoaban.core.documents.codes import code_typed
from hoaban.core.inputs import Text

router = Router(tags=["reading"])


class Certificates(Page):
    """What certificates may be filtered by."""

    product = Text(_("Tên ngắn của sản phẩm"), required=False, max_length=120)
    producer = Text(_("Tên ngắn của chủ thể"), required=False, max_length=120)


@router.get(
    "/certificates",
    operation_id="certificates.list",
    response=Listed[CertificateItem],
    openapi_extra=described(Certificates),
)
def certificates(request: HttpRequest, response: HttpResponse) -> Listed[CertificateItem]:
    """Giấy chứng nhận, cả giấy đã hết hạn hoặc bị thu hồi; star chỉ có khi giấy còn hiệu lực."""
    wish, day = asked(Certificates, request), today()
    rows = public_certificates()
    if wish["product"]:
        rows = rows.filter(product__slug=wish["product"])
    if wish["producer"]:
        rows = rows.filter(product__producer__slug=wish["producer"])
    found, after = page_of(request, rows, wish)
    open_to_all(response)
    items = [certificate_item(row, day, row.product.certificates.all()) for row in found]
    return Listed[CertificateItem](items=items, next=after)


@router.get(
    "/certificates/{code}",
    operation_id="certificates.one",
    response=CertificateItem,
    openapi_extra=described(one=True),
)
def certificate(request: HttpRequest, code: str, response: HttpResponse) -> CertificateItem:
    """Một giấy theo mã in trên bao bì; gõ thường, có dấu cách hay thiếu dấu gạch đều được."""
    typed = code_typed(code)
    found = public_certificates().filter(code__code=typed).first() if typed else None
    if found is None:
        raise Http404
    open_to_all(response)
    return certificate_item(found, today(), found.product.certificates.all())
