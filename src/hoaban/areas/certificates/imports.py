"""Certificates of before the platform (giấy chứng nhận đã cấp) from a file: one row, one recognition.

A product is found by its producer and name; a recognition by its year. What a file leaves empty stays
unknown. Not here: what a star is on a day (queries/standing.py).
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoaban.areas.certificates.actions import correct_past_certificate, enter_past_certificate
from hoaban.areas.certificates.inputs import EnterPastCertificate
from hoaban.areas.certificates.models import Certificate
from hoaban.areas.registry.imports.names import Shelf, looks_like
from hoaban.areas.registry.imports.producers import NAMES, SAME, SOURCE, faults_of, field_of
from hoaban.areas.registry.imports.products import PRODUCT_NAMES
from hoaban.areas.registry.models import Producer, Product
from hoaban.core.actions import Act
from hoaban.core.imports import values as read
from hoaban.core.imports.kinds import Item, Kind, Values
from hoaban.core.imports.values import Finding
from hoaban.core.law import edition_in_force
from hoaban.core.search import fold
from hoaban.programme.provisions.grading import NO_STAR

FIELDS = (
    field_of("product", gettext_lazy("Sản phẩm"), PRODUCT_NAMES),
    field_of("producer", gettext_lazy("Chủ thể"), NAMES),
    field_of(
        "star", gettext_lazy("Hạng sao"), "hang sao; sao; so sao; xep hang; hang; ket qua; star", read.star
    ),
    field_of("number", gettext_lazy("Số giấy"), "so giay chung nhan; giay chung nhan so; so gcn; so giay"),
    field_of(
        "decision_number",
        gettext_lazy("Số quyết định"),
        "so quyet dinh; quyet dinh so; quyet dinh cong nhan; quyet dinh; so qd; decision number",
    ),
    field_of(
        "decision_date",
        gettext_lazy("Ngày quyết định"),
        "ngay quyet dinh; quyet dinh ngay; ngay ky; ngay qd; ngay cong nhan; ngay ban hanh; decision date",
        read.day,
    ),
    field_of("issuer", gettext_lazy("Cơ quan"), "co quan cap; co quan ban hanh; noi cap; don vi cap; issuer"),
    field_of("level", gettext_lazy("Cấp"), "cap; cap cong nhan; level"),
    field_of("year", gettext_lazy("Năm"), "nam cong nhan; nam; nam cap; nam danh gia; year", read.year),
    field_of("valid_from", gettext_lazy("Từ ngày"), "ngay cap; tu ngay; hieu luc tu; valid from", read.day),
    field_of(
        "valid_to",
        gettext_lazy("Đến ngày"),
        "ngay het han; het han; den ngay; thoi han; hieu luc den; co gia tri den; valid to",
        read.day,
    ),
    field_of("extended_to", gettext_lazy("Kéo dài đến"), "keo dai den; gia han den; extended to", read.day),
    field_of(
        "regrading_filed_on",
        gettext_lazy("Ngày nộp phân hạng lại"),
        "ngay nop phan hang lai; ngay nop ho so phan hang lai; regrading filed on",
        read.day,
    ),
    field_of("status", gettext_lazy("Tình trạng"), "tinh trang; trang thai; status"),
    SOURCE,
)
FACTS = (
    "star", "number", "decision_number", "decision_date", "issuer", "year", "valid_from", "valid_to",
    "extended_to", "regrading_filed_on",
)  # fmt: skip
RECOGNISED = frozenset(
    {"", "recognised", "da cong nhan", "cong nhan", "con hieu luc", "het hieu luc", "het han"}
)
NUMBER_AND_DAY = re.compile(
    r"(?P<number>.+?)[,;]?\s+ngày\s+(?P<day>\d{1,2}/\d{1,2}/\d{4})(?:\s+(?:của\s+)?(?P<issuer>\D.*))?",
    re.IGNORECASE | re.DOTALL,
)
LEVELS = {"tinh": "cấp tỉnh", "huyen": "cấp huyện", "trung uong": "cấp trung ương"}


class CertificateBook:
    """The products with their certificates of before, and those the file has brought so far."""

    def __init__(self, today: date, columns: frozenset[str], name: str) -> None:
        self.columns, self.file = columns, name
        self.stars = [star for star in edition_in_force(today).certificate.stars if star != NO_STAR]
        self.products: dict[int | None, Shelf[Product]] = defaultdict(Shelf)
        self.everywhere: Shelf[Product] = Shelf()
        self.producers: Shelf[Producer] = Shelf(Producer.objects.all())
        for row in Product.objects.select_related("producer"):
            self.products[row.producer_id].put(row)
            self.everywhere.put(row)
        self.known: dict[int, list[Certificate]] = defaultdict(list)
        for certificate in Certificate.objects.filter(dossier=None).select_related("decision"):
            self.known[certificate.product_id].append(certificate)
        self.seen: dict[tuple[int, int | None], tuple[str, dict[str, Any]]] = {}

    def read(self, values: Values, said: frozenset[str], place: str) -> Item:
        facts, findings = self._facts_of(values, said)
        product, about = self._product_of(values)
        findings += about
        if product is None or any(finding.guess is None for finding in findings):
            return Item(findings)
        source = values.get("source") or f"tệp {self.file}, {place}"
        form = EnterPastCertificate({**facts, "source": source})
        findings += faults_of(form, self.columns)
        facts = {name: form.cleaned_data.get(name, value) for name, value in facts.items()}
        recognition = product.pk, recognised_in(facts)
        before = self.seen.get(recognition)
        if before:
            return _twice(before, facts, findings)
        self.seen[recognition] = place, facts
        return self._settled(product, facts, source, findings)

    # --- one row ---

    def _facts_of(self, values: Values, said: frozenset[str]) -> tuple[dict[str, Any], list[Finding]]:
        facts = {name: values[name] for name in FACTS if name in said}
        findings: list[Finding] = []
        together = NUMBER_AND_DAY.fullmatch(str(facts.get("decision_number", "")))
        if together:
            facts["decision_number"] = together["number"].strip()
            facts.setdefault("decision_date", read.day(together["day"])[0])
            if together["issuer"]:
                facts.setdefault("issuer", together["issuer"].strip())
        level = str(values.get("level") or "")
        if level:
            facts.setdefault("issuer", LEVELS.get(fold(level), level))
        if fold(str(values.get("status") or "")) not in RECOGNISED:
            why = _("“%(text)s” chưa phải công nhận: chỉ nhập giấy đã có quyết định.")
            told = why % {"text": values["status"]}
            findings.append(Finding("not-recognised", told, field="status"))
        star = facts.get("star")
        if star is not None and star not in self.stars:
            why = _("Chỉ các hạng %(stars)s sao có giấy chứng nhận (điểm a khoản 1 Điều 4).")
            told = why % {"stars": ", ".join(map(str, self.stars))}
            findings.append(Finding("star-without-certificate", told, field="star"))
        if not facts:
            findings.append(Finding("nothing-stated", _("Dòng này không nói gì về giấy chứng nhận.")))
        return facts, findings

    def _product_of(self, values: Values) -> tuple[Product | None, list[Finding]]:
        name, maker = str(values.get("product") or ""), str(values.get("producer") or "")
        if not name:
            return None, [Finding("required", _("Thiếu tên sản phẩm."), field="product")]
        shelf, findings = self._shelf_of(maker)
        if shelf is None:
            return None, findings
        same = shelf.named(name)
        if len(same) == 1:
            return same[0], findings
        if same:
            why = _("Có %(n)s sản phẩm tên này. Thêm cột chủ thể để biết là của ai.") % {"n": len(same)}
            return None, [Finding("which-product", why, field="product")]
        like = shelf.like(name)
        if len(like) == 1:
            return like[0], [*findings, looks_like(like[0], "product")]
        why = _("Chưa có sản phẩm này trong sổ. Nhập sản phẩm trước, rồi nhập giấy chứng nhận.")
        return None, [Finding("unknown-product", why, field="product")]

    def _shelf_of(self, maker: str) -> tuple[Shelf[Product] | None, list[Finding]]:
        if not maker:
            return self.everywhere, []
        same = self.producers.named(maker)
        if len(same) == 1:
            return self.products[same[0].pk], []
        like = self.producers.like(maker)
        if not same and len(like) == 1:
            return self.products[like[0].pk], [looks_like(like[0], "producer")]
        why = _("Chưa rõ chủ thể “%(name)s” là ai trong sổ.") % {"name": maker}
        return None, [Finding("which-producer", why, field="producer")]

    # --- what becomes of it ---

    def _settled(self, product: Product, facts: dict[str, Any], source: str, findings: list[Finding]) -> Item:
        own = self._known(product, facts)
        if own is None:
            return Item(findings, do=partial(_enter, product.pk, {**facts, "source": source}))
        stated = as_stated(own)
        if all(stated[name] == value for name, value in facts.items()):
            return Item(findings, same=SAME)
        whole = {**stated, **facts, "source": own.source}
        return Item(findings, do=partial(_correct, own.pk, whole), changes=[own])

    def _known(self, product: Product, facts: dict[str, Any]) -> Certificate | None:
        """The certificate that the row speaks of: a product is recognised once a year at most."""
        year = recognised_in(facts)
        found = (
            known
            for known in self.known[product.pk]
            if (recognised_in(as_stated(known)) == year)
            or (facts.get("valid_to") is not None and known.valid_to == facts["valid_to"])
        )
        return next(found, None)


def recognised_in(facts: dict[str, Any]) -> int | None:
    """The year of a recognition, from what is stated of it; None where nothing says it."""
    day = facts.get("decision_date") or facts.get("valid_from")
    return day.year if day else facts.get("year")


def as_stated(certificate: Certificate) -> dict[str, Any]:
    """What was entered of a certificate of before, as its input takes it."""
    decision = certificate.decision
    facts = {name: getattr(certificate, name, None) for name in FACTS}
    return facts | {
        "decision_number": decision.number if decision else "",
        "decision_date": decision.date if decision else None,
    }


def _twice(before: tuple[str, dict[str, Any]], facts: dict[str, Any], findings: list[Finding]) -> Item:
    place, earlier = before
    if earlier == facts:
        return Item(findings, same=_("Đã có ở %(place)s.") % {"place": place})
    why = _("Cùng một lần công nhận với %(place)s nhưng ghi khác. Để lại một dòng đúng.") % {"place": place}
    return Item([*findings, Finding("twice-in-file", why, field="product")])


def _enter(product: int, data: dict[str, Any], act: Act) -> None:
    enter_past_certificate(act, Product.objects.get(pk=product), **_cleaned(data))


def _correct(certificate: int, data: dict[str, Any], act: Act) -> None:
    correct_past_certificate(act, Certificate.objects.get(pk=certificate), **_cleaned(data))


def _cleaned(data: dict[str, Any]) -> dict[str, Any]:
    form = EnterPastCertificate(data)
    form.full_clean()
    return form.cleaned_data


CERTIFICATES = Kind(
    "certificates",
    FIELDS,
    needed="product",
    carried=frozenset({"producer", "decision_number", "decision_date", "issuer"}),
    open=CertificateBook,
)
