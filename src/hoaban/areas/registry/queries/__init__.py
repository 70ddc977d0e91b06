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
from hoaban.areas.registry.queries.looks import looks_at, looks_of_all
from hoaban.areas.registry.queries.names import (
    evidence_called,
    file_called,
    picture_called,
    producer_called,
    producers_named,
    product_called,
)
from hoaban.areas.registry.queries.places import Place, places_to_let_in
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
from hoaban.areas.registry.queries.requests import (
    KEPT_FOR,
    Fit,
    fits_of,
    open_requests,
    request_called,
)
from hoaban.areas.registry.queries.rights import consents_of, data_requests, data_requests_of

__all__ = [
    "KEPT_FOR",
    "Fit",
    "Place",
    "consents_of",
    "data_requests",
    "data_requests_of",
    "evidence_by_kind",
    "evidence_called",
    "evidence_ending_before",
    "evidence_of",
    "file_called",
    "fits_of",
    "good_on",
    "library_shown",
    "looks_at",
    "looks_of_all",
    "open_requests",
    "papers_for_set",
    "picture_called",
    "pictures_of",
    "places_to_let_in",
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
    "request_called",
    "set_of",
    "versions_valid_on",
]
