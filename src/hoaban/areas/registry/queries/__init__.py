"""What is asked of the register: rows by name, producers and products, the evidence library."""

from hoaban.areas.registry.queries.library import (
    evidence_by_kind,
    evidence_ending_before,
    evidence_of,
    good_on,
    library_shown,
    papers_for_set,
    versions_valid_on,
)
from hoaban.areas.registry.queries.names import (
    evidence_called,
    file_called,
    picture_called,
    producer_called,
    producers_named,
    product_called,
)
from hoaban.areas.registry.queries.register import (
    pictures_of,
    producers_listed,
    producers_visible_to,
    product_code,
    products_of,
    products_shown,
    products_visible_to,
    representatives_of,
    set_of,
)

__all__ = [
    "evidence_by_kind",
    "evidence_called",
    "evidence_ending_before",
    "evidence_of",
    "file_called",
    "good_on",
    "library_shown",
    "papers_for_set",
    "picture_called",
    "pictures_of",
    "producer_called",
    "producers_listed",
    "producers_named",
    "producers_visible_to",
    "product_called",
    "product_code",
    "products_of",
    "products_shown",
    "products_visible_to",
    "representatives_of",
    "set_of",
    "versions_valid_on",
]
