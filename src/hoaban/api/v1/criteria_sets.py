"""GET /api/v1/criteria-sets: the criteria of the law as data, with their plain words beside them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema

from hoaban.api.problems import BadInput
from hoaban.api.reading import ON_A_PAGE, Limited, asked, described, next_path, open_to_all, today
from hoaban.api.shapes import Listed
from hoaban.core.inputs import Input, Text
from hoaban.core.law import edition_called, edition_in_force
from hoaban.programme.edition import Edition, EditionMetTwice, NoEditionInForce, UnknownEdition, UnknownSet
from hoaban.programme.provisions.criteria import CriteriaSet, Criterion, KnockOut, Option
from hoaban.programme.provisions.points import printed

router = Router(tags=["reading"])


class SetItem(Schema):
    """A criteria set (bộ sản phẩm)."""

    id: str
    edition: str
    number: int
    name: str
    sector: str | None
    group: str | None
    subgroup: str | None
    criteria_count: int


class OptionItem(Schema):
    """One line of a criterion. points: exact, as text; minimum_for: stars that ask for at least this line."""

    id: str
    points: str
    text: str
    minimum_for: list[int]
    variant: str | None


class AppliesWhen(Schema):
    """It counts only while another is answered with one of these; otherwise it is worth so many."""

    criterion: str
    options: list[str]
    otherwise: str


class CriterionItem(Schema):
    """One criterion (tiêu chí). question, why, example: plain words, not the law; may be null."""

    id: str
    title: str
    part: str
    max: str
    source: str
    requirement: str | None
    notes: list[str]
    applies_when: AppliesWhen | None
    options: list[OptionItem]
    question: str | None
    why: str | None
    example: str | None


class KnockOutItem(Schema):
    """What excludes a dossier whatever its points (hồ sơ bị loại khi)."""

    id: str
    text: str
    source: str
    criterion: str | None


class WholeSet(SetItem):
    """A criteria set with everything in it."""

    total: str
    samples: int
    criteria: list[CriterionItem]
    knock_outs: list[KnockOutItem]


class OneSet(Input):
    """Of which edition."""

    edition = Text(_("Mã bản luật; để trống là bản đang có hiệu lực"), required=False, max_length=60)


class Sets(OneSet, Limited):
    """Of which edition, and which part of its list: the law's sets have an order of their own, and no number
    of entry."""

    after = Text(_("Tiếp sau bộ nào: lấy nguyên từ next"), required=False, max_length=60)


@router.get(
    "/criteria-sets",
    operation_id="criteria-sets.list",
    response=Listed[SetItem],
    openapi_extra=described(Sets),
)
def criteria_sets(request: HttpRequest, response: HttpResponse) -> Listed[SetItem]:
    """Các bộ sản phẩm của luật, theo thứ tự của luật; không có luật nào hiệu lực thì trống."""
    wish = asked(Sets, request)
    edition = _edition(wish["edition"])
    open_to_all(response)
    if edition is None:
        return Listed[SetItem](items=[], next=None)
    ids = list(edition.sets)
    if wish["after"] and wish["after"] not in ids:
        raise BadInput([("after", "unknown", "Không có bộ này; lấy nguyên địa chỉ từ next.")])
    first = ids.index(wish["after"]) + 1 if wish["after"] else 0
    last = first + (wish["limit"] or ON_A_PAGE)
    items = [SetItem(**_head(edition, edition.sets[one])) for one in ids[first:last]]
    return Listed[SetItem](items=items, next=next_path(request, ids[last - 1]) if last < len(ids) else None)


@router.get(
    "/criteria-sets/{set_id}",
    operation_id="criteria-sets.one",
    response=WholeSet,
    openapi_extra=described(OneSet, one=True),
)
def criteria_set(request: HttpRequest, set_id: str, response: HttpResponse) -> WholeSet:
    """Một bộ với mọi tiêu chí, phương án, điểm, điều kiện tối thiểu của từng sao, và lời dễ hiểu."""
    edition = _edition(asked(OneSet, request)["edition"])
    try:
        found = edition.criteria_set(set_id) if edition else None
    except UnknownSet:
        found = None
    if edition is None or found is None:
        raise Http404
    open_to_all(response)
    return WholeSet(
        **_head(edition, found),
        total=printed(found.total),
        samples=found.samples,
        criteria=[_criterion(edition, found, criterion) for criterion in found.criteria],
        knock_outs=[_knock_out(knock_out) for knock_out in found.knock_outs],
    )


def _edition(edition_id: str) -> Edition | None:
    """The edition asked for, else that of the day; None where none is in force."""
    try:
        return edition_called(edition_id) if edition_id else edition_in_force(today())
    except (UnknownEdition, EditionMetTwice) as unknown:
        raise BadInput([("edition", "unknown", "Không có bản luật này.")]) from unknown
    except NoEditionInForce:
        return None


def _head(edition: Edition, one: CriteriaSet) -> dict[str, Any]:
    return {
        "id": one.id,
        "edition": edition.id,
        "number": one.number,
        "name": one.name,
        "sector": one.sector.name if one.sector else None,
        "group": one.group,
        "subgroup": one.subgroup,
        "criteria_count": len(one.criteria),
    }


def _criterion(edition: Edition, of: CriteriaSet, criterion: Criterion) -> CriterionItem:
    plain = edition.guide.criterion(criterion.title, of.id)
    when = criterion.applies_when
    return CriterionItem(
        id=criterion.id,
        title=criterion.title,
        part=criterion.part,
        max=printed(criterion.max),
        source=edition.source_of(of, criterion.id),
        requirement=criterion.requirement,
        notes=list(criterion.notes),
        applies_when=AppliesWhen(
            criterion=when.criterion, options=list(when.options), otherwise=printed(when.otherwise)
        )
        if when
        else None,
        options=[_option(option) for option in criterion.options],
        question=plain.question or None if plain else None,
        why=plain.why or None if plain else None,
        example=plain.example or None if plain else None,
    )


def _option(option: Option) -> OptionItem:
    return OptionItem(
        id=option.id,
        points=printed(option.points),
        text=option.text,
        minimum_for=list(option.minimum_for),
        variant=option.variant,
    )


def _knock_out(knock_out: KnockOut) -> KnockOutItem:
    return KnockOutItem(
        id=knock_out.id, text=knock_out.text, source=knock_out.source, criterion=knock_out.criterion
    )
