"""What deeds take: typed fields with their Vietnamese messages, declared once.

An Input is a Django form used as a declaration: the page draws it, the API reads its schema and feeds it
JSON, an import feeds it a row. It turns text into values and says what is wrong with it; it saves nothing.
Not here: any deed's own input (inputs.py of each area).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from stdnum import ean
from stdnum.exceptions import ValidationError as WrongNumber
from stdnum.vn import mst

from hoaban.core.permissions import Refusal


class Input(forms.Form):
    """The base of every declared input. Errors name the field; what was typed stays in the form."""

    use_required_attribute = False
    refusal: Refusal | None = None  # why the deed was refused, set by the page that tried it
    error_css_class = "field--err"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


TOO_LONG = _("Viết gọn lại: ô này nhận nhiều nhất %(limit_value)d chữ và dấu, đang có %(show_value)d.")


class Text(forms.CharField):
    """One line. NFC, spaces in order."""

    def __init__(self, label: Any = "", *, missing: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 300)
        messages = {"required": missing or _("Điền ô này."), "max_length": TOO_LONG}
        super().__init__(label=label, error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return unicodedata.normalize("NFC", self.tidied(text))

    def tidied(self, text: str) -> str:
        return " ".join(text.split())


class LongText(Text):
    """Several lines; line ends are kept."""

    widget = forms.Textarea

    def __init__(self, label: Any = "", **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 20_000)
        super().__init__(label, **kwargs)

    def tidied(self, text: str) -> str:
        return text.replace("\r\n", "\n").strip()


class Day(forms.Field):
    """A day as people here write it, dd/mm/yyyy; programs may write yyyy-mm-dd."""

    widget = forms.DateInput

    def __init__(self, label: Any = "", *, missing: Any = None, **kwargs: Any) -> None:
        messages = {"required": missing} if missing else {}
        super().__init__(label=label, error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> date | None:
        if value in (None, ""):
            return None
        if isinstance(value, date):
            return value
        for form in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"):
            try:
                return datetime.strptime(str(value).strip(), form).date()  # noqa: DTZ007 -- a day has no zone
            except ValueError:
                continue
        raise ValidationError(_("Ghi ngày theo mẫu ngày/tháng/năm, ví dụ 31/12/2026."), code="bad-day")

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%d/%m/%Y") if isinstance(value, date) else value


class Choice(forms.ChoiceField):
    """One of a closed list, drawn as radio buttons, none chosen beforehand."""

    widget = forms.RadioSelect

    def __init__(self, label: Any = "", *, missing: Any = None, **kwargs: Any) -> None:
        messages = {"invalid_choice": _("Chọn một trong các mục đã cho.")}
        if missing:
            messages["required"] = missing
        super().__init__(label=label, error_messages=messages, **kwargs)


class Flag(forms.BooleanField):
    """A tick. Not ticked is an answer too, unless the field is required."""

    def __init__(self, label: Any = "", *, missing: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        messages = {"required": missing} if missing else {}
        super().__init__(label=label, error_messages=messages, **kwargs)


class Phone(Text):
    """A Vietnamese number: 09…, +84…, with spaces or dots; kept as 0xxxxxxxxx."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        digits = plain_phone(text)
        if digits is None:
            raise ValidationError(
                _("Số điện thoại cần 10 chữ số, bắt đầu bằng 0, ví dụ 0912 345 678."), code="bad-phone"
            )
        return digits


def plain_phone(text: str) -> str | None:
    """0xxxxxxxxx (10 or 11 digits), or None where it is no Vietnamese number.

    >>> plain_phone("+84 912.345.678")
    '0912345678'
    """
    digits = re.sub(r"[\s.\-()]", "", text)
    digits = re.sub(r"^(\+84|0084|84(?=\d{9}$))", "0", digits)
    return digits if re.fullmatch(r"0\d{9,10}", digits) else None


class TaxCode(Text):
    """Mã số thuế, 10 or 13 digits, or the 12 digits of a personal number used as one; check digit proved."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        digits = re.sub(r"[\s\-.]", "", text)
        if re.fullmatch(r"\d{12}", digits):
            return digits
        try:
            return str(mst.validate(digits))
        except WrongNumber as wrong:
            raise ValidationError(
                _("Mã số thuế chưa đúng: xem lại 10 hoặc 13 chữ số trên giấy đăng ký."), code="bad-tax-code"
            ) from wrong


class Gtin(Text):
    """Mã vạch: 8, 12, 13 or 14 digits with their check digit."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return str(ean.validate(text.replace(" ", "")))
        except WrongNumber as wrong:
            raise ValidationError(
                _("Mã vạch sai số cuối: xem lại 13 chữ số trên bao bì."), code="bad-gtin"
            ) from wrong


class Paper(forms.FileField):
    """A file: uploaded with the form, or named by the id of one already uploaded (API, library).

    Gives an UploadedFile or the id as text; core.files.actions.keep_file turns either into a stored file.
    """

    def __init__(self, label: Any = "", *, missing: Any = None, **kwargs: Any) -> None:
        messages = {
            "required": missing or _("Chọn tệp hoặc chụp ảnh."),
            "empty": _("Tệp này trống. Chọn lại tệp khác."),
            "invalid": _("Chưa nhận được tệp. Chọn lại rồi gửi lần nữa."),
        }
        super().__init__(label=label, error_messages=messages, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> UploadedFile | str | None:
        if isinstance(data, str) and data:
            return data
        return super().clean(data, initial) or None
