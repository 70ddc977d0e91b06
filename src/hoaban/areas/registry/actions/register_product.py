"""Register a product, with the number a commune gives it for life and the code on its packages."""

from __future__ import annotations

from hoaban.areas.registry import inputs
from hoaban.areas.registry.models import Producer, Product
from hoaban.areas.registry.permissions import may_register_ownerless_product, may_register_product
from hoaban.areas.registry.queries.names import slug_for
from hoaban.areas.registry.queries.register import next_serial
from hoaban.areas.registry.queries.rules import free_product_name, kind_fits_set, known_set
from hoaban.core.actions import Act, deed
from hoaban.core.documents.actions import give_code
from hoaban.core.documents.models import PublicCode
from hoaban.core.permissions import Verdict, require
from hoaban.core.search import fold
from hoaban.core.units.models import Unit


@deed(on="producer", takes=inputs.RegisterProduct)
def register_product(
    act: Act,
    producer: Producer | None,
    *,
    name: str,
    criteria_set: str = "",
    commune: Unit | None = None,
    specification: str = "",
    story: str = "",
    gtin: str = "",
    source: str = "",
    set_confirmed: bool = True,
    invented: bool = False,
) -> Product:
    """Enter a product of a producer (đăng ký sản phẩm); it gets the next number of its commune and the code
    of its packages, both for life.

    producer       None only where a source of before the platform names none
    commune        where it is made, when that is not where the producer sits (REGULATION A26)
    set_confirmed  a person chose the criteria set; False for a guess from the name
    invented       made up for the demonstration
    """
    require(_may_register(act, producer))
    require(known_set(criteria_set, act.today))
    require(kind_fits_set(producer, criteria_set, act.today))
    require(free_product_name(producer, name))
    place = commune or (producer.commune if producer else None)
    return act.add(
        Product(
            slug=slug_for(Product, name),
            name=name,
            folded_name=fold(name),
            producer=producer,
            commune=place,
            public_code=give_code(act, PublicCode.Kind.PRODUCT),
            serial=next_serial(act.locked(place)) if place else None,
            criteria_set=criteria_set,
            set_confirmed=set_confirmed and bool(criteria_set),
            specification=specification,
            story=story,
            gtin=gtin,
            source=source,
            invented=invented,
            added_at=act.at,
        )
    )


def _may_register(act: Act, producer: Producer | None) -> Verdict:
    if producer is None:
        return may_register_ownerless_product(act.actor)
    return may_register_product(act.actor, act.locked(producer))
