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
}
