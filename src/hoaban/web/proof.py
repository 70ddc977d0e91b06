"""Asking for the password again before what cannot be taken back: a trusted phone may lie on any table.

Here: when a page asks, and that nothing typed is lost by it. Which pages ask says their mark,
`@page(proof=True)`: filing a dossier and writing down a consent; changing number and password ask within
their own forms. Over sessions only: a program's token was made for one role, lies on no table, and has no
password to type. A machine that is not trusted asks at each log-in, and lasts 12 hours at most.
"""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts.actions import note_failed_log_in
from hoaban.core.accounts.models import Visit
from hoaban.core.accounts.queries import is_password_of, must_wait
from hoaban.core.inputs import Input
from hoaban.core.permissions import ALLOWED, Refusal, Verdict
from hoaban.web.acts import PROVED_KEY, PageRequest, address_of, kind_of_machine, seconds

PROVED_FOR = timedelta(minutes=15)
OK, FORBIDDEN = 200, 403
TYPED, OPENING = "password_again", "opening"
OWN_FIELDS = frozenset({TYPED, OPENING, "csrfmiddlewaretoken"})
WAIT = Refusal("wait", _("Đã thử sai nhiều lần. Chờ 15 phút rồi thử lại, hoặc xin phiếu mới tại UBND xã."))
WRONG = Refusal("password-wrong", _("Mật khẩu chưa đúng. Gõ lại; quên thì xin phiếu mới tại UBND xã."))


def asked_again(request: PageRequest) -> HttpResponse | None:
    """The page that asks for the password; None where it was proved within 15 minutes, and the page goes on.

    What had been typed travels with the question, and is done once it is answered.
    """
    if proved_lately(request):
        return None
    refusal: Verdict = ALLOWED
    if TYPED in request.POST:
        refusal = proves(request, request.POST[TYPED])
        if refusal:
            request.session[PROVED_KEY] = seconds(request.act.at)
            return redirect(request.get_full_path()) if OPENING in request.POST else None
    return _question(request, refusal)


def proved_lately(request: PageRequest) -> bool:
    """Was the password typed on this machine in the last 15 minutes? Asked of trusted phones only."""
    if kind_of_machine(request) != Visit.Kind.OWN:
        return True
    since = seconds(request.act.at) - int(request.session.get(PROVED_KEY, 0))
    return 0 <= since <= PROVED_FOR.total_seconds()


def proves(request: PageRequest, password: str) -> Verdict:
    """Is this the password of who is at the machine? Wrong tries slow down the next, as at log-in."""
    user_id, address, at = request.act.actor.user_id or 0, address_of(request), request.act.at
    name = f"user {user_id}"
    if must_wait(name, address, at):
        return WAIT
    if is_password_of(user_id, password):
        return ALLOWED
    note_failed_log_in(request.act, log_in=name, address=address)
    return WRONG


def _question(request: PageRequest, refusal: Verdict) -> HttpResponse:
    kept = [
        (name, value) for name, values in request.POST.lists() if name not in OWN_FIELDS for value in values
    ]
    opening = request.method != "POST" or OPENING in request.POST
    form = Input()
    form.refusal = refusal if isinstance(refusal, Refusal) else None
    shown = {"form": form, "kept": kept, "opening": opening}
    return render(
        request, "components/password_again.html", shown, status=FORBIDDEN if form.refusal is not None else OK
    )
