"""GET /api/v1/producers: the producers anybody may see, without phone, address or any person."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Router

from hoaban.api.reading import Page, asked, described, open_to_all, page_of
from hoaban.api.shapes import Listed, ProducerItem, producer_item
from hoaban.areas.certificates.queries.open_data import public_producers
from hoaban.core.inputs import Text
from hoaban.core.search import fold
from hoaban.core.units.queries import commune_called

router = Router(tags=["reading"])


class Producers(Page):
    """What producers may be filtered by."""

    q = Text(_("Tìm theo tên, không cần dấu"), required=False, max_length=100)
    kind = Text(_("Loại hình tổ chức, ví dụ cooperative"), required=False, max_length=40)
    commune = Text(_("Mã hoặc tên ngắn của xã, phường"), required=False, max_length=150)


@router.get(
    "/producers",
    operation_id="producers.list",
    response=Listed[ProducerItem],
    openapi_extra=described(Producers),
)
def producers(request: HttpRequest, response: HttpResponse) -> Listed[ProducerItem]:
    """Chủ thể có sản phẩm được công bố, hoặc được một nguồn công khai nêu tên."""
    wish = asked(Producers, request)
    rows = public_producers()
    for word in fold(wish["q"]).split():
        rows = rows.filter(folded_name__contains=word)
    if wish["kind"]:
        rows = rows.filter(kind=wish["kind"])
    if wish["commune"]:
        commune = commune_called(wish["commune"])
        rows = rows.filter(commune=commune) if commune else rows.none()
    found, after = page_of(request, rows, wish)
    open_to_all(response)
    return Listed[ProducerItem](items=[producer_item(producer) for producer in found], next=after)


@router.get(
    "/producers/{slug}",
    operation_id="producers.one",
    response=ProducerItem,
    openapi_extra=described(one=True),
)
def producer(request: HttpRequest, slug: str, response: HttpResponse) -> ProducerItem:
    """Một chủ thể."""
    found = public_producers().filter(slug=slug).first()
    if found is None:
        raise Http404
    open_to_all(response)
    return producer_item(found)
