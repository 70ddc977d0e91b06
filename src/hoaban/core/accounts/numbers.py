"""Never two accounts for one number by mistake: who shares it is said to be another person (dùng chung số).

Here: the rule, asked wherever a person or a number is entered. To an officer it names who is there; to who
types their own number it does not say whose it is.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hoaban.core.accounts.models import User
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

SAID = "another_person"


def people_on(*, phone: str = "", email: str = "", besides: int = 0) -> QuerySet[User]:
    """Everybody entered with this number or e-mail, those too who may not come in any more."""
    there = User.objects.filter(phone=phone) if phone else User.objects.filter(email__iexact=email)
    return there.exclude(pk=besides).order_by("id")


def number_free(name: str, another_person: bool, *, phone: str = "", email: str = "") -> Verdict:
    """May somebody of this name be entered with this log-in, by an officer?"""
    there = [user.name for user in people_on(phone=phone, email=email)]
    if name in there:
        return _named_there(name)
    if not there or another_person:
        return ALLOWED
    return Refusal(
        "number-in-use",
        _(
            "Số này đã có người dùng: %(names)s. Là người đó thì chọn người đó; là người khác dùng chung "
            "số thì chọn “Người khác dùng chung số này”."
        )
        % {"names": ", ".join(there)},
        field=SAID,
    )


def own_number_free(name: str, another_person: bool, *, phone: str, besides: int = 0) -> Verdict:
    """May somebody of this name, who is no officer, take this number?"""
    there = people_on(phone=phone, besides=besides)
    if there.filter(name=name).exists():
        return _named_there(name)
    if another_person or not there.exists():
        return ALLOWED
    return Refusal(
        "number-in-use",
        _(
            "Số này đã có người dùng. Nếu người đó là bạn: đăng nhập bằng mật khẩu đã đặt, quên thì xin "
            "phiếu mới. Nếu bạn là người khác dùng chung số: chọn “Tôi là người khác, dùng chung số này”."
        ),
        field=SAID,
    )


def _named_there(name: str) -> Refusal:
    return Refusal("user-exists", _("Số này đã có người tên %(name)s.") % {"name": name})
