"""Dossiers that began on paper (hồ sơ giấy) from a file: one row, one dossier at the stage it has reached.

The stage follows from the furthest thing that a row states. Scans are added later, on the dossier's page.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoaban.areas.dossiers.actions import correct_paper_dossier, enter_paper_dossier
from hoaban.areas.dossiers.actions.on_paper import (
    OnPaper,
    days_can_be,
    fits_its_stage,
    law_it_was_filed_under,
)
from hoaban.areas.dossiers.actions.open_dossier import ready_for_dossier
from hoaban.areas.dossiers.inputs import EnterPaperDossier
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.queries import paper_dossier_of, paper_facts_of
from hoaban.areas.dossiers.words import FACTS_FROM_STAGE, PAPER_STAGES
from hoaban.areas.registry.imports.names import Shelf, looks_like
from hoaban.areas.registry.imports.producers import NAMES, SAME, faults_of, field_of
from hoaban.areas.registry.imports.products import PRODUCT_NAMES
from hoaban.areas.registry.models import Producer, Product
from hoaban.core.actions import Act
from hoaban.core.imports import values as read
from hoaban.core.imports.kinds import Item, Kind, Values
from hoaban.core.imports.values import Finding
from hoaban.core.permissions import Refusal, Verdict
from hoaban.programme.edition import Edition

FIELDS = (
    field_of("product_name", gettext_lazy("Sản phẩm"), PRODUCT_NAMES),
    field_of("producer", gettext_lazy("Chủ thể"), NAMES),
    field_of("filed_on", gettext_lazy("Ngày nộp"), "ngay nop; ngay nop ho so; ngay chu the nop", read.day),
    field_of("declared_by", gettext_lazy("Người ký Mẫu số 01"), "nguoi dai dien; nguoi ky; dai dien"),
    field_of("received_on", gettext_lazy("Ngày xã tiếp nhận"), "ngay tiep nhan; ngay xa tiep nhan", read.day),
    field_of("registration_number", gettext_lazy("Phiếu số của xã"), "phieu so cua xa; so phieu"),
    field_of(
        "letter_number",
        gettext_lazy("Số văn bản đề nghị"),
        "so van ban de nghi; so van ban; so to trinh; van ban de nghi so; van ban so; to trinh so",
    ),
    field_of(
        "letter_date",
        gettext_lazy("Ngày văn bản đề nghị"),
        "ngay van ban de nghi; ngay van ban; van ban de nghi ngay; van ban ngay; to trinh ngay",
        read.day,
    ),
    field_of("forwarded_on", gettext_lazy("Ngày gửi tỉnh"), "ngay gui tinh; ngay xa gui tinh", read.day),
    field_of("samples_noted", gettext_lazy("Số mẫu"), "so san pham mau; so mau; so luong mau", read.count),
    field_of("taken_in_on", gettext_lazy("Ngày tỉnh nhận"), "ngay tinh nhan; ngay tinh nhan du", read.day),
    field_of("province_number", gettext_lazy("Phiếu số của tỉnh"), "phieu so cua tinh"),
)
FACTS = tuple(field.name for field in FIELDS if field.name not in ("product_name", "producer"))


class DossierBook:
    """The products of the register by producer and name; dossiers are asked for one by one, since a round
    has some dozens."""

    def __init__(self, today: date, columns: frozenset[str], name: str) -> None:
        self.today, self.columns, self.file = today, columns, name
        self.producers: Shelf[Producer] = Shelf(Producer.objects.all())
        self.products: dict[int | None, Shelf[Product]] = defaultdict(Shelf)
        self.everywhere: Shelf[Product] = Shelf()
        for row in Product.objects.select_related("producer", "commune"):
            self.products[row.producer_id].put(row)
            self.everywhere.put(row)
        self.seen: dict[int, str] = {}

    def read(self, values: Values, said: frozenset[str], place: str) -> Item:
        product, findings = self._product_of(values)
        if product is None:
            return Item(findings)
        if product.pk in self.seen:
            why = _("Cùng một sản phẩm với %(place)s.") % {"place": self.seen[product.pk]}
            return Item([*findings, Finding("twice-in-file", why, field="product_name")])
        self.seen[product.pk] = place
        facts = {name: values[name] for name in FACTS if name in said}
        form = EnterPaperDossier({**facts, "stage": stage_of(facts), "product": product.slug})
        findings += faults_of(form, self.columns)
        if any(finding.guess is None for finding in findings):
            return Item(findings)
        taken = {name: form.cleaned_data[name] for name in (*facts, "stage")}
        known = paper_dossier_of(product, taken["filed_on"])
        return self._settled(product, known, taken, findings)

    # --- one row ---

    def _product_of(self, values: Values) -> tuple[Product | None, list[Finding]]:
        name, maker = str(values.get("product_name") or ""), str(values.get("producer") or "")
        if not name:
            return None, [Finding("required", _("Thiếu tên sản phẩm."), field="product_name")]
        shelf, findings = self.everywhere, []
        if maker:
            same = self.producers.named(maker)
            like = self.producers.like(maker)
            if len(same) != 1 and (same or len(like) != 1):
                why = _("Chưa rõ chủ thể “%(name)s” là ai trong sổ.") % {"name": maker}
                return None, [Finding("which-producer", why, field="producer")]
            findings = [] if same else [looks_like(like[0], "producer")]
            shelf = self.products[(same or like)[0].pk]
        found = shelf.named(name) or shelf.like(name)
        if len(found) == 1:
            return found[0], findings if shelf.named(name) else [
                *findings,
                looks_like(found[0], "product_name"),
            ]
        if found:
            why = _("Có %(n)s sản phẩm tên này. Thêm cột chủ thể để biết là của ai.") % {"n": len(found)}
            return None, [Finding("which-product", why, field="product_name")]
        why = _("Trong sổ chưa có sản phẩm này. Ghi sản phẩm vào sổ trước rồi nhập hồ sơ.")
        return None, [Finding("unknown-product", why, field="product_name")]

    # --- what becomes of it ---

    def _settled(
        self, product: Product, known: Dossier | None, facts: dict[str, Any], findings: list[Finding]
    ) -> Item:
        stated = paper_facts_of(known) if known else {}
        facts = {**facts, "stage": stage_of({**stated, **facts})}  # a file may hold a part of the facts only
        if known and all(stated.get(name) == value for name, value in facts.items()):
            return Item(findings, same=SAME)
        why = self._why_not(product, known, {**stated, **facts})
        if isinstance(why, Refusal):
            field = why.field if why.field in self.columns else "product_name"
            return Item([*findings, Finding(why.code, str(why.why), field=field)])
        if known:
            do = partial(_correct, known.pk, {**stated, **facts}, self.file)
            return Item(findings, do=do, changes=[known])
        return Item(findings, do=partial(_enter, product.slug, facts))

    def _why_not(self, product: Product, known: Dossier | None, facts: dict[str, Any]) -> Verdict | Edition:
        """What the deed would refuse, asked beforehand."""
        told = {name: value for name, value in facts.items() if name not in ("matters", "answers")}
        paper = OnPaper(**told)
        for verdict in (fits_its_stage(paper), days_can_be(paper.days, self.today)):
            if isinstance(verdict, Refusal):
                return verdict
        edition = law_it_was_filed_under(paper.filed_on, self.today)
        if isinstance(edition, Refusal) or known:
            return edition
        return ready_for_dossier(product, edition)


def stage_of(facts: dict[str, Any]) -> str:
    """The stage on paper that the furthest fact tells."""
    reached = PAPER_STAGES[0]
    for stage in PAPER_STAGES:
        if any(facts.get(name) not in (None, "") for name in FACTS_FROM_STAGE.get(stage, ())):
            reached = stage
    return reached.value


def _enter(product: str, facts: dict[str, Any], act: Act) -> None:
    enter_paper_dossier(act, product=product, **facts)


def _correct(dossier: int, facts: dict[str, Any], file: str, act: Act) -> None:
    given = {
        **facts,
        "matters": {row["matter"]: row["text"] for row in facts["matters"]},
        "answers": {row["criterion"]: row["option"] for row in facts["answers"]},
    }
    reason = f"sửa theo tệp {file}"
    correct_paper_dossier(act, Dossier.objects.get(pk=dossier), reason=reason, **given)


DOSSIERS = Kind(
    "dossiers",
    FIELDS,
    needed="product_name",
    carried=frozenset({"producer", "letter_number", "letter_date", "forwarded_on"}),
    open=DossierBook,
)
