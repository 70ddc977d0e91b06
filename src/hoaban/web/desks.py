"""The desks: where each role starts, and the few links of its menu."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts.roles import Role
from hoaban.web.pages import PAGES

PUBLIC_MENU = [("public:products", _("Sản phẩm")), ("public:check_code", _("Kiểm tra mã"))]
PRODUCER_MENU = [
    ("producer:desk", _("Hồ sơ của tôi")),
    ("producer:evidence", _("Tủ giấy tờ")),
    ("producer:my_data", _("Dữ liệu của tôi")),
]
COMMUNE_MENU = [
    ("commune:desk", _("Việc của xã")),
    ("commune:producers", _("Chủ thể")),
    ("province:clock", _("Đồng hồ")),
]
PROVINCE_MENU = [
    ("province:desk", _("Việc của tỉnh")),
    ("province:rounds", _("Đợt đánh giá")),
    ("province:submitted", _("Chờ quyết định")),
    ("province:decisions", _("Quyết định")),
    ("province:clock", _("Đồng hồ")),
]
OFFICE_MENU = [
    *PROVINCE_MENU,
    ("province:print_slips", _("Phiếu vào")),
    ("province:data_requests", _("Dữ liệu cá nhân")),
]
OFFICE_MENU = [*PROVINCE_MENU, ("province:imports", _("Nhập Excel"))]
SECRETARY_MENU = PROVINCE_MENU[:2]  # decisions are the chairman's and the office's (may_see_decisions)
TEAM_MENU = [("council:desk", _("Báo cáo"))]
COUNCIL_MENU = [("council:desk", _("Phiếu chấm")), ("province:rounds", _("Đợt đánh giá"))]
CHAIRMAN_MENU = [("province:submitted", _("Chờ quyết định")), ("province:decisions", _("Quyết định"))]
ADMINISTRATOR_MENU = [("province:jobs", _("Việc nền")), ("province:looks", _("Lần xem"))]
AUDITOR_MENU = [*PROVINCE_MENU, ("province:looks", _("Lần xem"))]

NEWEST = 5
"""So many notices stand on a desk."""

MENUS = {
    None: PUBLIC_MENU,
    Role.PRODUCER_REPRESENTATIVE: PRODUCER_MENU,
    Role.COMMUNE_OFFICER: COMMUNE_MENU,
    Role.COMMUNE_CHAIR: COMMUNE_MENU,
    Role.PROVINCIAL_OFFICER: OFFICE_MENU,
    Role.COUNCIL_SECRETARY: SECRETARY_MENU,
    Role.PROVINCE_CHAIRMAN: CHAIRMAN_MENU,
    Role.ADMINISTRATOR: ADMINISTRATOR_MENU,  # keeps people and settings; reads neither dossiers nor rounds
    Role.AUDITOR: AUDITOR_MENU,
    Role.INSPECTOR: PUBLIC_MENU,
    Role.EDITOR: PUBLIC_MENU,
    Role.ADVISORY_MEMBER: TEAM_MENU,
    Role.COUNCIL_MEMBER: COUNCIL_MENU,
    Role.COUNCIL_CHAIR: COUNCIL_MENU,
}


def menu_of(role: Role | None) -> list[tuple[str, str]]:
    """The menu of a role: address and words of each link, for the pages that are there."""
    return [(reverse(name), str(words)) for name, words in MENUS[role] if name in PAGES]


def start_of(role: Role | None) -> str:
    """The address where a role's work begins; the first page for those whose desk is not built yet."""
    menu = menu_of(role) if MENUS[role] is not PUBLIC_MENU else []
    return menu[0][0] if menu else reverse("public:home")
