"""Who takes part, what a dossier holds, who sits, what the province may set (trình tự, thành phần).

Here: producer types, dossier kinds, proposals, the commune's matters, councils, settings, steps,
withdrawal grounds, as an edition names them.
Not here: days and deadlines (dates.py); forms (forms.py); who may do what on the platform (areas).
"""

from __future__ import annotations

from dataclasses import dataclass

from hoaban.programme.provisions.fields import Fields

SettingValue = str | int | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProducerType:
    """A kind of producer (loại hình chủ thể); `only_sectors` empty: all sectors."""

    id: str
    name: str
    name_en: str
    business_registration: bool
    only_sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DossierPart:
    """One part of a dossier or proposal (thành phần hồ sơ).

    form            the form it is written on; within: the form that holds it as a section
    exempt_sectors  sectors of the catalogue that need not hand it in
    """

    id: str
    required: bool
    form: str | None
    within: str | None
    name: str
    name_en: str
    topics: tuple[str, ...]
    exempt_sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilingWindow:
    """Between which two deadlines, both included, an event must fall (thời gian nộp hồ sơ)."""

    opens: str
    closes: str
    compares: str


@dataclass(frozen=True, slots=True)
class DossierKind:
    """First grading, upgrade or regrading (lần đầu, nâng hạng, phân hạng lại)."""

    id: str
    name: str
    name_en: str
    form_choice: str
    article: str
    needs_certificate: bool
    window: FilingWindow | None
    parts: tuple[DossierPart, ...]
    scoring: str
    uses_rounds: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a level sends upward (hồ sơ đề nghị); `for_kinds` empty: for every kind of dossier."""

    article: str
    for_kinds: tuple[str, ...]
    parts: tuple[DossierPart, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """One of the matters the commune appraises (nội dung đánh giá của cấp xã)."""

    id: str
    order: int
    name: str
    form_name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of a council; `required_if` names the province setting it hangs on."""

    id: str
    required: bool
    required_if: str | None
    min: int
    many: bool
    role: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Council:
    """Who scores at a level (hội đồng đánh giá, phân hạng)."""

    id: str
    name: str
    set_up_by: str
    article: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the law leaves to the province (Quy chế), with its default; `law` says what it does say."""

    id: str
    kind: str
    default: SettingValue
    choices: tuple[str, ...]
    law: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the procedure (trình tự), with the deadline it is bound by, if any."""

    id: str
    kinds: tuple[str, ...]
    actor: str
    act: str
    act_en: str
    output: str
    deadline: str | None
    article: str


@dataclass(frozen=True, slots=True)
class WithdrawalGround:
    """Why a certificate is taken back (căn cứ thu hồi); `key` is its id in plain letters."""

    id: str
    key: str
    name: str
    name_en: str
    trigger: str
    article: str


@dataclass(frozen=True, slots=True)
class CertificateRule:
    """Which stars have a certificate, and who issues and withdraws it (giấy chứng nhận)."""

    stars: tuple[int, ...]
    issued_by: tuple[tuple[int, str], ...]
    withdrawn_by: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ToMinistry:
    """From which total a result goes to the Ministry (gửi Bộ); the star whose gates it must meet."""

    min_points: str
    requires_gates_of_star: int | None
    article: str


def read_producer_type(fields: Fields) -> ProducerType:
    return ProducerType(
        id=fields.text("id"),
        name=fields.text("vi", default=""),
        name_en=fields.text("en", default=""),
        business_registration=fields.flag("business_registration", default=False),
        only_sectors=fields.texts("only_sectors"),
    )


def read_part_of_dossier(fields: Fields) -> DossierPart:
    return DossierPart(
        id=fields.text("id"),
        required=fields.flag("required", default=True),
        form=fields.text_or_none("form"),
        within=fields.text_or_none("within"),
        name=fields.text("vi", default=""),
        name_en=fields.text("en", default=""),
        topics=fields.texts("topics"),
        exempt_sectors=fields.texts("exempt_sectors"),
    )


def read_dossier_kind(fields: Fields) -> DossierKind:
    window = fields.inner("window")
    return DossierKind(
        id=fields.text("id"),
        name=fields.text("vi", default=""),
        name_en=fields.text("en", default=""),
        form_choice=fields.text("form_choice", default=""),
        article=fields.text("article", default=""),
        needs_certificate=fields.flag("needs_certificate", default=False),
        window=_window(window) if fields.has("window") else None,
        parts=tuple(read_part_of_dossier(part) for part in fields.each("parts")),
        scoring=fields.text("scoring", default=""),
        uses_rounds=fields.flag("uses_rounds", default=True),
    )


def _window(fields: Fields) -> FilingWindow:
    return FilingWindow(fields.text("opens"), fields.text("closes"), fields.text("compares"))


def read_proposal(fields: Fields) -> Proposal:
    return Proposal(
        article=fields.text("article", default=""),
        for_kinds=fields.texts("for_kinds"),
        parts=tuple(read_part_of_dossier(part) for part in fields.each("parts")),
    )


def read_matter(fields: Fields) -> Matter:
    return Matter(
        id=fields.text("id"),
        order=fields.whole("order", default=0),
        name=fields.text("vi", default=""),
        form_name=fields.text("form_vi", default=""),
        name_en=fields.text("en", default=""),
    )


def read_council(fields: Fields) -> Council:
    return Council(
        id=fields.text("id"),
        name=fields.text("vi", default=""),
        set_up_by=fields.text("set_up_by", default=""),
        article=fields.text("article", default=""),
        seats=tuple(_seat(seat) for seat in fields.each("seats")),
    )


def _seat(fields: Fields) -> Seat:
    return Seat(
        id=fields.text("id"),
        required=fields.flag("required", default=False),
        required_if=fields.text_or_none("required_if"),
        min=fields.whole("min", default=0),
        many=fields.flag("many", default=False),
        role=fields.text("role", default="member"),
        name=fields.text("vi", default=""),
        name_en=fields.text("en", default=""),
    )


def read_setting(fields: Fields) -> Setting:
    return Setting(
        id=fields.text("id"),
        kind=fields.text("type"),
        default=_default(fields),
        choices=fields.texts("choices"),
        law=fields.text("law", default="silent"),
    )


def _default(fields: Fields) -> SettingValue:
    value = fields.raw.get("default")
    if isinstance(value, str | int):
        return value
    if value is None:
        raise fields.wrong("default", "thiếu")
    return fields.texts("default")


def read_step(fields: Fields) -> Step:
    return Step(
        id=fields.text("id"),
        kinds=fields.texts("kinds"),
        actor=fields.text("actor", default=""),
        act=fields.text("act_vi", default=""),
        act_en=fields.text("act_en", default=""),
        output=fields.text("output", default=""),
        deadline=fields.text_or_none("deadline"),
        article=fields.text("article", default=""),
    )


def read_withdrawal_ground(fields: Fields) -> WithdrawalGround:
    return WithdrawalGround(
        id=fields.text("id"),
        key=fields.text("key", default=fields.text("id")),
        name=fields.text("vi", default=""),
        name_en=fields.text("en", default=""),
        trigger=fields.text("trigger", default=""),
        article=fields.text("article", default=""),
    )


def read_certificate_rule(certificate: Fields, withdrawal: Fields) -> CertificateRule:
    return CertificateRule(
        stars=certificate.wholes("stars"),
        issued_by=_by_star(certificate.inner("issued_by")),
        withdrawn_by=_by_star(withdrawal.inner("powers")),
    )


def _by_star(fields: Fields) -> tuple[tuple[int, str], ...]:
    return tuple((int(star), str(actor)) for star, actor in fields.raw.items())


def read_to_ministry(fields: Fields) -> ToMinistry:
    needs_gates = fields.has("requires_gates_of_star")
    return ToMinistry(
        min_points=fields.text("min_points"),
        requires_gates_of_star=fields.whole("requires_gates_of_star") if needs_gates else None,
        article=fields.text("article", default=""),
    )
