"""Products (sản phẩm) from a file, with the producers it brings: found again by producer and name."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoaban.areas.registry.actions import correct_product, register_product
from hoaban.areas.registry.imports.names import Shelf, looks_like
from hoaban.areas.registry.imports.producers import (
    ABOUT_PRODUCER,
    NAMES,
    PLACES,
    SAME,
    SOURCE,
    ProducerBook,
    changed,
    faults_of,
    field_of,
)
from hoaban.areas.registry.inputs import CorrectProduct, RegisterProducer, RegisterProduct
from hoaban.areas.registry.models import Producer, Product
from hoaban.areas.registry.words import set_names
from hoaban.core.actions import Act
from hoaban.core.imports import values as read
from hoaban.core.imports.kinds import Item, Kind, Values
from hoaban.core.imports.values import Finding
from hoaban.core.law import edition_in_force
from hoaban.core.search import fold
from hoaban.programme.edition import Edition

PRODUCT_NAMES = "ten san pham; san pham; ten sp; ten san pham ocop; name vi; product; product name; name; ten"
PRODUCER = field_of("producer", gettext_lazy("Chủ thể"), NAMES)
FIELDS = (
    field_of("name", gettext_lazy("Sản phẩm"), PRODUCT_NAMES),
    PRODUCER,
    *PLACES,
    *ABOUT_PRODUCER,
    field_of("criteria_set", gettext_lazy("Bộ sản phẩm"), "bo san pham; bo tieu chi; so bo; criteria set"),
    field_of("other_set", gettext_lazy("Bộ khác có thể đúng"), "criteria set alt; bo khac"),
    field_of("specification", gettext_lazy("Quy cách"), "quy cach; tieu chuan; specification"),
    field_of("gtin", gettext_lazy("Mã vạch"), "ma vach; ma so ma vach; gtin; ean; barcode", read.digits),
    SOURCE,
)
FACTS = ("name", "criteria_set", "commune", "specification", "gtin")


class ProductBook:
    """The products of the register, and those the file has brought, each under its producer."""

    def __init__(self, today: date, columns: frozenset[str], name: str) -> None:
        self.columns = columns
        self.producers = ProducerBook(today, columns, name)
        self.producers.name_field = PRODUCER.name
        self.sets = _sets_by_name(edition_in_force(today))
        self.guessed_sets = "other_set" in columns  # a file that names a second set states guesses
        known = {row.pk: row for row in self.producers.rows}
        self.shelves: dict[int, Shelf[Product]] = defaultdict(Shelf)
        self.everywhere: Shelf[Product] = Shelf()
        for row in Product.objects.select_related("commune", "producer__commune"):
            self.shelves[id(known.get(row.producer_id or 0))].put(row)
            self.everywhere.put(row)
        self.seen: dict[int, tuple[str, dict[str, Any]]] = {}

    def read(self, values: Values, said: frozenset[str], place: str) -> Item:
        facts, findings = self._facts_of(values, said)
        producer, about = self._producer_of(values, said, place)
        findings += about
        if any(finding.guess is None for finding in findings):
            return Item(findings)
        product, about = self._find(facts["name"], producer)
        findings += about
        if any(finding.guess is None for finding in findings):
            return Item(findings)
        if product is None:
            return self._new(facts, producer, findings, values, place)
        return self._known(product, facts, findings, place)

    # --- one row ---

    def _facts_of(self, values: Values, said: frozenset[str]) -> tuple[dict[str, Any], list[Finding]]:
        if "name" not in said:
            why = _("Thiếu tên sản phẩm.")
            return {}, [Finding("required", why, field="name")]
        facts = {name: values[name] for name in said & frozenset(FACTS) - {"commune", "criteria_set"}}
        findings: list[Finding] = []
        commune, about = self.producers.commune_of(values)
        findings += about
        if commune:
            facts["commune"] = commune
        if "criteria_set" in said:
            found = self.sets.get(_set_name(str(values["criteria_set"])))
            if found:
                facts["criteria_set"] = found
            else:
                why = _("Không có bộ sản phẩm “%(text)s”. Ghi số của bộ, từ 1 đến %(most)s.")
                told = why % {"text": values["criteria_set"], "most": len(set(self.sets.values()))}
                findings.append(Finding("unknown-set", told, _("để trống, chọn sau"), "criteria_set"))
        return facts, findings

    def _producer_of(
        self, values: Values, said: frozenset[str], place: str
    ) -> tuple[Producer | None, list[Finding]]:
        """The producer that the row names, found or brought; None where it names none."""
        if PRODUCER.name not in said:
            if PRODUCER.name not in self.columns:
                return None, []
            told = _("Không ghi chủ thể.")
            return None, [Finding("no-producer", told, _("chưa rõ chủ thể"), PRODUCER.name)]
        own = {**values, "name": values[PRODUCER.name]}
        facts, findings = self.producers.facts_of(own, (said - {"source"}) | {"name"})
        findings = [finding for finding in findings if finding.field not in ("commune", "commune_code")]
        producer, about = self.producers.find(facts)
        if producer or about:
            return producer, about
        facts["source"] = values.get("source") or self.producers.source(place)
        findings += faults_of(RegisterProducer(facts), self.columns)
        if any(finding.guess is None for finding in findings):
            return None, findings
        return self.producers.brought(facts), findings

    def _find(self, name: str, producer: Producer | None) -> tuple[Product | None, list[Finding]]:
        shelf = self.shelves[id(producer)]
        if producer is None and PRODUCER.name not in self.columns:
            shelf = self.everywhere
        same = shelf.named(name)
        if len(same) > 1:
            why = _("Có %(n)s sản phẩm tên này. Thêm cột chủ thể để biết là của ai.") % {"n": len(same)}
            return None, [Finding("which-product", why, field="name")]
        if same:
            return same[0], []
        like = shelf.like(name)
        return (like[0], [looks_like(like[0], "name")]) if like else (None, [])

    # --- what becomes of it ---

    def _new(
        self,
        facts: dict[str, Any],
        producer: Producer | None,
        findings: list[Finding],
        values: Values,
        place: str,
    ) -> Item:
        data = {**facts, "source": values.get("source") or self.producers.source(place)}
        findings = findings + faults_of(RegisterProduct(data), self.columns)
        if any(finding.guess is None for finding in findings):
            return Item(findings)
        product = Product(name=facts["name"], producer=None)
        self.shelves[id(producer)].put(product)
        self.everywhere.put(product)
        self.seen[id(product)] = place, facts
        return Item(findings, do=partial(self._enter, data, producer))

    def _enter(self, data: dict[str, Any], producer: Producer | None, act: Act) -> None:
        if producer is not None:
            producer = self.producers.enter(producer, act)
        form = RegisterProduct({**data, "no_accents_meant": True})
        form.full_clean()
        register_product(act, producer, **form.cleaned_data, set_confirmed=not self.guessed_sets)

    def _known(self, product: Product, facts: dict[str, Any], findings: list[Finding], place: str) -> Item:
        before = self.seen.get(id(product))
        if before:
            return _twice(before, facts, findings)
        self.seen[id(product)] = place, facts
        if any(finding.code == "looks-like" for finding in findings):
            facts = {**facts, "name": product.name}
        if self.guessed_sets:
            facts.pop("criteria_set", None)  # a guess changes nothing that stands in the register
        form = CorrectProduct({**_as_it_stands(product), **facts})
        findings = findings + faults_of(form, self.columns)
        if not changed(product, facts, form):
            return Item(findings, same=SAME)
        if "commune" in facts and product.commune not in (None, facts["commune"]):
            why = _("Sản phẩm đã mang số của %(commune)s, giữ suốt đời; không chuyển xã.")
            told = why % {"commune": product.commune.full_name}
            findings.append(Finding("number-for-life", told, field="commune"))
        return Item(findings, do=partial(_correct, product, facts), changes=[product])


def _twice(before: tuple[str, dict[str, Any]], facts: dict[str, Any], findings: list[Finding]) -> Item:
    place, earlier = before
    if all(earlier.get(name) == value for name, value in facts.items()):
        return Item(findings, same=_("Đã có ở %(place)s.") % {"place": place})
    why = _("Cùng một sản phẩm với %(place)s nhưng ghi khác. Để lại một dòng đúng.") % {"place": place}
    return Item([*findings, Finding("twice-in-file", why, field="name")])


def _as_it_stands(product: Product) -> dict[str, Any]:
    facts = {name: getattr(product, name) for name in (*FACTS, "story")}
    if not product.set_confirmed:  # a guess is not confirmed by correcting something else
        facts["criteria_set"] = ""
    return facts


def _correct(product: Product, facts: dict[str, Any], act: Act) -> None:
    now = Product.objects.select_related("commune", "producer").get(pk=product.pk)
    form = CorrectProduct({**_as_it_stands(now), **facts, "no_accents_meant": True})
    form.full_clean()
    correct_product(act, now, **form.cleaned_data)


# --- criteria sets by what files call them ---


def _sets_by_name(edition: Edition) -> dict[str, str]:
    found = {_set_name(label): set_id for set_id, label in set_names(edition).items()}
    for set_id, criteria_set in edition.sets.items():
        found |= {_set_name(text): set_id for text in (set_id, str(criteria_set.number), criteria_set.name)}
    return found


def _set_name(text: str) -> str:
    """A set as files name it, folded: "Bộ 4", "Bộ số 04" and "4" are one.

    >>> _set_name("Bộ số 04"), _set_name("Mật ong")
    ('4', 'mat ong')
    """
    bare = re.sub(r"^(bo san pham|bo tieu chi|bo)\s*(so)?\s*(?=\d)", "", fold(text))
    return bare.lstrip("0") if bare.isdigit() else bare


PRODUCTS = Kind(
    "products",
    FIELDS,
    needed="name",
    carried=frozenset({PRODUCER.name, "commune", "district"}),
    open=ProductBook,
)
