"""The roles a person may hold (vai trò), and what each is held in.

Here: names and scopes. Not here: what a role may do (each area's permissions.py).
"""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """Roles of the glossary. A person may hold several, and always acts in one."""

    PRODUCER_REPRESENTATIVE = "producer_representative"
    COMMUNE_OFFICER = "commune_officer"
    COMMUNE_CHAIR = "commune_chair"
    PROVINCIAL_OFFICER = "provincial_officer"
    ADVISORY_MEMBER = "advisory_member"
    COUNCIL_SECRETARY = "council_secretary"
    COUNCIL_MEMBER = "council_member"
    COUNCIL_CHAIR = "council_chair"
    PROVINCE_CHAIRMAN = "province_chairman"
    INSPECTOR = "inspector"
    EDITOR = "editor"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


ROLE_NAMES = {
    Role.PRODUCER_REPRESENTATIVE: _("Đại diện chủ thể"),
    Role.COMMUNE_OFFICER: _("Cán bộ xã"),
    Role.COMMUNE_CHAIR: _("Lãnh đạo UBND xã"),
    Role.PROVINCIAL_OFFICER: _("Cán bộ Văn phòng OCOP tỉnh"),
    Role.ADVISORY_MEMBER: _("Thành viên Tổ tư vấn"),
    Role.COUNCIL_SECRETARY: _("Thư ký Hội đồng"),
    Role.COUNCIL_MEMBER: _("Thành viên Hội đồng"),
    Role.COUNCIL_CHAIR: _("Chủ tịch Hội đồng"),
    Role.PROVINCE_CHAIRMAN: _("Chủ tịch UBND tỉnh"),
    Role.INSPECTOR: _("Cán bộ kiểm tra"),
    Role.EDITOR: _("Biên tập viên"),
    Role.AUDITOR: _("Kiểm toán"),
    Role.ADMINISTRATOR: _("Quản trị"),
}

COMMUNE_ROLES = frozenset({Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR})
PRODUCER_ROLES = frozenset({Role.PRODUCER_REPRESENTATIVE})
COUNCIL_ROLES = frozenset({Role.COUNCIL_MEMBER, Role.COUNCIL_CHAIR})
