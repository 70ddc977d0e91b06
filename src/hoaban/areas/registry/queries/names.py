"""Rows by the names they are printed with, and the slugs made for those names.

Here: the look-ups that addresses and API calls use, and the free slug for a new row.
Not here: lists (register.py, library.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, count
from uuid import UUID

from django.utils.text import slugify

from hoaban.areas.registry.models import DataRequest, Evidence, Producer, Product, ProductPicture
from hoaban.areas.registry.permissions import PROVINCE_OWNER
from hoaban.areas.registry.queries.library import with_versions
from hoaban.core.files.models import StoredFile
from hoaban.core.nouns import noun, row_number
from hoaban.core.search import fold

LONGEST = 110  # of the 120 letters of the column: room for the number that tells two of one name apart


@noun("producer")
def producer_called(slug: str) -> Producer | None:
    """The producer with this slug, with its commune."""
    return Producer.objects.select_related("commune").filter(slug=slug).first()


def producers_named(slugs: Iterable[str]) -> dict[str, str]:
    """The names of the producers with these slugs; a slug without a producer is left out."""
    return dict(Producer.objects.filter(slug__in=slugs).values_list("slug", "name"))


@noun("product")
def product_called(slug: str) -> Product | None:
    """The product with this slug, with its producer and communes."""
    return Product.objects.select_related("producer__commune", "commune").filter(slug=slug).first()


@noun("evidence")
def evidence_called(number: str) -> Evidence | None:
    """The paper with this number, with its versions and producer."""
    return with_versions(Evidence.objects.filter(pk=row_number(number))).first()


@noun("data_request")
def data_request_called(number: str) -> DataRequest | None:
    """The request about personal data with this number, with its producer."""
    return DataRequest.objects.select_related("producer__commune").filter(pk=row_number(number)).first()


@noun("picture")
def picture_called(number: str) -> ProductPicture | None:
    """The product picture with this number."""
    return (
        ProductPicture.objects.select_related("product__producer__commune", "file", "original")
        .filter(pk=row_number(number))
        .first()
    )


@noun("file")
def file_called(key: str) -> StoredFile | None:
    """The stored file with this key."""
    try:
        return StoredFile.objects.filter(key=UUID(key)).first()
    except ValueError:
        return None


def slug_for(model: type[Producer] | type[Product], name: str) -> str:
    """A free slug from the folded name: "htx-minh-hoa-1", then "htx-minh-hoa-1-2".

    Never only digits and never "province": files are owned by producers' slugs, communes' codes or the
    province.
    """
    wish = slugify(fold(name))[:LONGEST].strip("-")
    if not wish or wish.isdigit() or wish == PROVINCE_OWNER:
        wish = f"{'chu-the' if model is Producer else 'san-pham'}-{wish}".strip("-")
    taken = set(model._default_manager.filter(slug__startswith=wish).values_list("slug", flat=True))
    return next(slug for slug in _tries(wish) if slug not in taken)


def _tries(wish: str) -> Iterator[str]:
    return chain([wish], (f"{wish}-{number}" for number in count(2)))
