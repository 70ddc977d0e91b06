"""What the deeds of the council take: typed fields with their messages.

Here: shapes. Not here: whether a seat, criterion or option exists (actions: they know round and edition).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hoaban.core.inputs import Day, Flag, Input, LongText, Text


@dataclass(frozen=True, slots=True)
class SeatGiven:
    """One seat as the decision names it: whose (key of the person), which kind, of which agency."""

    user: str
    kind: str
    agency: str


@dataclass(frozen=True, slots=True)
class OpinionGiven:
    """The team's opinion on one criterion. option None: none of the lines is met."""

    criterion: str
    option: str | None
    note: str


def _plain(value: Any) -> Any:
    """Lists and maps as a program sends them, or as text that holds them."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value) if value.strip() else None
    except ValueError as wrong:
        raise ValidationError(_("Chưa đọc được danh sách này."), code="bad-list") from wrong


class Rows(forms.Widget):
    """Rows of a table on a page: <name>-0-user, <name>-0-kind …; a program gives the list itself."""

    columns: tuple[str, ...] = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data[name] if name in data else [dict(row) for row in self._rows(data, name)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}-0-{self.columns[0]}" not in data

    def _rows(self, data: Any, name: str) -> Iterator[Mapping[str, str]]:
        number = 0
        while f"{name}-{number}-{self.columns[0]}" in data:
            yield {column: data.get(f"{name}-{number}-{column}", "") for column in self.columns}
            number += 1


class SeatRows(Rows):
    columns = ("kind", "user", "agency")


class OpinionRows(Rows):
    columns = ("criterion", "option", "note")


class Seats(forms.JSONField):
    """Who sits: rows of person, kind of seat and agency; gives SeatGiven, rows without a person left out."""

    widget = SeatRows
    json_shape = {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["user", "kind"],
            "properties": {name: {"type": "string"} for name in ("user", "kind", "agency")},
        },
    }

    def to_python(self, value: Any) -> Any:
        rows = _plain(value) or []
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ValidationError(_("Chưa đọc được danh sách thành viên."), code="bad-list")
        return tuple(
            SeatGiven(str(row["user"]), str(row.get("kind", "")), str(row.get("agency") or "").strip())
            for row in rows
            if row.get("user")
        )


class Opinions(forms.JSONField):
    """The team's opinions by criterion; "-" stands for none of the lines, an empty choice for no opinion."""

    widget = OpinionRows
    json_shape = {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["criterion", "option"],
            "properties": {
                "criterion": {"type": "string"},
                "option": {"type": ["string", "null"]},
                "note": {"type": "string"},
            },
        },
    }
    NONE = "-"

    def to_python(self, value: Any) -> Any:
        rows = _plain(value) or []
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ValidationError(_("Chưa đọc được ý kiến theo tiêu chí."), code="bad-list")
        return tuple(self._opinion(row) for row in rows if row.get("option", "") != "")

    def _opinion(self, row: Mapping[str, Any]) -> OpinionGiven:
        option = row["option"]
        none = option in (None, self.NONE)
        return OpinionGiven(
            str(row.get("criterion", "")), None if none else str(option), str(row.get("note") or "")
        )


class Codes(forms.MultipleChoiceField):
    """Several rows named by their printed codes: ticks on a page, a list from a program."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: Any) -> list[str]:
        given = [value] if isinstance(value, str) else value
        return list(dict.fromkeys(code.strip() for code in super().to_python(given) if code.strip()))

    def valid_value(self, value: Any) -> bool:
        return True


class OpenRound(Input):
    """round_id: the edition's round ("province-2"); empty for an extra round, which needs the rest."""

    round_id = Text(_("Đợt theo luật"), required=False, max_length=40)
    year = forms.IntegerField(
        label=_("Năm"),
        min_value=2020,
        max_value=2100,
        error_messages={"required": _("Nhập năm của đợt."), "invalid": _("Năm gồm 4 chữ số.")},
    )
    hold_through = Day(_("Ngày cuối tổ chức đánh giá (đợt bổ sung)"), required=False)
    regulation = Text(_("Quy chế cho phép đợt bổ sung: số, ngày"), required=False, max_length=200)
    plan = Text(_("Kế hoạch đánh giá, phân hạng: số, ngày"), required=False, max_length=200)


class AppointCouncil(Input):
    decision_number = Text(
        _("Số quyết định thành lập Hội đồng"),
        max_length=60,
        missing=_("Nhập số quyết định thành lập Hội đồng."),
    )
    decision_date = Day(_("Ngày quyết định"), missing=_("Nhập ngày quyết định."))
    regulation_number = Text(
        _("Số Quy chế hoạt động"), max_length=60, missing=_("Nhập số Quy chế hoạt động của Hội đồng.")
    )
    regulation_date = Day(_("Ngày Quy chế"), required=False)
    secretary = Text(_("Thư ký Hội đồng"), required=False, max_length=40)
    seats = Seats(label=_("Thành viên"), error_messages={"required": _("Chọn thành viên của Hội đồng.")})


class FillRound(Input):
    dossiers = Codes(label=_("Hồ sơ"), error_messages={"required": _("Chọn ít nhất một hồ sơ.")})
    reason = LongText(
        _("Lý do xếp vào đợt sau"),
        required=False,
        max_length=2000,
        help_text=_("Chỉ cần khi hồ sơ xã gửi kịp một đợt trước."),
    )


class PostponeDossier(Input):
    reason = LongText(_("Lý do chuyển đợt sau"), missing=_("Ghi lý do chuyển đợt sau."))


class RecordAdvisoryReport(Input):
    text = LongText(_("Báo cáo của Tổ tư vấn"), missing=_("Ghi nội dung báo cáo."))
    visited_on = Day(_("Ngày khảo sát thực tế"), required=False)
    opinions = Opinions(label=_("Ý kiến theo tiêu chí"), required=False)


class RecuseMember(Input):
    """seat: the member's seat or key; empty for oneself. ground: one of the council's `recusal_when`."""

    ground = Text(_("Lý do không tham gia chấm"), max_length=40, missing=_("Chọn một lý do."))
    seat = Text(_("Thành viên"), required=False, max_length=20)


class Option(Text):
    """An option's id; empty, or null from a program, for none of the lines. It may not be left out."""

    json_required = True

    def __init__(self, label: Any = "", **kwargs: Any) -> None:
        super().__init__(label, required=False, max_length=20, **kwargs)


class MarkProduct(Input):
    criterion = Text(_("Tiêu chí"), max_length=20, missing=_("Nêu tiêu chí."))
    option = Option(_("Mức"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.add_prefix("option") not in self.data:
            self.add_error("option", ValidationError(_("Chọn một mức."), code="required"))
        return {**values, "option": values.get("option") or None}


class ProposeKnockOut(Input):
    knock_out = Text(_("Hồ sơ bị loại khi"), max_length=20, missing=_("Chọn một trường hợp."))
    reason = LongText(_("Lý do (ghi vào biên bản)"), missing=_("Ghi lý do để đưa vào biên bản."))


class DropKnockOut(Input):
    knock_out = Text(_("Hồ sơ bị loại khi"), max_length=20, missing=_("Chọn một trường hợp."))


class CloseScoring(Input):
    leave_out_open = Flag(_("Không tính các phiếu đang chấm dở (người chấm vắng mặt)"))


class SubmitResults(Input):
    number = Text(_("Số tờ trình"), max_length=60, missing=_("Nhập số tờ trình."))
    date = Day(_("Ngày tờ trình"), missing=_("Nhập ngày tờ trình."))
