"""What the deeds of decisions and certificates take."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoaban.areas.certificates.words import CALL_WORDS, KIND_WORDS, MAKING_WORDS
from hoaban.core.inputs import Choice, Day, Input, Paper, Text

MANY = 100_000_000
"""More packs than any producer prints."""
RULING_KINDS = ("recognition", "result_approval")


class Codes(forms.MultipleChoiceField):
    """Several rows by the codes they are printed with. Which there are, the page says; the deed looks them
    up."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: Any = "", *, missing: Any = None, **kwargs: Any) -> None:
        messages = {"required": missing} if missing else {}
        super().__init__(label=label, error_messages=messages, **kwargs)

    def valid_value(self, value: Any) -> bool:
        return isinstance(value, str)


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    """Let a field of the form offer these choices: what the page knows and the declaration cannot."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(name)
    field.choices = list(choices)


class Named(Choice):
    """One thing that the edition names. Which there are, the page draws; whether it exists, the deed asks
    the law."""

    def valid_value(self, value: Any) -> bool:
        return isinstance(value, str)


class Year(forms.IntegerField):
    """A year of four digits."""

    def __init__(self, label: Any = "", **kwargs: Any) -> None:
        messages = {
            "invalid": _("Ghi năm bằng bốn chữ số, ví dụ 2023."),
            "min_value": _("Ghi năm bằng bốn chữ số, ví dụ 2023."),
            "max_value": _("Ghi năm bằng bốn chữ số, ví dụ 2023."),
        }
        super().__init__(label=label, min_value=2018, max_value=9999, error_messages=messages, **kwargs)


class RecordDecision(Input):
    """A decision as its signed copy has it, and the dossiers it decides."""

    kind = Choice(
        _("Quyết định này về việc gì?"),
        choices=[(kind, KIND_WORDS[kind]) for kind in RULING_KINDS],
        missing=_("Chọn loại quyết định."),
    )
    dossiers = Codes(_("Hồ sơ được quyết định"), missing=_("Chọn ít nhất một hồ sơ có trong quyết định."))
    number = Text(_("Số quyết định"), max_length=60, missing=_("Nhập số quyết định, ví dụ 123/QĐ-UBND."))
    date = Day(_("Ngày ký"), missing=_("Nhập ngày ký quyết định."))
    copy = Paper(
        _("Bản quyết định đã ký"),
        missing=_("Gắn bản quyết định đã ký: chưa có bản ký thì sao chưa được công bố."),
    )


class NotifyResult(Input):
    """The number and date of the written notice."""

    number = Text(_("Số thông báo"), max_length=60, missing=_("Nhập số thông báo, ví dụ 45/TB-VPOCOP."))
    date = Day(_("Ngày thông báo"), missing=_("Nhập ngày thông báo."))


class WithdrawCertificate(Input):
    """A decision that takes a certificate back, as its signed copy has it."""

    ground = Named(_("Căn cứ thu hồi"), missing=_("Chọn căn cứ thu hồi."))
    number = Text(_("Số quyết định thu hồi"), max_length=60, missing=_("Nhập số quyết định thu hồi."))
    date = Day(_("Ngày ký"), missing=_("Nhập ngày ký quyết định thu hồi."))
    concluded_on = Day(_("Ngày có kết luận hoặc xác nhận của xã"), required=False)
    copy = Paper(
        _("Bản quyết định đã ký"),
        missing=_("Gắn bản quyết định thu hồi đã ký: chưa có bản ký thì giấy vẫn còn hiệu lực."),
    )


class EnterPastCertificate(Input):
    """What a source says of a certificate of before the platform. What it does not say stays empty."""

    star = forms.IntegerField(
        label=_("Hạng sao"),
        required=False,
        error_messages={"invalid": _("Ghi hạng sao bằng một chữ số; nguồn không ghi thì để trống.")},
    )
    number = Text(_("Số giấy chứng nhận"), required=False, max_length=60)
    decision_number = Text(_("Số quyết định"), required=False, max_length=60)
    decision_date = Day(_("Ngày quyết định"), required=False)
    issuer = Text(_("Cơ quan công nhận"), required=False, max_length=200)
    year = Year(_("Năm công nhận"), required=False)
    valid_from = Day(_("Có giá trị từ ngày"), required=False)
    valid_to = Day(_("Có giá trị đến ngày"), required=False)
    extended_to = Day(_("Được kéo dài đến ngày"), required=False)
    regrading_filed_on = Day(_("Ngày nộp hồ sơ phân hạng lại"), required=False)
    source = Text(
        _("Nguồn"), missing=_("Ghi nguồn: văn bản, trang tin hay giấy mà các điều trên được lấy từ đó.")
    )


class Count(forms.IntegerField):
    """A number of things, as people here write it: 1200, 1.200 or 1 200."""

    widget = forms.TextInput

    def __init__(self, label: Any = "", **kwargs: Any) -> None:
        wrong = _("Ghi số bằng chữ số, ví dụ 500.")
        messages = {"invalid": wrong, "min_value": wrong, "max_value": wrong}
        super().__init__(label=label, min_value=0, max_value=MANY, error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> int | None:
        text = value.strip() if isinstance(value, str) else value
        grouped = isinstance(text, str) and re.fullmatch(r"[0-9]{1,3}([. ][0-9]{3})+", text)
        return super().to_python(re.sub("[. ]", "", text) if grouped else text)

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, int) else value


class RecordCall(Input):
    """What came of a call about a certificate that ends."""

    outcome = Choice(_("Gọi được gì?"), choices=list(CALL_WORDS.items()), missing=_("Chọn kết quả cuộc gọi."))
    promised_on = Day(_("Chủ thể hẹn ngày nào?"), required=False)
    note = Text(_("Ghi chú"), required=False, max_length=500)


class AnswerMaking(Input):
    """What the producer says of a product whose certificate ends."""

    making = Choice(
        _("Còn làm sản phẩm này không?"),
        choices=list(MAKING_WORDS.items()),
        missing=_("Chọn một câu trả lời."),
    )
    packs_left = Count(_("Còn bao nhiêu bao bì đã in sao?"), required=False)
    note = Text(_("Nói thêm"), required=False, max_length=500)


__all__ = [
    "AnswerMaking",
    "Codes",
    "EnterPastCertificate",
    "Named",
    "NotifyResult",
    "RecordCall",
    "RecordDecision",
    "WithdrawCertificate",
]
