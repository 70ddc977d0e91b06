"""What people asked about the data kept on them, what waits first (yêu cầu về dữ liệu cá nhân)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.registry.permissions import may_see_data_requests
from hoaban.areas.registry.queries import data_requests as all_data_requests
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page


@page("tinh/yeu-cau-du-lieu/", access=may_see_data_requests)
def data_requests(request: PageRequest) -> HttpResponse:
    shown = {"requests": all_data_requests(), "today": request.act.today}
    return render(request, "province/data_requests.html", shown)
