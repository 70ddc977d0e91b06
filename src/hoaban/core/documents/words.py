"""The names of papers, as pages print them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

PAPER_WORDS = {
    "receipt": _("Biên nhận hồ sơ OCOP"),
    "appraisal": _("Báo cáo thẩm định của xã (Mẫu số 03)"),
    "minutes": _("Biên bản họp Hội đồng đánh giá, phân hạng sản phẩm OCOP"),
    "result_letter": _("Thông báo kết quả đánh giá, phân hạng sản phẩm OCOP"),
}
