"""Another telephone number to log in with, by whoever knows the password."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts import actions
from hoaban.core.accounts.queries import user_by_id
from hoaban.core.inputs import Flag, Input, Phone
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, logged_in, page, then
from hoaban.web.public.change_password import OldPassword, proved


class ChangeNumber(Input):
    phone = Phone(_("Số điện thoại mới"), max_length=30, missing=_("Nhập số điện thoại."))
    another_person = Flag(_("Tôi là người khác, dùng chung số này"))
    old = OldPassword()


@page("so-dien-thoai/", access=logged_in)
def change_number(request: PageRequest) -> HttpResponse:
    form = form_of(ChangeNumber, request)
    user = user_by_id(request.act.actor.user_id or 0)
    if user and form.is_valid() and proved(request, form):
        given = {name: form.cleaned_data[name] for name in ("phone", "another_person")}
        if attempt(form, actions.change_number, request.act, user, **given):
            said = gettext("Từ nay bạn đăng nhập bằng số %(phone)s.") % {"phone": given["phone"]}
            return then(request, said, "public:choose_role")
    return render(request, "public/change_number.html", {"form": form, "user": user})
