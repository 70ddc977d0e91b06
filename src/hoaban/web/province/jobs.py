"""The work in the background (việc nền): what waits, how far what runs is, what failed; the last back-up."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from hoaban.core.audit.reports import last_report
from hoaban.core.jobs.actions import KEPT_FOR
from hoaban.core.jobs.permissions import may_see_jobs
from hoaban.core.jobs.queries import counts, jobs_to_watch
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page

WORDS = {
    "make_renditions": _("Vẽ ảnh xem trước của một tệp"),
    "make_missing": _("Vẽ những ảnh xem trước còn thiếu"),
    "draw_product_picture": _("Vẽ một ảnh sản phẩm"),
    "draw_missing_pictures": _("Vẽ những ảnh sản phẩm còn thiếu"),
    "check_file": _("Đọc một tệp Excel"),
    "save_file": _("Lưu một tệp Excel vào sổ"),
}


@page("viec-nen/", access=may_see_jobs)
def jobs(request: PageRequest) -> HttpResponse:
    watched = [(WORDS.get(job.name, job.name), job) for job in jobs_to_watch()]
    kept = [(_("Sao lưu hằng đêm"), last_report("backup")), (_("Thử khôi phục"), last_report("drill"))]
    shown = {"watched": watched, "counts": counts(), "days": KEPT_FOR.days, "reports": kept}
    return render(request, "province/jobs.html", shown)
