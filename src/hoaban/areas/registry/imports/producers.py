"""Producers (chủ thể) from a file: found again by tax code or name, entered, or corrected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.forms import Form
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoaban.areas.registry.actions import correct_producer, register_producer
from hoaban.areas.registry.actions.facts import ProducerFacts
from hoaban.areas.registry.imports.names import Shelf, looks_like
from hoaban.areas.registry.inputs import CorrectProducer, RegisterProducer
from hoaban.areas.registry.models import Producer
from hoaban.areas.registry.words import producer_kinds
from hoaban.core.actions import Act
from hoaban.core.documents.tables import Cell
from hoaban.core.imports import values as read
from hoaban.core.imports.communes import CommuneBook
from hoaban.core.imports.headings import Field
from hoaban.core.imports.kinds import Item, Kind, Values
from hoaban.core.imports.values import Finding, Read
from hoaban.core.law import edition_in_force
from hoaban.core.search import fold


def field_of(name: str, label: Any, words: str, reader: Callable[[Cell], Read] = read.text) -> Field:
    return Field(name, label, tuple(words.split("; ")), reader)


NAMES = (
    "ten chu the; chu the; chu the san xuat; ten co so; ten hop tac xa; don vi san xuat; co so san xuat; "
    "producer; producer name; ten don vi; don vi"
)
PLACES = (
    field_of(
        "commune_code",
        gettext_lazy("Mã xã"),
        "commune new code; commune code; ma xa",
        read.digits,
    ),
    field_of("commune", gettext_lazy("Xã, phường"), "xa phuong; ten xa; xa; phuong xa; commune; commune old"),
    field_of("district", gettext_lazy("Huyện cũ"), "huyen; huyen thi xa; huyen cu; district; district old"),
    field_of("province", gettext_lazy("Tỉnh"), "tinh; tinh thanh pho; province"),
)
ABOUT_PRODUCER = (
    field_of(
        "kind",
        gettext_lazy("Loại hình"),
        "loai hinh; loai hinh to chuc; producer type; kind",
    ),
    field_of("address", gettext_lazy("Địa chỉ"), "dia chi; dia chi chu the; thon ban; address"),
    field_of(
        "phone", gettext_lazy("Điện thoại"), "dien thoai; so dien thoai; sdt; phone", read.zero_lost(10)
    ),
    field_of("email", gettext_lazy("E-mail"), "email; e mail; thu dien tu"),
    field_of("tax_code", gettext_lazy("Mã số thuế"), "ma so thue; mst; tax code", read.zero_lost(10)),
    field_of(
        "registration_number",
        gettext_lazy("Số giấy đăng ký"),
        "so giay dang ky; so dang ky kinh doanh; giay dkkd; so dkkd; registration number",
        read.digits,
    ),
    field_of("registered_on", gettext_lazy("Ngày đăng ký"), "ngay dang ky; ngay thanh lap", read.day),
    field_of(
        "representative",
        gettext_lazy("Người đại diện"),
        "nguoi dai dien; ho ten nguoi dai dien; dai dien; giam doc; representative",
    ),
    field_of("representative_position", gettext_lazy("Chức vụ"), "chuc vu; position"),
)
SOURCE = field_of("source", gettext_lazy("Nguồn"), "nguon; source")
FIELDS = (field_of("name", gettext_lazy("Chủ thể"), f"{NAMES}; name; ten"), *PLACES, *ABOUT_PRODUCER, SOURCE)
SAME = gettext_lazy("Đã có trong sổ, không có gì khác.")
FACTS = frozenset(ProducerFacts.__annotations__)
WORDS_OF_KINDS = {
    "htx": "cooperative",
    "hop tac xa": "cooperative",
    "lien hiep hop tac xa": "cooperative",
    "tht": "cooperative_group",
    "to hop tac": "cooperative_group",
}


def faults_of(form: Form, known: frozenset[str]) -> list[Finding]:
    """What a declared input finds wrong with a row; a name without accents is asked about only."""
    found = []
    for field, errors in form.errors.as_data().items():
        for error in errors:
            message = " ".join(error.messages)
            guess = str(form.data.get(field)) if error.code == "no-accents" else None
            found.append(Finding(error.code or "bad-value", message, guess, field if field in known else ""))
    return found


class ProducerBook:
    """The producers of the register, and those the file has brought."""

    def __init__(self, today: date, columns: frozenset[str], name: str) -> None:
        self.columns, self.file = columns, name
        self.rows = rows = list(Producer.objects.select_related("commune"))
        self.shelf = Shelf(rows)
        self.by_tax_code = {row.tax_code: row for row in rows if row.tax_code}
        self.communes = CommuneBook()
        self.kinds = {fold(words): kind for kind, words in producer_kinds(edition_in_force(today)).items()}
        self.seen: dict[int, tuple[str, dict[str, Any]]] = {}
        self._to_enter: set[int] = set()

    def read(self, values: Values, said: frozenset[str], place: str) -> Item:
        facts, findings = self.facts_of(values, said)
        producer, question = self.find(facts)
        findings += question
        if any(finding.guess is None for finding in findings):
            return Item(findings)
        if producer is None:
            return self._new(facts, findings, values, place)
        return self._known(producer, facts, findings, place)

    # --- one row ---

    def facts_of(self, values: Values, said: frozenset[str]) -> tuple[dict[str, Any], list[Finding]]:
        """What the row states of a producer, and what is to be asked or mended."""
        facts: dict[str, Any] = {name: values[name] for name in said & (FACTS | {"name"})}
        findings = []
        kind = facts.pop("kind", "")
        if kind:
            known = self._kind(kind)
            if known:
                facts["kind"] = known
            else:
                findings.append(self._unknown_kind(kind))
        commune, about = self.commune_of(values)
        findings += about
        if commune:
            facts["commune"] = commune
        return facts, findings

    def commune_of(self, values: Values) -> tuple[Any, list[Finding]]:
        """The commune that a row names."""
        asked = {
            name: str(values.get(name) or "") for name in ("commune", "district", "commune_code", "province")
        }
        unit, finding = self.communes.find(
            asked["commune"], asked["district"], asked["commune_code"], asked["province"]
        )
        if finding is None:
            return unit, []
        field = "commune_code" if asked["commune_code"] else "commune"
        return unit, [Finding(finding.code, finding.message, finding.guess, field)]

    def _kind(self, text: str) -> str:
        folded = fold(text)
        return self.kinds.get(folded) or WORDS_OF_KINDS.get(folded, "")

    def _unknown_kind(self, text: str) -> Finding:
        """A word that settles no kind of the law: the rest of the row is taken without it, once confirmed."""
        said = _("“%(text)s” chưa rõ là loại hình nào của luật.") % {"text": text}
        return Finding("unknown-producer-kind", said, _("để trống, bổ sung sau"), "kind")

    def find(self, facts: dict[str, Any]) -> tuple[Producer | None, list[Finding]]:
        """The producer that a row speaks of: by its tax code, else by its name."""
        by_code = self.by_tax_code.get(facts.get("tax_code", ""))
        if by_code:
            return by_code, []
        name = facts.get("name", "")
        same = self.shelf.named(name)
        if len(same) > 1:
            same = [row for row in same if row.commune == facts.get("commune")] or same
        if len(same) == 1:
            return same[0], []
        if same:
            why = _("Có %(n)s chủ thể tên này. Ghi thêm mã số thuế hoặc xã để biết là ai.") % {"n": len(same)}
            return None, [Finding("which-producer", why, field=self.name_field)]
        like = self.shelf.like(name)
        return (like[0], [looks_like(like[0], self.name_field)]) if like else (None, [])

    name_field = "name"

    # --- what becomes of it ---

    def _new(self, facts: dict[str, Any], findings: list[Finding], values: Values, place: str) -> Item:
        facts = {**facts, "source": values.get("source") or self.source(place)}
        findings = findings + faults_of(RegisterProducer(facts), self.columns)
        if any(finding.guess is None for finding in findings):
            return Item(findings)
        producer = self.brought(facts)
        self.seen[id(producer)] = place, facts
        return Item(findings, do=partial(self.enter, producer))

    def source(self, place: str) -> str:
        """Where a row that names no source comes from."""
        return f"tệp {self.file}, {place}"

    def brought(self, facts: dict[str, Any]) -> Producer:
        """A producer that the file brings: it has no row yet, and later rows of the file find it here."""
        producer = Producer(**facts)
        self._to_enter.add(id(producer))
        self.shelf.put(producer)
        if producer.tax_code:
            self.by_tax_code[producer.tax_code] = producer
        return producer

    def enter(self, producer: Producer, act: Act) -> Producer:
        """Register a producer that the file brought, once."""
        if id(producer) in self._to_enter:
            self._to_enter.remove(id(producer))
            data = {**_as_it_stands(producer), "source": producer.source, "no_accents_meant": True}
            form = RegisterProducer(data)
            form.full_clean()
            vars(producer).update(vars(register_producer(act, **form.cleaned_data)))
        return producer

    def _known(self, producer: Producer, facts: dict[str, Any], findings: list[Finding], place: str) -> Item:
        before = self.seen.get(id(producer))
        if before:
            return self._twice(before, facts, findings)
        self.seen[id(producer)] = place, facts
        if any(finding.code == "looks-like" for finding in findings):
            facts = {**facts, "name": producer.name}
        form = CorrectProducer({**_as_it_stands(producer), **facts})
        findings = findings + faults_of(form, self.columns)
        if not changed(producer, facts, form):
            return Item(findings, same=SAME)
        return Item(findings, do=partial(_correct, producer, facts), changes=[producer])

    def _twice(
        self, before: tuple[str, dict[str, Any]], facts: dict[str, Any], findings: list[Finding]
    ) -> Item:
        place, earlier = before
        if all(earlier.get(name) == value for name, value in facts.items()):
            return Item(findings, same=_("Đã có ở %(place)s.") % {"place": place})
        why = _("Cùng một chủ thể với %(place)s nhưng ghi khác. Để lại một dòng đúng.") % {"place": place}
        return Item([*findings, Finding("twice-in-file", why, field=self.name_field)])


def changed(row: Any, facts: dict[str, Any], form: Form) -> bool:
    """Has the row any of these facts otherwise, as the declared input reads them? What a file leaves empty
    changes nothing."""
    return any(getattr(row, name) != form.cleaned_data.get(name, value) for name, value in facts.items())


def _as_it_stands(producer: Producer) -> dict[str, Any]:
    return {name: getattr(producer, name) for name in (*ProducerFacts.__annotations__, "name", "commune")}


def _correct(producer: Producer, facts: dict[str, Any], act: Act) -> None:
    now = Producer.objects.select_related("commune").get(pk=producer.pk)
    form = CorrectProducer({**_as_it_stands(now), **facts, "no_accents_meant": True})
    form.full_clean()
    correct_producer(act, now, **form.cleaned_data)


PRODUCERS = Kind(
    "producers", FIELDS, needed="name", carried=frozenset({"commune", "district"}), open=ProducerBook
)
