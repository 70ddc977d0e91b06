"""The words of dossiers, as pages, API and papers print them."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """States of a dossier (trạng thái hồ sơ), those of the glossary."""

    DRAFT = "draft"
    FILED = "filed"
    SENT_BACK = "sent_back"
    RECEIVED = "received"
    FORWARDED = "forwarded"
    TO_COMPLETE = "to_complete"
    TAKEN_IN = "taken_in"
    IN_ROUND = "in_round"
    SCORED = "scored"
    SUBMITTED = "submitted"
    RECOGNISED = "recognised"
    SENT_TO_MINISTRY = "sent_to_ministry"
    NOT_RECOGNISED = "not_recognised"
    POSTPONED = "postponed"
    WITHDRAWN_BY_PRODUCER = "withdrawn_by_producer"
    ENTRY_CANCELLED = "entry_cancelled"


STATE_WORDS = {
    State.DRAFT: _("đang chuẩn bị"),
    State.FILED: _("đã nộp, chờ xã tiếp nhận"),
    State.SENT_BACK: _("xã trả lại trước khi tiếp nhận"),
    State.RECEIVED: _("xã đã tiếp nhận (15 ngày làm việc)"),
    State.FORWARDED: _("đã gửi tỉnh"),
    State.TO_COMPLETE: _("cần hoàn thiện"),
    State.TAKEN_IN: _("tỉnh đã nhận đủ"),
    State.IN_ROUND: _("trong đợt đánh giá"),
    State.SCORED: _("đã có kết quả Hội đồng"),
    State.SUBMITTED: _("đã trình Chủ tịch"),
    State.RECOGNISED: _("đã công nhận"),
    State.SENT_TO_MINISTRY: _("đã phê duyệt, gửi Bộ"),
    State.NOT_RECOGNISED: _("không công nhận (1–2 sao, bị loại)"),
    State.POSTPONED: _("chuyển đợt sau"),
    State.WITHDRAWN_BY_PRODUCER: _("chủ thể rút hồ sơ"),
    State.ENTRY_CANCELLED: _("bản nhập từ giấy đã hủy"),
}

PAPER_STAGES = (State.FILED, State.RECEIVED, State.FORWARDED, State.TAKEN_IN)
"""How far a dossier can have come on paper before the office enters it, in the order of the way."""

PAPER_STAGE_WORDS = {
    State.FILED: _("đã nộp ở xã, xã chưa tiếp nhận"),
    State.RECEIVED: _("xã đã tiếp nhận, đang thẩm định"),
    State.FORWARDED: _("xã đã gửi tỉnh"),
    State.TAKEN_IN: _("tỉnh đã nhận đủ, chờ xếp đợt"),
}

FACTS_FROM_STAGE = {
    State.RECEIVED: ("received_on", "registration_number"),
    State.FORWARDED: ("letter_number", "letter_date", "forwarded_on", "samples_noted"),
    State.TAKEN_IN: ("taken_in_on", "province_number"),
}
"""What each stage on paper leaves. What a stage has, those after it have too."""

ENTER_FROM_PAPER, CORRECT_PAPER = "enter_from_paper", "correct_paper"
"""What the office did with a paper dossier: steps, but no moves of the table, for nothing moved by them."""

PAPER_STEP_WORDS = {
    ENTER_FROM_PAPER: _("nhập từ hồ sơ giấy, ở bước “%(state)s”"),
    CORRECT_PAPER: _("sửa bản nhập từ hồ sơ giấy, ở bước “%(state)s”"),
}
