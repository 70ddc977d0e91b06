"""What the register calls things: genders, kinds of producers and papers, criteria sets by sector.

Here: labels that pages, API and papers share. Not here: the law's own words; they are read from an edition.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoaban.programme.edition import Edition

GENDERS = {"male": _("Nam"), "female": _("Nữ")}
DISABILITY = {"yes": _("Có"), "no": _("Không"), "unsaid": _("Không muốn nói")}
UNSAID = "Không muốn nói"
"""What stands in the blank of the ethnic group where somebody does not want to say it; it is filled then."""
KINDS_OF_FILE = {
    "application/pdf": _("PDF"),
    "image/jpeg": _("ảnh"),
    "image/png": _("ảnh"),
    "image/webp": _("ảnh"),
    "image/heic": _("ảnh HEIC"),
}
SENSITIVE_FACTS = {
    "representative_ethnic_group": _("Dân tộc"),
    "representative_disability": _("Khuyết tật"),
    "representative_address": _("Địa chỉ thường trú"),
}
"""What is masked until somebody says why they look (core/personal; the home address is masked alike)."""
REASONS_TO_LOOK = {
    "appraise": _("Thẩm định hồ sơ, lập Mẫu số 03"),
    "correct": _("Sửa thông tin theo lời chủ thể"),
    "print": _("In giấy tờ của hồ sơ"),
    "answer": _("Trả lời kiến nghị, kiểm tra"),
}
CONSENT_TEXT = (
    "Tôi đồng ý để UBND xã và Văn phòng OCOP tỉnh giữ dân tộc và tình trạng khuyết tật của tôi trên "
    "Hoa Ban, chỉ để lập Mẫu số 02, Mẫu số 03 và xét tiêu chí 3.2 của hồ sơ OCOP. Tôi biết mình có thể "
    "không trả lời, xem ai đã xem, yêu cầu sửa, xóa và rút lại lời đồng ý này bất cứ lúc nào; hồ sơ đã nộp "
    "được giữ như luật yêu cầu."
)
"""The words agreed to (Điều 9 Luật 91/2025/QH15). Each consent keeps them: a change here is for new ones."""
IDENTITY_PAPERS = "identity-papers"
"""A kind of paper of the platform's own: no criterion asks for it, and it goes into no dossier."""
IDENTITY_NAME = _("Giấy tờ tùy thân (căn cước, hộ chiếu)")
DATA_REQUESTS = {"correct": _("Sửa chỗ sai"), "erase": _("Xóa dữ liệu")}
FIRST_PICTURE = _("Ảnh bao bì")

Choices = list[tuple[str, str]]


def producer_kinds(edition: Edition) -> dict[str, str]:
    """The kinds of producers (loại hình chủ thể, khoản 3 Điều 2) by id."""
    return {kind.id: kind.name for kind in edition.producer_types}


def evidence_kinds(edition: Edition) -> dict[str, str]:
    """The kinds of papers by id: the evidence of Mẫu số 02 in the form's order, then identity papers."""
    return {**{kind.id: kind.name for kind in edition.evidence_kinds}, IDENTITY_PAPERS: str(IDENTITY_NAME)}


def sets_by_sector(edition: Edition) -> list[tuple[str, Choices]]:
    """The catalogue (Phụ lục I) as a person chooses from it: each sector with its criteria sets by id."""
    ids = {criteria_set.number: set_id for set_id, criteria_set in edition.sets.items()}
    sectors: dict[str, Choices] = {}
    for leaf in edition.catalogue.leaves:
        label = f"{leaf.group.name} – {leaf.subgroup.name}" if leaf.subgroup else leaf.group.name
        if leaf.criteria_set in ids:  # a catalogue may name a set that the edition does not have (yet)
            sectors.setdefault(leaf.sector.name, []).append((ids[leaf.criteria_set], label))
    return list(sectors.items())


def set_names(edition: Edition) -> dict[str, str]:
    """Every criteria set a product can be in, by id: "Chè – Chè tươi, chế biến"."""
    return {set_id: label for _sector, sets in sets_by_sector(edition) for set_id, label in sets}
