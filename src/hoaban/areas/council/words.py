"""The words of rounds and sheets, as pages, API and papers print them."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class RoundState(StrEnum):
    """States of a round (đợt đánh giá)."""

    OPEN = "open"
    CLOSED = "closed"
    SUBMITTED = "submitted"


class EntryState(StrEnum):
    """States of a product's place in a round."""

    SCORING = "scoring"
    RESCORING = "rescoring"
    CLOSED = "closed"
    POSTPONED = "postponed"


class SheetState(StrEnum):
    """States of a member's sheet (phiếu chấm): being filled, or chốt."""

    OPEN = "open"
    CLOSED = "closed"


ROUND_WORDS = {
    RoundState.OPEN: _("đang mở"),
    RoundState.CLOSED: _("đã khép, có kết quả"),
    RoundState.SUBMITTED: _("đã trình Chủ tịch"),
}
ENTRY_WORDS = {
    EntryState.SCORING: _("đang chấm"),
    EntryState.RESCORING: _("phải thảo luận, chấm lại"),
    EntryState.CLOSED: _("đã có kết quả"),
    EntryState.POSTPONED: _("chuyển đợt sau"),
}
SHEET_WORDS = {SheetState.OPEN: _("đang chấm"), SheetState.CLOSED: _("đã chốt")}

GROUND_WORDS = {
    "own_or_family_stake": _("bản thân hoặc người nhà có lợi ích ở sản phẩm hoặc chủ thể này"),
    "helped_write_the_dossier": _("đã tham gia lập hồ sơ này"),
    "sits_for_the_producer": _("là người của chủ thể này"),
}
"""Why a member steps back, by the ids of the edition's setting `recusal_when`; a new id prints as it is."""

SETTING_WORDS = {
    "quorum": _("Túc số: phần thành viên phải chấm, đã trừ người không tham gia chấm"),
    "quorum_needs_chair": _("Túc số cần có phiếu của Chủ tịch Hội đồng"),
    "max_spread": _("Lệch tối đa giữa hai phiếu xa nhất (điểm)"),
    "gate_rule": _("Điều kiện của sao đạt khi"),
    "knock_out_rule": _("Hồ sơ bị loại khi"),
    "chair_scores": _("Chủ tịch Hội đồng chấm điểm"),
    "recusal_when": _("Không tham gia chấm khi"),
}
"""The settings of the Quy chế that a council works by, fixed on the day it is appointed."""

RULE_WORDS = {"majority": _("quá nửa số phiếu"), "all": _("mọi phiếu")}
