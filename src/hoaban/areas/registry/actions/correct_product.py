"""Correct a product's facts."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hoaban.areas.registry import inputs
from hoaban.areas.registry.models import Product
from hoaban.areas.registry.permissions import may_correct_product
from hoaban.areas.registry.queries.register import next_serial
from hoaban.areas.registry.queries.rules import free_product_name, kind_fits_set, known_set
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require
from hoaban.core.search import fold
from hoaban.core.units.models import Unit


@deed(on="product", takes=inputs.CorrectProduct)
def correct_product(
    act: Act,
    product: Product,
    *,
    name: str,
    criteria_set: str = "",
    commune: Unit | None = None,
    specification: str = "",
    story: str = "",
    gtin: str = "",
) -> Product:
    """Write a product's facts as they are right (sửa thông tin sản phẩm).

    All are given; what is empty becomes empty. The slug stays. The commune stays where none is given, and for
    good once it has given its number. Dossiers already filed keep what they were filed with.
    """
    with act.on(product) as product:
        require(may_correct_product(act.actor, product))
        if criteria_set != product.criteria_set:
            require(known_set(criteria_set, act.today))
            require(kind_fits_set(product.producer, criteria_set, act.today))
        require(free_product_name(product.producer, name, besides=product))
        require(_may_stand_in(product, commune))
        if commune and product.commune is None:
            product.commune, product.serial = commune, next_serial(act.locked(commune))
        product.name, product.folded_name = name, fold(name)
        if criteria_set or product.set_confirmed:  # a guess is not lost by leaving the question open
            product.criteria_set, product.set_confirmed = criteria_set, bool(criteria_set)
        product.specification, product.story, product.gtin = specification, story, gtin
    return product


def _may_stand_in(product: Product, commune: Unit | None) -> Verdict:
    if commune is None or product.commune is None or commune == product.commune:
        return ALLOWED
    return Refusal(
        "number-for-life",
        _("Sản phẩm đã mang số của %(commune)s; số này giữ suốt đời sản phẩm nên không chuyển xã.")
        % {"commune": product.commune.full_name},
        source="Phụ lục II, mã số sản phẩm",
    )
