"""How lists and single rows are read by anybody: what may be asked for, pages that hold still, headers.

Here: the parts every resource shares. Not here: which rows there are (queries of the areas), how one looks
(shapes.py).
"""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django import forms
from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from hoaban.api.problems import BadInput, faults_of
from hoaban.api.schemas import parameters_of
from hoaban.core.clock import moment
from hoaban.core.inputs import Input

MOST = 200
ON_A_PAGE = 50
LARGEST_ROW = 2**63 - 1

R = TypeVar("R", bound=Model)


class Limited(Input):
    """How much of a list."""

    limit = forms.IntegerField(
        label=_("Nhiều nhất bao nhiêu dòng; để trống là 50"), required=False, min_value=1, max_value=MOST
    )


class Page(Limited):
    """Which part of a list of rows; every resource adds what it may be filtered by."""

    after = forms.IntegerField(
        label=_("Tiếp sau dòng nào: lấy nguyên từ next"), required=False, min_value=0, max_value=LARGEST_ROW
    )


def asked(kind: type[Input], request: HttpRequest) -> dict[str, Any]:
    """What the query string asks for; unknown names are ignored. Raises BadInput."""
    form = kind(request.GET)
    if not form.is_valid():
        raise BadInput(faults_of(form))
    return dict(form.cleaned_data)


def page_of(request: HttpRequest, rows: QuerySet[R], wish: dict[str, Any]) -> tuple[list[R], str | None]:
    """One page by the rows' own order of entry, which no later change moves, and the path of the next."""
    limit = wish["limit"] or ON_A_PAGE
    found = list(rows.filter(pk__gt=wish["after"] or 0).order_by("pk")[: limit + 1])
    more = len(found) > limit
    return found[:limit], next_path(request, str(found[limit - 1].pk)) if more else None


def next_path(request: HttpRequest, after: str) -> str:
    """The same question, from there on."""
    query = request.GET.copy()
    query["after"] = after
    return f"{request.path}?{query.urlencode()}"


def today() -> date:
    """The day of looking."""
    return moment(settings.TODAY).date()


def open_to_all(response: HttpResponse) -> None:
    """Pages of other sites may read it too; nothing on the way keeps a star that may be withdrawn."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "no-cache"


def described(kind: type[Input] | None = None, *, one: bool = False) -> dict[str, Any]:
    """What OpenAPI says of such a call besides its answer; `one`: of one row, which may be missing."""
    responses = {422: problem_response("Câu hỏi chưa đúng, kể từng ô")} if kind else {}
    if one:
        responses[404] = problem_response("Không có")
    return {"parameters": parameters_of(kind) if kind else [], "responses": responses}


def problem_response(description: str) -> dict[str, Any]:
    """An answer that is a problem."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": description, "content": {"application/problem+json": {"schema": schema}}}
