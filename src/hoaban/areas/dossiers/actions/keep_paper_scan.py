"""Keeping a scan before its dossier can be entered: a row that lacks something loses no file."""

from __future__ import annotations

from hoaban.areas.dossiers import inputs
from hoaban.areas.dossiers.actions.on_paper import scanned
from hoaban.areas.dossiers.actions.open_dossier import has_producer
from hoaban.areas.dossiers.permissions import may_enter_paper_of
from hoaban.areas.registry.models import Product
from hoaban.core.actions import Act, deed
from hoaban.core.files.actions import Incoming
from hoaban.core.files.models import StoredFile
from hoaban.core.permissions import require


@deed(on="product", takes=inputs.KeepPaperScan)
def keep_paper_scan(act: Act, product: Product, *, scan: Incoming) -> StoredFile:
    """The scan of the product's paper dossier as a stored file; entering then names it by its id."""
    require(may_enter_paper_of(act.actor, product))
    require(has_producer(product))
    assert product.producer is not None  # noqa: S101  # for the type checker
    return scanned(act, product.producer.slug, scan)
