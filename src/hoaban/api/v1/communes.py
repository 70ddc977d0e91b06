"""GET /api/v1/communes: the communes of the province and the units they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema

from hoaban.api.reading import Page, asked, described, open_to_all, page_of
from hoaban.api.shapes import Listed
from hoaban.core.inputs import Text
from hoaban.core.units.queries import commune_called, communes_like

if TYPE_CHECKING:
    from hoaban.core.units.models import Unit

router = Router(tags=["reading"])


class FormerName(Schema):
    """A unit of before 1/7/2025. whole: all of it came here, not a part."""

    name: str
    district: str
    whole: bool


class CommuneItem(Schema):
    """A commune (xã, phường) by its code of Quyết định 19/2025/QĐ-TTg."""

    id: str
    slug: str
    name: str
    latitude: float | None
    longitude: float | None
    former: list[FormerName]


class Communes(Page):
    """What communes may be filtered by."""

    q = Text(_("Tìm theo tên, không cần dấu"), required=False, max_length=100)


def commune_item(unit: Unit) -> CommuneItem:
    """One commune, read with its former units."""
    return CommuneItem(
        id=unit.code,
        slug=unit.slug,
        name=unit.full_name,
        latitude=float(unit.latitude) if unit.latitude is not None else None,
        longitude=float(unit.longitude) if unit.longitude is not None else None,
        former=[
            FormerName(name=old.full_name, district=old.district, whole=old.whole)
            for old in unit.former.all()
        ],
    )


@router.get(
    "/communes", operation_id="communes.list", response=Listed[CommuneItem], openapi_extra=described(Communes)
)
def list_communes(request: HttpRequest, response: HttpResponse) -> Listed[CommuneItem]:
    """Xã, phường của tỉnh, và đơn vị cũ đã nhập vào."""
    wish = asked(Communes, request)
    rows = communes_like(wish["q"]).prefetch_related("former")
    found, after = page_of(request, rows, wish)
    open_to_all(response)
    return Listed[CommuneItem](items=[commune_item(unit) for unit in found], next=after)


@router.get(
    "/communes/{code}", operation_id="communes.one", response=CommuneItem, openapi_extra=described(one=True)
)
def commune(request: HttpRequest, code: str, response: HttpResponse) -> CommuneItem:
    """Một xã, phường, theo mã hoặc tên ngắn."""
    found = commune_called(code)
    if found is None:
        raise Http404
    open_to_all(response)
    return commune_item(found)
