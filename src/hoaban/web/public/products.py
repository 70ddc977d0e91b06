"""The products everybody may see: with a star today first, then those of unknown star; lapsed ones by
filter only."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from hoaban.areas.certificates.inputs import offer
from hoaban.areas.certificates.queries import Choice, products_on, sectors, standings, with_certificates
from hoaban.core.inputs import Flag, Input, Text
from hoaban.core.law import edition_in_force
from hoaban.core.units.queries import communes
from hoaban.programme.edition import NoEditionInForce
from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, page

ON_A_PAGE = 24


class Filter(Input):
    """What to look for; every field may stay empty."""

    q = Text(_("Tìm theo tên, người làm hoặc xã"), required=False, max_length=100)
    sao = forms.MultipleChoiceField(
        label=_("Hạng sao đang còn hiệu lực"), required=False, widget=forms.CheckboxSelectMultiple
    )
    nganh = forms.ChoiceField(label=_("Ngành sản phẩm"), required=False)
    xa = forms.ChoiceField(label=_("Xã, phường"), required=False)
    het_han = Flag(_("Chỉ xem sản phẩm đã hết hạn hoặc bị thu hồi"))


@page("san-pham/", access=anyone)
def products(request: PageRequest) -> HttpResponse:
    form = _filter(request, request.act.today)
    found = products_on(request.act.today, _choice(form, request.act.today))
    page_of = Paginator(with_certificates(found), ON_A_PAGE).get_page(request.GET.get("trang"))
    return render(
        request,
        "public/products.html",
        {
            "form": form,
            "page": page_of,
            "rows": standings(page_of, request.act.today),
            "others": _others(request),
        },
    )


def _filter(request: PageRequest, day: date) -> Filter:
    form = Filter(request.GET)
    offer(form, "sao", ((str(star), _("%(star)s sao") % {"star": star}) for star in _stars(day)))
    offer(form, "nganh", [("", _("Tất cả các ngành")), *((row.code, row.words) for row in sectors(day))])
    offer(
        form, "xa", [("", _("Tất cả các xã, phường")), *((unit.slug, unit.full_name) for unit in communes())]
    )
    return form


def _stars(day: date) -> list[int]:
    """The stars there are certificates of, the highest first."""
    try:
        return sorted(edition_in_force(day).certificate.stars, reverse=True)
    except NoEditionInForce:
        return []


def _choice(form: Filter, day: date) -> Choice:
    """What was asked for; a value that is none of the list is passed over."""
    form.is_valid()
    chosen = form.cleaned_data
    sector = next((row for row in sectors(day) if row.code == chosen.get("nganh")), None)
    return Choice(
        text=chosen.get("q", ""),
        stars=frozenset(map(int, chosen.get("sao", ()))),
        sets=sector.sets if sector else None,
        commune=chosen.get("xa", ""),
        lapsed=chosen.get("het_han", False),
    )


def _others(request: PageRequest) -> str:
    """The query of this list without its page, for the links to other pages."""
    query = request.GET.copy()
    query.pop("trang", None)
    return query.urlencode()
