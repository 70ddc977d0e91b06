"""Log out: the session ends here and on the server, and a machine that is not one's own is wiped."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from hoaban.core.accounts.actions import end_visit
from hoaban.core.accounts.models import Visit
from hoaban.core.accounts.queries import user_by_id, visit_of
from hoaban.web.acts import VISIT_KEY, PageRequest, kind_of_machine
from hoaban.web.pages import logged_in, page


def _end_stay(request: PageRequest) -> None:
    user = user_by_id(request.act.actor.user_id or 0)
    visit = visit_of(user, str(request.session.get(VISIT_KEY, ""))) if user else None
    if visit:
        end_visit(request.act, visit)
    request.session.flush()


@page("dang-xuat/", access=logged_in)
def log_out(request: PageRequest) -> HttpResponse:
    if request.method == "POST":
        own = kind_of_machine(request) == Visit.Kind.OWN
        _end_stay(request)
        response = redirect("public:home")
        if not own:  # one's own phone keeps what it holds for the public pages
            response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return response
    return render(request, "public/log_out.html")
