"""Dossiers that began on paper: which product a row means, what is there already, what is not known.

Here: look-ups for the office and for imports. Not here: which facts a stage needs (actions/on_paper.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import OPEN_STATES
from hoaban.areas.dossiers.queries.assessing import Standing, standing_of
from hoaban.areas.dossiers.queries.filed import snapshot_of
from hoaban.areas.dossiers.queries.law import set_of
from hoaban.areas.dossiers.words import FACTS_FROM_STAGE, PAPER_STAGES, State
from hoaban.areas.registry.models import Product
from hoaban.areas.registry.queries import products_visible_to
from hoaban.core.actors import Actor
from hoaban.core.permissions import Refusal
from hoaban.core.search import fold
from hoaban.programme.edition import Edition


def product_meant(slug: str, producer: str, name: str) -> Product | Refusal:
    """The product of that slug, else the one of that name of this producer (its name or slug)."""
    if slug:
        found = list(Product.objects.filter(slug=slug))
    else:
        of = Q(producer__slug=producer) | Q(producer__folded_name=fold(producer))
        found = list(Product.objects.filter(of, folded_name=fold(name)))
    if len(found) == 1:
        return found[0]
    if found:
        why = _("Có nhiều sản phẩm cùng tên này. Ghi tên ngắn của sản phẩm.")
        return Refusal("product-ambiguous", why, field="product_name")
    why = _("Trong sổ chưa có sản phẩm này. Ghi sản phẩm vào sổ trước rồi nhập hồ sơ.")
    return Refusal("product-unknown", why, field="product" if slug else "product_name")


def paper_dossier_of(product: Product, filed_on: date, letter_number: str = "") -> Dossier | None:
    """The dossier in which this paper dossier was entered already, if any: same product and filing day, and
    the same proposal where both name one. An entry that was cancelled does not count."""
    entered = Dossier.objects.filter(product=product, filed_on=filed_on, paper_entered_on__isnull=False)
    known = Q(letter_number__in=["", letter_number]) if letter_number else Q()
    return entered.filter(known).exclude(state=State.ENTRY_CANCELLED).order_by("id").last()


def filed_on_paper(dossier: Dossier) -> bool:
    """Is what was filed last the paper dossier, and no forms of ours?"""
    snapshot = snapshot_of(dossier)
    return snapshot is not None and "from_paper" in snapshot.content


def unknown_of(dossier: Dossier) -> list[str]:
    """What is not known of a dossier entered from paper, in words; nothing is put in its place."""
    if dossier.paper_entered_on is None:
        return []
    return [words for words, known in _asked(dossier) if not known]


def _asked(dossier: Dossier) -> Iterator[tuple[str, bool]]:
    yield _("bản quét hồ sơ: hiện chỉ có bản giấy"), dossier.scan_id is not None
    yield _("điểm chủ thể tự chấm"), dossier.answers.exists()
    if dossier.letter_number:
        yield _("ý kiến của xã ở Mẫu số 03"), dossier.appraisals.exclude(text="").exists()
        yield _("số sản phẩm mẫu gửi kèm"), dossier.samples_noted is not None


def standing_if_known(dossier: Dossier, edition: Edition) -> Standing | None:
    """How the producer's own answers stand; None while the set is not known, and where the office knows but
    some of the answers of a paper dossier, or none: a sum of what is missing would be a figure of our own."""
    if set_of(dossier, edition) is None:
        return None
    standing = standing_of(dossier, edition)
    known = dossier.paper_entered_on is None or not standing.result.missing
    return standing if known or dossier.state == State.SENT_BACK else None


FACTS = (
    *("filed_on", "declared_by", "received_on", "registration_number", "letter_number", "letter_date"),
    *("forwarded_on", "samples_noted", "taken_in_on", "province_number"),
)


def paper_facts_of(dossier: Dossier) -> dict[str, Any]:
    """What was entered, under the names of inputs.PaperFacts; of steps made here since, nothing."""
    reached = PAPER_STAGES.index(State(dossier.paper_stage))
    later = {name for stage in PAPER_STAGES[reached + 1 :] for name in FACTS_FROM_STAGE.get(stage, ())}
    told = {name: getattr(dossier, name) for name in FACTS if name not in later}
    matters = dossier.appraisals.order_by("id").values("matter", "text") if "letter_number" in told else ()
    answers = dossier.answers.order_by("id").values("criterion", "option")
    return {"stage": dossier.paper_stage, **told, "matters": list(matters), "answers": list(answers)}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A product of the register for which a paper dossier may be entered.

    open   the dossier in which it is on its way already
    lacks  what the register lacks of it before any dossier, in words; "" where nothing
    """

    product: Product
    open: Dossier | None
    lacks: str


def products_for_paper(actor: Actor, commune: str = "") -> list[PaperRow]:
    """The products of the register, of one commune (its code) where one is named. Two queries."""
    open_ones = Dossier.objects.filter(state__in=OPEN_STATES)
    rows = products_visible_to(actor).prefetch_related(Prefetch("dossiers", open_ones, to_attr="open_ones"))
    if commune:
        rows = rows.filter(commune__code=commune)
    return [PaperRow(row, next(iter(row.open_ones), None), _lacks(row)) for row in rows]


def _lacks(product: Product) -> str:
    if product.producer is None:
        return _("chưa có chủ thể")
    if product.commune is None:
        return _("chưa ghi xã")
    return "" if product.set_confirmed else _("chưa chọn bộ sản phẩm")
