"""What bringing, saving and undoing a file of rows take."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hoaban.core.inputs import Choice, Flag, Input, Paper

KIND_WORDS = {
    "products": _("Sản phẩm, kèm chủ thể"),
    "producers": _("Chủ thể"),
    "certificates": _("Giấy chứng nhận đã cấp"),
    "dossiers": _("Hồ sơ giấy đang đi"),
}


class HeadingMap(forms.Field):
    """JSON: {"heading in the file": "field"}; gives the dict. A program may hand the object itself."""

    json_shape = {"type": "object", "additionalProperties": {"type": "string"}}

    def to_python(self, value: Any) -> dict[str, str]:
        if value in (None, ""):
            return {}
        try:
            found = json.loads(value) if isinstance(value, str) else value
        except ValueError as wrong:
            raise ValidationError(_now('Cần JSON dạng {"tiêu đề trong tệp":"mục"}.'), "bad-map") from wrong
        if isinstance(found, dict) and all(isinstance(name, str) for name in found.values()):
            return found
        raise ValidationError(_now('Cần JSON dạng {"tiêu đề trong tệp":"mục"}.'), "bad-map")


class BringFile(Input):
    kind = Choice(_("Tệp này kê gì?"), choices=list(KIND_WORDS.items()), missing=_("Chọn một loại."))
    file = Paper(
        _("Tệp Excel"),
        missing=_("Chọn tệp."),
        help_text=_("Bảng đang dùng, giữ nguyên: .xlsx, .xls, .ods hoặc .csv."),
    )
    headings = HeadingMap(label=_("Tiêu đề và mục"), required=False, widget=forms.HiddenInput)


class SaveImport(Input):
    accept_guesses = Flag(_("Đồng ý những chỗ máy đoán"))
    leave_held = Flag(_("Để lại những dòng sai, chỉ lưu dòng đúng"))


__all__ = ["KIND_WORDS", "BringFile", "SaveImport"]
