"""The words of certificates and decisions, as pages, API and papers print them."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """What a certificate is on the day of looking (tình trạng giấy chứng nhận). Never stored.

    REPLACED: a later certificate of the product holds. UNDATED: no source gives its end, and it has not
    passed for certain. UNKNOWN: the register has no such code.
    """

    VALID = "valid"
    EXTENDED = "extended"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    UNDATED = "undated"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What the law lets follow from a council's result (điểm e khoản 3 Điều 7; điểm a khoản 1 Điều 4)."""

    CERTIFICATE = "certificate"
    MINISTRY = "ministry"
    NONE = "none"


class Group(StrEnum):
    """Where a certificate stands on the clock (đồng hồ chứng nhận) on the day of looking. Never stored.

    BEFORE, OPEN, LATE, LAST, ENDED follow the window of regrading and the office's own reminder; EXTENDED:
    past its end, carried on by khoản 3 Điều 12; UNDATED: no source gives its end.
    """

    OPEN = "open"
    LATE = "late"
    LAST = "last"
    ENDED = "ended"
    EXTENDED = "extended"
    UNDATED = "undated"
    BEFORE = "before"


HOLDING = frozenset({State.VALID, State.EXTENDED})

STATE_WORDS = {
    State.VALID: _("Còn hiệu lực"),
    State.EXTENDED: _("Còn hiệu lực"),
    State.EXPIRED: _("Đã hết hạn"),
    State.WITHDRAWN: _("Đã thu hồi"),
    State.REPLACED: _("Đã có giấy mới"),
    State.UNDATED: _("Chưa rõ ngày hết hạn"),
    State.UNKNOWN: _("Không có trong sổ"),
}
OUTCOME_WORDS = {
    Outcome.CERTIFICATE: _("công nhận, cấp giấy chứng nhận"),
    Outcome.MINISTRY: _("phê duyệt kết quả, gửi Bộ; chưa cấp giấy"),
    Outcome.NONE: _("không công nhận đợt này; gửi thông báo"),
}
# the law's names of its sectors, here only so that they have English; another edition's stay Vietnamese
SECTOR_WORDS = {
    "Thực phẩm": _("Thực phẩm"),
    "Đồ uống": _("Đồ uống"),
    "Dược liệu và sản phẩm từ dược liệu": _("Dược liệu và sản phẩm từ dược liệu"),
    "Hàng thủ công mỹ nghệ": _("Hàng thủ công mỹ nghệ"),
    "Sinh vật cảnh": _("Sinh vật cảnh"),
    "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch": _(
        "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch"
    ),
}
KIND_WORDS = {
    "recognition": _("Công nhận và cấp giấy chứng nhận"),
    "result_approval": _("Phê duyệt kết quả, gửi Bộ"),
    "withdrawal": _("Thu hồi giấy chứng nhận"),
}

CALL_WORDS = {
    "promised": _("Hẹn ngày nộp hồ sơ"),
    "talked": _("Đã nói chuyện, chưa hẹn"),
    "needs_help": _("Cần xã giúp làm hồ sơ"),
    "not_renewing": _("Không làm lại hồ sơ"),
    "no_answer": _("Không nghe máy"),
    "wrong_number": _("Sai số"),
}
MAKING_WORDS = {
    "still": _("Vẫn làm"),
    "stopped": _("Không làm nữa"),
    "changed_owner": _("Đã sang chủ khác"),
}
