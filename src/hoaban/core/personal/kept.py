"""What is said of one personal field, and the purposes, bases and terms that many fields share.

Articles of Luật 91/2025/QH15 and Nghị định 356/2025/NĐ-CP stand here only where they were compared; whatever
was not is marked “chưa đối chiếu” and no number is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts.roles import Role


class Category(StrEnum):
    """The two kinds of personal data of the law (Điều 2 Luật 91/2025/QH15)."""

    BASIC = "basic"
    SENSITIVE = "sensitive"


@dataclass(frozen=True, slots=True)
class Kept:
    """One personal field.

    purpose    what it is asked or kept for, in words for the person
    basis      the article that lets it be asked, and the one that names its category
    retention  how long it is kept
    seen_by    the roles that may see it within their own commune, producer, round or province; () = everybody
    """

    category: Category
    purpose: str | Promise
    basis: str
    retention: str | Promise
    seen_by: tuple[Role, ...]


Fields = dict[str, dict[str, Kept]]
"""By table ("registry.Producer"), then by field."""
NoPerson = dict[str, str]
"""By table: the fields that say nothing of a person, with blanks between."""

# --- bases: the law that asks, and the decree that names the category ---

ETHNIC_ORIGIN = "Mẫu số 02 phần I và Mẫu số 03 (QĐ 26/2026/QĐ-TTg); nhạy cảm: Điều 4 Nghị định 356/2025/NĐ-CP"
FORMS = "Mẫu số 01, Mẫu số 02 (QĐ 26/2026/QĐ-TTg); cơ bản: Điều 3 Nghị định 356/2025/NĐ-CP"
STEPS = "Điều 7 QĐ 26/2026/QĐ-TTg; cơ bản: Điều 3 Nghị định 356/2025/NĐ-CP"
IMPARTIAL = "khoản 2 Điều 4 QĐ 26/2026/QĐ-TTg; cơ bản: Điều 3 Nghị định 356/2025/NĐ-CP"
CONSENT = "Điều 9 Luật 91/2025/QH15"
RIGHTS = "Điều 4, Điều 13, Điều 14 Luật 91/2025/QH15"
SECURITY = "Luật 91/2025/QH15 (điều khoản: chưa đối chiếu)"

# --- how long ---

WITH_DOSSIERS = _("Như hồ sơ OCOP; thời hạn lưu trữ hồ sơ: chưa đối chiếu")
UNTIL_CORRECTED = _("Đến khi chủ thể sửa, rút lại đồng ý hoặc được xóa; bản đã nộp giữ như hồ sơ OCOP")
WITH_THE_LOG = _("Như nhật ký hệ thống, không sửa, không xóa; thời hạn: chưa đối chiếu")
WHILE_NEEDED = _("Khi người đó còn vai trò trên Hoa Ban; sau đó như hồ sơ OCOP")
SHORT = _("Một giờ")
ANSWERED = _("Đến khi được trả lời, nhiều nhất 30 ngày")

# --- who ---

KEEPERS = (
    Role.PRODUCER_REPRESENTATIVE,
    Role.COMMUNE_OFFICER,
    Role.COMMUNE_CHAIR,
    Role.PROVINCIAL_OFFICER,
)
"""Who keeps a producer's facts, and the chair who answers for the commune's Mẫu số 03."""
WATCHERS = (Role.PROVINCE_CHAIRMAN, Role.INSPECTOR, Role.AUDITOR)
JUDGES = (Role.ADVISORY_MEMBER, Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER, Role.COUNCIL_CHAIR)
READERS = (*KEEPERS, *WATCHERS, *JUDGES)
OFFICES = (Role.PROVINCIAL_OFFICER, *WATCHERS)
NOT_SHOWN = (Role.ADMINISTRATOR,)
"""Shown on no page; whoever runs the machine can read the database."""

# --- purposes ---

FOR_CRITERION = _(
    "Mẫu số 02 hỏi; tiêu chí 3.2 cho điểm khi người đại diện là nữ, dân tộc thiểu số hoặc khuyết tật"
)
FOR_FORMS = _("Phiếu đăng ký và báo cáo tự đánh giá (Mẫu số 01, 02) cần")
FOR_REACHING = _("Để xã, tỉnh và khách hàng liên hệ với chủ thể")
FOR_EVIDENCE = _("Minh chứng của tiêu chí, do chủ thể nộp")
FOR_LOG_IN = _("Để vào Hoa Ban và được giao việc")
FOR_STEPS = _("Ghi ai đã làm bước nào, ngày nào")
FOR_FAIRNESS = _("Để người đã giúp lập hồ sơ, có lợi ích liên quan không chấm hồ sơ đó")
FOR_CONSENT = _("Giữ lời đồng ý: ai, lúc nào, đúng những chữ nào")
FOR_RIGHTS = _("Trả lời yêu cầu của người có dữ liệu")
FOR_NOTICES = _("Báo việc cho đúng người")


def basic(
    purpose: str | Promise,
    seen_by: tuple[Role, ...] = READERS,
    *,
    basis: str = FORMS,
    retention: str | Promise = WITH_DOSSIERS,
) -> Kept:
    """A basic field (dữ liệu cá nhân cơ bản, Điều 3 Nghị định 356/2025/NĐ-CP)."""
    return Kept(Category.BASIC, purpose, basis, retention, seen_by)


def sensitive(purpose: str | Promise, *, basis: str, retention: str | Promise = UNTIL_CORRECTED) -> Kept:
    """A sensitive field (dữ liệu cá nhân nhạy cảm), open to those who keep the facts and to nobody else."""
    return Kept(Category.SENSITIVE, purpose, basis, retention, KEEPERS)
