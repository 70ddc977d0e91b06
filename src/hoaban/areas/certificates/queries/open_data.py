"""What anybody may read of producers and certificates, as whole lists: for open data.

Not here: products (catalogue.py), what a certificate's state is (standing.py).
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from hoaban.areas.certificates.models import Certificate
from hoaban.areas.certificates.queries.catalogue import public_products
from hoaban.areas.certificates.queries.standing import with_all_about
from hoaban.areas.registry.models import Producer


def public_producers() -> QuerySet[Producer]:
    """Every producer that anybody may see (is_public_producer), each with its commune."""
    makes_public = Exists(public_products().filter(producer=OuterRef("pk")))
    return Producer.objects.filter(~Q(source="") | makes_public).select_related("commune")


def public_certificates() -> QuerySet[Certificate]:
    """Every certificate with everything about it, and those of the same product: its state needs them.

    All of them are public: who holds one shows it.
    """
    siblings = Certificate.objects.select_related("withdrawal")
    return with_all_about().prefetch_related(Prefetch("product__certificates", queryset=siblings))
