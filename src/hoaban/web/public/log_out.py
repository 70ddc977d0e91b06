"""Log out: the session ends here and on the server."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from hoaban.web.acts import PageRequest
from hoaban.web.pages import logged_in, page


@page("dang-xuat/", access=logged_in)
def log_out(request: PageRequest) -> HttpResponse:
    if request.method == "POST":
        request.session.flush()
        return redirect("public:home")
    return render(request, "public/log_out.html")
