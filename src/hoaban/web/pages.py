"""@page: an address, who may open it, and the function that shows it — one thing, so none can be forgotten.

Here: the mark, the list of all pages, what a refusal or a wrong address turns into, and the three moves
every page makes: form_of, attempt, then.
Not here: any page. They stand by desk in web/<desk>/<page>.py.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from hoaban.core.actors import PUBLIC, Actor
from hoaban.core.inputs import Input
from hoaban.core.nouns import NOUNS, called
from hoaban.core.permissions import ALLOWED, Refusal, Refused, Verdict
from hoaban.web.acts import PageRequest
from hoaban.web.kept import typed_in
from hoaban.web.proof import asked_again

Access = Callable[..., Verdict]
F = TypeVar("F", bound=Input)
LOG_IN_ADDRESS = "public:log_in"
OK, FORBIDDEN, UNPROCESSABLE = 200, 403, 422
SLOT = re.compile(r"<(?:\w+:)?(\w+)>")


def anyone(actor: Actor, *rows: Any) -> Verdict:
    """The access rule of public pages."""
    return ALLOWED


def logged_in(actor: Actor, *rows: Any) -> Verdict:
    """The access rule of pages for everybody who has come in."""
    if actor != PUBLIC:
        return ALLOWED
    return Refusal("log-in-first", gettext_lazy("Đăng nhập để xem trang này."))


@dataclass(frozen=True, slots=True)
class Page:
    """One page as the address table and the tests know it."""

    desk: str
    name: str
    address: str
    access: Access
    show: Callable[..., HttpResponse]

    @property
    def full_name(self) -> str:
        return f"{self.desk}:{self.name}"

    @property
    def nouns(self) -> list[str]:
        """The slots of the address, in order."""
        return SLOT.findall(self.address)


PAGES: dict[str, Page] = {}


def page(
    address: str, *, access: Access, own_csrf: bool = False, proof: bool = False
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Make a function a page at this address for whom `access` allows.

    A slot of the address named like a noun (<dossier>) hands the row itself to the function and to `access`,
    in order. `own_csrf`: the page proves the origin of a post itself, for those who have no cookie yet.
    `proof`: a trusted phone asks for the password again before the page is opened (proof.py).
    """

    def mark(function: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        desk = function.__module__.split(".")[2]

        @functools.wraps(function)
        def shown(request: PageRequest, **slots: Any) -> HttpResponse:
            try:
                values = {name: _row(name, text) for name, text in slots.items()}
                verdict = access(request.act.actor, *values.values())
                if isinstance(verdict, Refusal):
                    return refused(request, verdict)
                asked = asked_again(request) if proof else None
                if asked is not None:
                    return asked
                return _told(request, function(request, **values))
            except Refused as refusal:
                return refused(request, refusal.refusal)

        entered = csrf_exempt(shown) if own_csrf else shown
        PAGES[f"{desk}:{function.__name__}"] = Page(desk, function.__name__, address, access, entered)
        return entered

    return mark


def _row(name: str, text: Any) -> Any:
    if name not in NOUNS:
        return text
    try:
        return called(name, str(text))
    except LookupError as unknown:
        raise Http404(str(unknown)) from unknown


def addresses_of(desk: str) -> list[URLPattern]:
    """The address table of one desk, fixed addresses before those with slots: "moi" is never a name."""
    ours = sorted((item for item in PAGES.values() if item.desk == desk), key=lambda item: len(item.nouns))
    return [path(item.address, item.show, name=item.name) for item in ours]


def _told(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A form that comes back was not taken: 403 where the deed was refused, 422 where something is amiss."""
    form: Input | None = getattr(request, "form_at_hand", None)
    if form is not None and form.is_bound and response.status_code == OK:
        if form.refusal is not None:
            response.status_code = FORBIDDEN
        elif form.errors:
            response.status_code = UNPROCESSABLE
    return response


def refused(request: PageRequest, refusal: Refusal) -> HttpResponse:
    """A visitor is asked to come in first; anybody else is told why not. What was typed stands below."""
    kept, shown = typed_in(request), refusal
    log_in = f"{reverse(LOG_IN_ADDRESS)}?{urlencode({'tiep': request.get_full_path()})}"
    if request.act.actor == PUBLIC:
        if not kept:
            return redirect(log_in)
        shown = Refusal(
            "log-in-first", _("Lần đăng nhập trước đã hết, nên chưa lưu được. Đăng nhập lại rồi làm tiếp.")
        )
    return _refusal_page(request, shown, kept, log_in if request.act.actor == PUBLIC else "")


def _refusal_page(
    request: HttpRequest, refusal: Refusal, kept: list[tuple[str, str]], log_in: str = ""
) -> HttpResponse:
    shown = {"refusal": refusal, "kept": kept, "log_in": log_in}
    return render(request, "components/refused.html", shown, status=FORBIDDEN)


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long or was sent from elsewhere; nothing was done.

    What was typed is shown again only where the page was ours: nobody else's words are put on our pages.
    """
    why = Refusal(
        "stale-page",
        _("Trang này mở đã lâu hoặc được gửi từ nơi khác. Quay lại, tải lại trang rồi làm tiếp."),
    )
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    return _refusal_page(request, why, typed_in(request) if ours else [])


def form_of(takes: type[F], request: HttpRequest, **kwargs: Any) -> F:
    """The declared input, filled with what was posted, or empty with `initial` values."""
    posted = request.method == "POST"
    form = takes(request.POST, request.FILES, **kwargs) if posted else takes(**kwargs)
    request.form_at_hand = form  # type: ignore[attr-defined]  # for the status of the answer
    return form


def attempt(form: Input, do: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Do the deed; where it is refused, the form says why and keeps what was typed, and the answer is None.

    A deed that gives nothing answers True.
    """
    try:
        done = do(*args, **kwargs)
    except Refused as refused_deed:
        form.refusal = refused_deed.refusal
        return None
    return True if done is None else done


def then(request: HttpRequest, said: str, name: str, *args: Any, **kwargs: Any) -> HttpResponseRedirect:
    """Say what was done, and go on to the page of this name."""
    messages.success(request, said)
    return redirect(reverse(name, args=args, kwargs=kwargs))
