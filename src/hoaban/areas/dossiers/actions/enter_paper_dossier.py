"""Entering a dossier that began on paper, at the stage it has reached there (nhập hồ sơ giấy)."""

from __future__ import annotations

from typing import Any

from hoaban.areas.dossiers import inputs
from hoaban.areas.dossiers.actions.freezing import freeze
from hoaban.areas.dossiers.actions.on_paper import (
    OnPaper,
    days_can_be,
    fits_its_stage,
    law_it_was_filed_under,
    leave_step,
    write_contents,
    write_down,
)
from hoaban.areas.dossiers.actions.open_dossier import FIRST_GRADING, next_code, ready_for_dossier
from hoaban.areas.dossiers.actions.steps import tell_commune, tell_producer
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.permissions import may_enter_paper_dossier
from hoaban.areas.dossiers.queries import product_meant
from hoaban.areas.dossiers.words import ENTER_FROM_PAPER
from hoaban.areas.registry.models import Product
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require
from hoaban.programme.edition import Edition


@deed(takes=inputs.EnterPaperDossier)
def enter_paper_dossier(
    act: Act, *, product: str = "", producer: str = "", product_name: str = "", **facts: Any
) -> Dossier:
    """Write down a paper dossier of a registered product, at the stage it has reached.

    product       its slug; else producer (name or slug) and product_name
    facts         those of inputs.PaperFacts: stage, days and numbers on the paper, scan, matters, answers

    Only the office. One step is left, "entered from paper": the receipt, appraisal, sending and intake that
    happened on paper stay its days and numbers, and deadlines count from them. Who copies the words of a
    paper is no writer of the dossier (khoản 2 Điều 4). Raises Refused where the product has an open dossier
    or lacks producer, commune or set, a fact of the stage is missing, days cannot be, or the scan is no PDF.
    """
    require(may_enter_paper_dossier(act.actor))
    meant = act.locked(require(product_meant(product, producer, product_name)))
    paper = OnPaper(**facts)
    require(fits_its_stage(paper))
    require(days_can_be(paper.days, act.today))
    edition = require(law_it_was_filed_under(paper.filed_on, act.today))
    require(ready_for_dossier(meant, edition))
    dossier = _written(act, meant, paper, edition)
    write_contents(act, dossier, paper, edition)
    freeze(act, dossier, edition, on_paper=True)
    leave_step(act, dossier, ENTER_FROM_PAPER)
    _tell(act, dossier)
    return dossier


def _written(act: Act, product: Product, paper: OnPaper, edition: Edition) -> Dossier:
    dossier = Dossier(
        code=next_code(act),
        kind=FIRST_GRADING,
        edition=edition.id,
        product=product,
        commune=product.commune,
        state=paper.stage,
        opened_at=act.at,
        paper_entered_on=act.today,
        paper_entered_by_name=act.actor.name,
    )
    write_down(act, dossier, paper, edition)
    return act.add(dossier)


def _tell(act: Act, dossier: Dossier) -> None:
    title = f"Văn phòng OCOP đã nhập hồ sơ giấy của {dossier.product.name}, mã {dossier.code}"
    text = "Xem lại các ngày và bản quét; có chỗ chưa đúng thì báo Văn phòng OCOP sửa."
    tell_commune(act, dossier, title, text)
    tell_producer(act, dossier, title, text)
