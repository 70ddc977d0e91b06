"""What the deeds of dossiers take.

Here: one input for each deed, and the fields that hold several answers at once: papers, faults, matters.
Not here: whether a criterion, place or matter exists; that depends on the dossier (actions/).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hoaban.areas.dossiers.words import PAPER_STAGE_WORDS, PAPER_STAGES
from hoaban.core.inputs import Choice, Day, Flag, Input, LongText, Paper, Text

NOT_A_NUMBER = _("Ghi số lượng bằng chữ số, ví dụ 5.")
NONE_MET = "-"
"""How "none of the lines is met" is written where an option's id is: no option can be called so."""


@dataclass(frozen=True, slots=True)
class FaultGiven:
    """One thing to mend, as an officer writes it down: where, what is wrong, what to do."""

    place: str
    what: str
    todo: str


# --- fields that hold several answers ---


class OptionTyped(forms.TextInput):
    """A program's null is NONE_MET, as in the engine's answers; what is left out stays missing."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return NONE_MET if data.get(name, "") is None else data.get(name)


class OptionOrNone(Text):
    """The id of an option, or NONE_MET; gives None for that."""

    widget = OptionTyped
    json_shape = {"type": ["string", "null"]}

    def clean(self, value: Any) -> str | None:
        text = super().clean(value)
        return None if text == NONE_MET else text


LONGEST_NUMBER = 19  # digits of a row's number in either database


class Papers(forms.MultipleChoiceField):
    """Numbers of papers of the producer's library; any number of them."""

    widget = forms.CheckboxSelectMultiple
    json_shape = {"type": "array", "items": {"type": ["integer", "string"]}}

    def valid_value(self, value: str) -> bool:
        return str(value).isascii() and str(value).isdigit() and len(str(value)) < LONGEST_NUMBER

    def clean(self, value: Any) -> list[int]:
        return [int(number) for number in super().clean(value)]


class Rows(forms.JSONField):
    """A list of rows with named parts: by a page from fields of its own, by a program as JSON."""

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data

    def prepare_value(self, value: Any) -> Any:
        return value


WHAT = re.compile(r"what-[0-9]{1,4}")


class FaultRows(forms.Widget):
    """Rows of three: place-0, what-0, todo-0, place-1, …; programs give a list under the field's name."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        if data.get(name):
            return data[name]
        numbers = sorted(int(row) for row in {key[5:] for key in data if WHAT.fullmatch(key)})
        return [
            {part: data.get(f"{part}-{number}", "") for part in ("place", "what", "todo")}
            for number in numbers
        ]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


class Faults(Rows):
    """Everything to mend, all at once: [{"place", "what", "todo"}]. An empty row is passed over."""

    widget = FaultRows
    json_shape = {
        "type": "array",
        "minItems": 1,
        "items": {
            "type": "object",
            "required": ["place", "what"],
            "properties": {name: {"type": "string"} for name in ("place", "what", "todo")},
        },
    }

    def __init__(self, label: Any = "", *, missing: Any) -> None:
        super().__init__(label=label, error_messages={"required": missing})

    def clean(self, value: Any) -> list[FaultGiven]:
        rows = [(number, _row(row)) for number, row in enumerate(_list(value), start=1)]
        given = [(number, row) for number, row in rows if row.place or row.what or row.todo]
        if not given:
            raise ValidationError(self.error_messages["required"], code="required")
        half = [number for number, row in given if not (row.place and row.what)]
        if half:
            raise ValidationError(
                _("Dòng %(rows)s: cần cả chỗ sai và sai thế nào."),
                code="half-filled",
                params={"rows": ", ".join(map(str, half))},
            )
        return [row for _number, row in given]


def _row(row: Mapping[str, Any]) -> FaultGiven:
    text = LongText(required=False)
    return FaultGiven(*(text.clean(row.get(part) or "") for part in ("place", "what", "todo")))


def _list(value: Any) -> list[Mapping[str, Any]]:
    rows = value or []
    if isinstance(rows, list) and all(isinstance(row, Mapping) for row in rows):
        return rows
    raise ValidationError(_("Cần một danh sách, mỗi dòng có tên từng ô."), code="invalid-list")


class MatterRows(forms.Widget):
    """One text for each matter: matter-<id>; programs give a list under the field's own name."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        if data.get(name):
            return data[name]
        texts = {key.removeprefix("matter-"): data[key] for key in data if key.startswith("matter-")}
        return [{"matter": matter, "text": text} for matter, text in texts.items()]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


class MatterTexts(Rows):
    """What the commune says: [{"matter", "text"}]; a matter that is left out stays as it is."""

    widget = MatterRows
    json_shape = {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["matter", "text"],
            "properties": {name: {"type": "string"} for name in ("matter", "text")},
        },
    }

    def clean(self, value: Any) -> dict[str, str]:
        text = LongText(required=False)
        return {str(row.get("matter")): text.clean(row.get("text") or "") for row in _list(value)}


# --- the producer's deeds ---


class OpenDossier(Input):
    """Consent is asked of nobody but an officer who types for the producer."""

    consent_by = Text(_("Người đồng ý (đại diện chủ thể)"), required=False, max_length=150)
    consent_text = LongText(_("Lời đồng ý"), required=False, max_length=2000)


class AssessProduct(Input):
    criterion = Text(_("Tiêu chí"), max_length=20)
    option = OptionOrNone(
        _("Mức đúng hôm nay"),
        max_length=20,
        missing=_("Chọn một dòng, hoặc “Không mức nào đúng”."),
        help_text=_("Mã của mức; “-” hoặc null là không mức nào đúng."),
    )
    note = LongText(_("Mô tả, chứng minh"), required=False, max_length=5000)
    evidence = Papers(label=_("Giấy kèm theo"), required=False)


class WriteReport(Input):
    """Parts II and IV of Mẫu số 02; may be left half done."""

    materials_technology = LongText(
        _("Vùng nguyên liệu, công nghệ sản xuất, sơ chế, chế biến, đóng gói"), required=False
    )
    quality_changes = LongText(_("Thay đổi về chất lượng, tiêu chuẩn, bao bì, nhãn mác"), required=False)
    markets = LongText(_("Thị trường phân phối"), required=False)
    results = LongText(_("Doanh thu, lợi nhuận"), required=False)
    plan = LongText(_("Kế hoạch sắp tới về sản phẩm, sản xuất, thị trường"), required=False)
    sample_count = forms.IntegerField(
        label=_("Sản phẩm mẫu (số lượng)"),
        required=False,
        min_value=0,
        max_value=1000,
        error_messages={"invalid": NOT_A_NUMBER, "min_value": _("Số lượng từ 0 trở lên.")},
    )


class FileDossier(Input):
    declared_by = Text(
        _("Họ tên người đại diện pháp luật"), max_length=150, missing=_("Ghi họ tên người cam đoan.")
    )
    declaration = Flag(
        _("Tôi cam đoan như trên"), required=True, missing=_("Đánh dấu vào ô cam đoan thì mới nộp được.")
    )


class WithdrawDossier(Input):
    reason = LongText(_("Vì sao rút"), required=False, max_length=1000)


# --- the commune's deeds ---


class SendBackDossier(Input):
    faults = Faults(_("Mọi chỗ cần sửa"), missing=_("Nêu ít nhất một chỗ cần sửa: ở đâu và sai thế nào."))


class AppraiseMatters(Input):
    texts = MatterTexts(label=_("Nội dung đánh giá"), required=False)


class ForwardDossier(Input):
    letter_number = Text(_("Số văn bản đề nghị"), max_length=60, missing=_("Ghi số văn bản của UBND xã."))
    letter_date = Day(_("Ngày văn bản"), missing=_("Ghi ngày văn bản của UBND xã."))
    letter = Paper(_("Văn bản đã ký"), missing=_("Đính kèm văn bản đề nghị đã ký."))
    samples_noted = forms.IntegerField(
        label=_("Số sản phẩm mẫu gửi kèm"),
        min_value=0,
        max_value=1000,
        error_messages={"required": _("Ghi số sản phẩm mẫu gửi kèm."), "invalid": NOT_A_NUMBER},
    )
    samples_on_meeting_day = Flag(
        _("Hàng tươi sống, cồng kềnh: giao đủ mẫu vào ngày Hội đồng họp"),
        help_text=_("Chỉ dùng được nơi Quy chế của tỉnh cho phép."),
    )


# --- the province's deeds ---


class AnswerRows(forms.Widget):
    """What the producer gives itself on paper: answer-<criterion>; programs give a list under the name."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        if data.get(name):
            return data[name]
        given = {key.removeprefix("answer-"): data[key] for key in data if key.startswith("answer-")}
        return [{"criterion": criterion, "option": option} for criterion, option in given.items() if option]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


class SelfAnswers(Rows):
    """The producer's own answers as far as known: [{"criterion", "option"}]; NONE_MET, null: none is met.

    What is left out is not known; nothing is put in its place.
    """

    widget = AnswerRows
    json_shape = {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["criterion", "option"],
            "properties": {"criterion": {"type": "string"}, "option": {"type": ["string", "null"]}},
        },
    }

    def clean(self, value: Any) -> dict[str, str | None]:
        given = {str(row.get("criterion")): row.get("option") for row in _list(value)}
        return {key: None if option in (None, NONE_MET) else str(option) for key, option in given.items()}


class PaperFacts(Input):
    """What a paper dossier says of its way. Which of it a stage needs, the deed says."""

    stage = Choice(
        _("Hồ sơ giấy đã đến bước nào?"),
        choices=[(stage.value, PAPER_STAGE_WORDS[stage]) for stage in PAPER_STAGES],
        missing=_("Chọn bước mà hồ sơ giấy đã đến."),
    )
    filed_on = Day(_("Ngày chủ thể nộp hồ sơ"), missing=_("Ghi ngày chủ thể nộp hồ sơ, như trên Mẫu số 01."))
    declared_by = Text(_("Người đại diện ký Mẫu số 01"), required=False, max_length=150)
    received_on = Day(_("Ngày xã tiếp nhận"), required=False)
    registration_number = Text(_("Phiếu số của xã"), required=False, max_length=60)
    letter_number = Text(_("Số văn bản đề nghị của xã"), required=False, max_length=60)
    letter_date = Day(_("Ngày văn bản đề nghị"), required=False)
    forwarded_on = Day(_("Ngày xã gửi tỉnh"), required=False)
    samples_noted = forms.IntegerField(
        label=_("Số sản phẩm mẫu gửi kèm"),
        required=False,
        min_value=0,
        max_value=1000,
        error_messages={"invalid": NOT_A_NUMBER, "min_value": _("Số lượng từ 0 trở lên.")},
    )
    taken_in_on = Day(_("Ngày tỉnh nhận đủ"), required=False)
    province_number = Text(_("Phiếu số của tỉnh"), required=False, max_length=60)
    scan = Paper(_("Bản quét cả bộ hồ sơ, một tệp PDF"), required=False)
    letter = Paper(_("Bản quét văn bản đề nghị đã ký, nếu để riêng"), required=False)
    matters = MatterTexts(label=_("Xã viết gì ở Mẫu số 03"), required=False)
    answers = SelfAnswers(label=_("Chủ thể tự chấm, nếu biết"), required=False)


class EnterPaperDossier(PaperFacts):
    """One row of a table is enough: which product, and what the paper says of its way."""

    product = Text(_("Sản phẩm (tên ngắn trong sổ)"), required=False, max_length=120)
    producer = Text(_("Chủ thể (tên hoặc tên ngắn)"), required=False)
    product_name = Text(_("Tên sản phẩm"), required=False)


class CorrectPaperDossier(PaperFacts):
    """Everything as it is to stand; a file that is not given stays."""

    reason = LongText(_("Vì sao sửa"), max_length=1000, missing=_("Ghi vì sao sửa bản đã nhập."))


class KeepPaperScan(Input):
    scan = Paper(_("Bản quét cả bộ hồ sơ, một tệp PDF"))


class CancelPaperDossier(Input):
    reason = LongText(_("Vì sao hủy"), max_length=1000, missing=_("Ghi vì sao hủy bản đã nhập."))


class RequestCompletion(Input):
    faults = Faults(_("Mọi chỗ cần hoàn thiện"), missing=_("Nêu ít nhất một chỗ cần hoàn thiện."))
