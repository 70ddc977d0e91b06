"""Who makes what: lists of producers and products, each starting from what the asker may see.

Not here: stars and certificates (areas/certificates), dossiers (areas/dossiers).
"""

from __future__ import annotations

from datetime import date
from functools import cache

from django.db.models import Count, Max, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hoaban.areas.registry.models import Producer, Product, ProductPicture
from hoaban.areas.registry.permissions import producers_open_to, products_open_to
from hoaban.core.accounts.models import Holding
from hoaban.core.accounts.queries import holders_of
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import Actor
from hoaban.core.law import edition_in_force
from hoaban.core.units.models import Unit
from hoaban.core.units.queries import province
from hoaban.programme.edition import EDITION_FILE, Edition, NoEditionInForce, UnknownSet
from hoaban.programme.provisions.criteria import CriteriaSet


def producers_visible_to(actor: Actor) -> QuerySet[Producer]:
    """The producers this person may see, by name, each with its commune and those products they may see."""
    products = Product.objects.filter(products_open_to(actor)).order_by("id")
    return (
        Producer.objects.filter(producers_open_to(actor))
        .select_related("commune")
        .prefetch_related(Prefetch("products", products))
        .order_by("folded_name", "id")
    )


def producers_listed(actor: Actor) -> QuerySet[Producer]:
    """The same producers for a list that is written out: each with its commune and the number of those
    products they may see (`products_seen`)."""
    seen = Product.objects.filter(products_open_to(actor), producer=OuterRef("pk")).order_by()
    number = seen.values("producer").annotate(number=Count("pk")).values("number")
    return (
        Producer.objects.filter(producers_open_to(actor))
        .select_related("commune")
        .annotate(products_seen=Coalesce(Subquery(number), 0))
        .order_by("folded_name", "id")
    )


def products_visible_to(actor: Actor) -> QuerySet[Product]:
    """The products this person may see, by name, each with its producer and commune."""
    rows = Product.objects.filter(products_open_to(actor)).select_related("producer", "commune")
    return rows.order_by("folded_name", "id")


def products_shown(actor: Actor, producer: Producer) -> QuerySet[Product]:
    """The producer's products that this person may see, in the order they were registered."""
    return products_of(producer).filter(products_open_to(actor))


def products_of(producer: Producer) -> QuerySet[Product]:
    """The producer's products, in the order they were registered."""
    return producer.products.select_related("commune").order_by("id")


def pictures_of(product: Product) -> QuerySet[ProductPicture]:
    """The pictures at the product, the pack's first, each with its files; one without `file` waits."""
    return product.pictures.filter(removed_at=None).select_related("file", "original")


def representatives_of(producer: Producer) -> QuerySet[Holding]:
    """Who represents the producer on the platform now, each with the person."""
    return holders_of(Role.PRODUCER_REPRESENTATIVE, producer=producer.slug)


def set_of(product: Product, edition: Edition) -> CriteriaSet | None:
    """The criteria set of the product (bộ sản phẩm) in this edition; None while it is not known."""
    try:
        return edition.criteria_set(product.criteria_set) if product.criteria_set else None
    except UnknownSet:
        return None


def product_code(product: Product, year: int, of: Unit | None = None) -> str:
    """The product's code (mã số sản phẩm, Phụ lục II) of an assessment in this year, "11-03352-007-2026".

    The pattern is that of the edition in force when the year ends. "" while the product has no commune and so
    no serial number, and for a year of before the editions we know. `of`: the province, where it was read
    already, so that a list asks for it once.
    """
    pattern = _code_pattern(year)
    if not pattern or product.commune is None or product.serial is None:
        return ""
    return pattern.format(
        province_code=(of or province()).code,
        commune_code=product.commune.code,
        serial=f"{product.serial:03d}",
        year=year,
    )


@cache
def _code_pattern(year: int) -> str:
    try:
        header = edition_in_force(date(year, 12, 31)).file(EDITION_FILE)
    except NoEditionInForce:
        return ""
    return header.inner("codes").inner("product_code").text("pattern")


def next_serial(commune: Unit) -> int:
    """The commune's next running number (Phụ lục II, mã số sản phẩm).

    The caller holds the commune's row locked, else two products registered at once would get the same.
    """
    last = Product.objects.filter(commune=commune).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1
