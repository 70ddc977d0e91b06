"""A new password, by whoever knows the old one; every other machine is let out."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts import actions
from hoaban.core.accounts.inputs import Password
from hoaban.core.accounts.queries import user_by_id
from hoaban.core.inputs import Input
from hoaban.core.permissions import Refusal
from hoaban.web.acts import PROVED_KEY, VISIT_KEY, PageRequest, seconds
from hoaban.web.pages import attempt, form_of, logged_in, page, then
from hoaban.web.proof import proves


class OldPassword(forms.CharField):
    """The password as it is now; whether it is right, the page asks."""

    widget = forms.PasswordInput

    def __init__(self) -> None:
        super().__init__(
            label=_("Mật khẩu đang dùng"),
            strip=False,
            max_length=200,
            error_messages={"required": _("Nhập mật khẩu đang dùng.")},
        )


class ChangePassword(Input):
    old = OldPassword()
    password = Password(_("Mật khẩu mới"))


@page("mat-khau/", access=logged_in)
def change_password(request: PageRequest) -> HttpResponse:
    form = form_of(ChangePassword, request)
    user = user_by_id(request.act.actor.user_id or 0)
    if user and form.is_valid() and proved(request, form):
        new, here = form.cleaned_data["password"], request.session.get(VISIT_KEY)
        if attempt(form, actions.change_password, request.act, user, password=new, here=here):
            request.session.cycle_key()
            return then(
                request, gettext("Đã đổi mật khẩu. Mọi máy khác đã được cho ra."), "public:choose_role"
            )
    return render(request, "public/change_password.html", {"form": form})


def proved(request: PageRequest, form: Input) -> bool:
    """Is `old` the password? Else the form says what is wrong with it."""
    verdict = proves(request, form.cleaned_data["old"])
    if isinstance(verdict, Refusal):
        form.refusal = verdict
        return False
    request.session[PROVED_KEY] = seconds(request.act.at)
    return True
