"""/kho-mau/: every component in every state, made from the components themselves (kho-mau.html of the look).

Here: made-up values in the shape each component takes; nothing is read from the register.
Shown to anyone where the installation is a demonstration; elsewhere there is no such page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from hoaban.core.inputs import Choice, Flag, Input, LongText, Paper, Text
from hoaban.core.permissions import Refusal
from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, page
from hoaban.web.templatetags.words import MOTIFS

KINDS = [("htx", _("Hợp tác xã")), ("ho", _("Hộ gia đình"))]
COLOURS = ("paper", "surface", "mist", "petal", "ban", "leaf", "gold", "red", "info", "cham")
ICONS = ("search", "menu", "check", "chevron-right", "clock", "lock", "star", "camera", "qr-code", "printer")


class Sample(Input):
    """A field of every kind."""

    name = Text(_("Tên sản phẩm"), missing=_("Nhập tên sản phẩm."))
    story = LongText(_("Câu chuyện sản phẩm"), required=False)
    kind = Choice(_("Bạn là"), choices=KINDS, widget=forms.RadioSelect)
    markets = forms.MultipleChoiceField(
        label=_("Bán ở đâu"), choices=KINDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    commune = Choice(_("Xã, phường"), choices=[("mp", "Mường Phăng")], widget=forms.Select)
    password = forms.CharField(label=_("Mật khẩu"), widget=forms.PasswordInput, required=False)
    paper = Paper(_("Tệp"), required=False)
    agreed = Flag(_("Tôi cam đoan như trên"))


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or some place with a name."""

    name: str
    full_name: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    code: str = "DB-7K2M9Q"


@dataclass(frozen=True, slots=True)
class Paperwork:
    """What plaque.html asks of a certificate."""

    code: Code = field(default_factory=Code)
    valid_from: date | None = date(2026, 11, 30)
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Pictures:
    """A product without photographs."""

    all: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Goods:
    """What product_card.html asks of a product."""

    name: str
    criteria_set: str
    pk: int
    slug: str = "mat-ong-minh-hoa"
    producer: Named | None = Named("HTX Minh Hoạ")
    commune: Named = Named("", "Xã Mường Phăng")
    pictures: Pictures = Pictures()


@dataclass(frozen=True, slots=True)
class Stands:
    """What the components ask of a standing: the star of today, or none, in words."""

    star: int | None
    words: str
    lapsed: bool = False


@dataclass(frozen=True, slots=True)
class Because:
    """What why.html asks."""

    star: int
    mean: str
    held: tuple[dict[str, Any], ...] = ()
    knock_outs: tuple[str, ...] = ()
    sources: tuple[str, ...] = ("QĐ 26/2026/QĐ-TTg, điểm b khoản 3 Điều 3",)


STANDINGS = (
    Stands(5, "5 sao – còn hiệu lực đến 30/11/2029"),
    Stands(4, "4 sao – còn hiệu lực đến 02/03/2027 (sắp hết)"),
    Stands(3, "3 sao – đang gia hạn, chậm nhất đến 27/12/2026"),
    Stands(None, "Hạng sao đã hết hạn – từ 12/10/2026", lapsed=True),
    Stands(None, "Đã thu hồi – từ 02/12/2026", lapsed=True),
    Stands(None, "Hạng sao: chưa có nguồn công bố"),
)
VERDICTS = (
    ("ok", "valid", _("Còn hiệu lực")),
    ("more", "extended", _("Còn hiệu lực")),
    ("old", "expired", _("Đã hết hạn")),
    ("no", "withdrawn", _("Đã thu hồi")),
    ("none", "unknown", _("Không có trong sổ")),
)
REASONS = (
    Because(4, "76"),
    Because(
        3,
        "73",
        held=(
            {"star": 4, "criterion": "1.5", "needs": "Có hợp đồng liên kết trên 75% sản lượng tiêu thụ",
             "met": 2, "of": 7},
        ),
    ),
    Because(0, "81", knock_outs=("Sản phẩm vi phạm quy định về an toàn thực phẩm.",)),
)  # fmt: skip


@page("kho-mau/", access=anyone)
def showcase(request: PageRequest) -> HttpResponse:
    if not (settings.DEMO or settings.DEBUG):
        raise Http404("kho-mau")
    refused = Sample()
    refused.refusal = Refusal(
        "sample",
        _("Chưa nộp được: phiếu kiểm nghiệm hết hạn ngày 01/12/2026."),
        "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 10; Mẫu số 02 Phụ lục III, Phần III",
    )
    shown = {
        "empty": Sample(initial={"name": "Mật ong hoa ban", "kind": "htx"}),
        "wrong": Sample({"markets": "khác"}, prefix="sai"),
        "refused": refused,
        "standings": STANDINGS,
        "certificate": Paperwork(),
        "verdicts": VERDICTS,
        "reasons": REASONS,
        "goods": [
            Goods(f"Bộ {number}", f"QD26-{number:02}", number) for number in sorted(_one_a_motif().values())
        ],
        "unknown_star": Stands(None, "Hạng sao: chưa có nguồn công bố"),
        "colours": COLOURS,
        "icons": ICONS,
    }
    return render(request, "public/showcase.html", shown)


def _one_a_motif() -> dict[str, int]:
    """The first set of every drawn motif."""
    return {name: number for number, name in sorted(MOTIFS.items(), reverse=True)}
