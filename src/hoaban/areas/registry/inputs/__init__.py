"""What the register's deeds take, as Mẫu số 01 and 02 need it.

Here: one input a deed. Not here: the fields and questions they share (names.py); whether an id
stands in the edition in force (the deed asks, since it knows the day); what a picture is (pictures.py).
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hoaban.areas.registry.inputs.names import (
    Asking,
    AskingForName,
    Commune,
    CommuneName,
    Listed,
    Names,
    offer,
    one_commune,
)
from hoaban.areas.registry.words import (
    CONSENT_TEXT,
    DATA_REQUESTS,
    DISABILITY,
    GENDERS,
    REASONS_TO_LOOK,
    evidence_kinds,
    producer_kinds,
    set_names,
)
from hoaban.core.files.kinds import LARGEST, MEGABYTE
from hoaban.core.inputs import Choice, Day, Flag, Gtin, Input, LongText, Paper, Phone, TaxCode, Text
from hoaban.programme.edition import Edition

WHO_SEES = _("Chỉ chủ thể, xã của chủ thể và Văn phòng OCOP tỉnh xem được.")
WHY_ETHNIC_GROUP = _(
    "Mẫu số 02 hỏi mục này; tiêu chí 3.2 cho điểm khi người đại diện là nữ, người dân tộc thiểu số "
    "hoặc người khuyết tật. Không muốn nói thì ghi “Không muốn nói”. "
    "Chỉ chủ thể, xã của chủ thể và Văn phòng OCOP tỉnh xem được."
)
WHY_DISABILITY = _(
    "Hỏi vì tiêu chí 3.2 (Mẫu số 02, phần III) cho điểm khi người đại diện là nữ, người dân tộc thiểu số "
    "hoặc người khuyết tật. Không muốn nói thì chọn “Không muốn nói”. "
    "Chỉ chủ thể, xã của chủ thể và Văn phòng OCOP tỉnh xem được."
)


class _ProducerFacts(AskingForName):
    """The facts of a producer (Mẫu số 01 mục 1; Mẫu số 02 phần I mục 1–6, 8, 9)."""

    name = Text(
        _("Tên chủ thể"),
        max_length=200,
        missing=_("Nhập tên chủ thể."),
        help_text=_("Ghi đúng như trên giấy đăng ký."),
    )
    kind = Listed(
        _("Loại hình tổ chức"), widget=forms.RadioSelect, required=False, missing=_("Chọn loại hình tổ chức.")
    )
    commune = Commune(_("Xã, phường"), required=False)
    address = Text(_("Địa chỉ"), required=False, help_text=_("Thôn, bản, tổ; số nhà, tên đường nếu có."))
    contact_address = Text(
        _("Địa chỉ liên hệ"), required=False, help_text=_("Chỉ ghi khi khác địa chỉ trên.")
    )
    phone = Phone(_("Điện thoại"), max_length=30, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Không có thì để trống."),
        error_messages={"invalid": _("Địa chỉ e-mail chưa đúng, ví dụ ten@nhacungcap.vn.")},
    )
    tax_code = TaxCode(
        _("Mã số thuế"),
        max_length=20,
        required=False,
        help_text=_("10 hoặc 13 chữ số; hộ kinh doanh: 12 số."),
    )
    registration_number = Text(_("Số giấy đăng ký"), max_length=60, required=False)
    registered_on = Day(
        _("Ngày thành lập hoặc đăng ký kinh doanh"), required=False, help_text=_("Ví dụ 15/03/2020.")
    )
    representative = Text(_("Họ tên người đại diện pháp luật"), max_length=150, required=False)
    representative_position = Text(
        _("Chức vụ"), max_length=100, required=False, help_text=_("Ví dụ: Giám đốc, Tổ trưởng, Chủ hộ.")
    )
    representative_gender = Choice(_("Giới tính"), choices=list(GENDERS.items()), required=False)
    representative_ethnic_group = Text(
        _("Dân tộc"), max_length=60, required=False, help_text=WHY_ETHNIC_GROUP
    )
    representative_disability = Choice(
        _("Người đại diện là người khuyết tật"),
        choices=list(DISABILITY.items()),
        required=False,
        help_text=WHY_DISABILITY,
    )
    representative_address = Text(_("Địa chỉ thường trú"), required=False, help_text=WHO_SEES)
    sensitive_consent = Flag(
        _("Người đại diện đồng ý cho giữ dân tộc, tình trạng khuyết tật"), help_text=CONSENT_TEXT
    )
    history = LongText(
        _("Lịch sử hình thành"),
        required=False,
        help_text=_("Các giai đoạn hình thành và phát triển, 5 đến 10 câu."),
    )
    structure = LongText(
        _("Cơ cấu tổ chức"), required=False, help_text=_("Bao nhiêu thành viên, ai lo việc gì.")
    )

    def offer(self, edition: Edition) -> None:
        """Show the kinds of producers of this edition."""
        offer(self, "kind", producer_kinds(edition))


class RegisterProducer(_ProducerFacts):
    """Of what a source of before the platform states only the name is needed; else kind and commune too."""

    commune_name = CommuneName(
        _("Hoặc tên xã cũ"), required=False, help_text=_("Chỉ nhớ tên xã trước 1/7/2025 thì ghi ở đây.")
    )
    source = Text(
        _("Nguồn"), required=False, help_text=_("Chỉ ghi khi lấy từ nguồn công bố, không do chủ thể khai.")
    )
    same_name_meant = Flag(_("Đây là chủ thể khác, trùng tên"))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        declared = not data.get("source")
        one_commune(self, data, required=declared)
        if declared and "kind" in data and not data["kind"]:
            self.add_error(
                "kind", ValidationError(self.fields["kind"].error_messages["required"], code="required")
            )
        return data


class CorrectProducer(_ProducerFacts):
    """The facts as they are right; all of them. Only the commune stays as it is when it is left out."""


class SeeSensitive(Input):
    """Why somebody looks at sensitive values (Nghị định 356/2025/NĐ-CP); the log keeps it."""

    reason = Choice(
        _("Xem để làm gì"),
        choices=list(REASONS_TO_LOOK.items()),
        missing=_("Chọn lý do xem; chủ thể sẽ thấy lý do này."),
    )


class AskAboutData(Asking):
    kind = Choice(_("Bạn muốn"), choices=list(DATA_REQUESTS.items()), missing=_("Chọn sửa hay xóa dữ liệu."))
    text = LongText(
        _("Dữ liệu nào, vì sao"),
        max_length=2000,
        missing=_("Nói rõ dữ liệu nào cần sửa hoặc xóa."),
    )


class AnswerDataRequest(Asking):
    granted = Choice(
        _("Trả lời"),
        choices=[("yes", _("Làm theo yêu cầu")), ("no", _("Không làm được"))],
        missing=_("Chọn làm theo hay không làm được."),
    )
    answer = LongText(
        _("Đã làm gì, hoặc vì sao không làm được"),
        max_length=2000,
        missing=_("Ghi đã làm gì, hoặc vì sao không làm được; chủ thể đọc lời này."),
    )


class InviteRepresentative(AskingForName):
    name = Text(_("Họ tên người đại diện"), max_length=150, missing=_("Nhập họ tên người đại diện."))
    phone = Phone(
        _("Số điện thoại"),
        max_length=30,
        missing=_("Nhập số điện thoại."),
        help_text=_("Số này dùng để đăng nhập. Nhiều người trong nhà dùng chung một số cũng được."),
    )
    another_person = Flag(_("Người khác dùng chung số này"))


class AskToComeIn(Input):
    """Somebody asks to be let in: what the commune needs to know them by, and no more."""

    name = Text(_("Họ tên của bạn"), max_length=150, missing=_("Nhập họ tên."))
    phone = Phone(_("Số điện thoại của bạn"), max_length=30, missing=_("Nhập số điện thoại."))
    producer_name = Text(
        _("Tên cơ sở"),
        max_length=200,
        missing=_("Nhập tên cơ sở."),
        help_text=_("Ghi đúng như trên giấy đăng ký kinh doanh."),
    )
    tax_code = TaxCode(
        _("Mã số thuế"), max_length=20, missing=_("Nhập mã số thuế."), help_text=_("10, 12 hoặc 13 chữ số.")
    )
    commune = Commune(_("Xã, phường"), error_messages={"required": _("Chọn xã, phường.")})
    file = Paper(
        _("Ảnh giấy đăng ký kinh doanh"),
        missing=_("Chụp giấy đăng ký kinh doanh."),
        help_text=_("Chụp ở chỗ sáng, thấy rõ tên và mã số."),
    )


class ConfirmRequest(Input):
    """producer: the slug of the one in the register that asks."""

    producer = Text(_("Chủ thể trong sổ"), max_length=120, missing=_("Chọn chủ thể trong sổ."))
    another_person = Flag(_("Người khác dùng chung số này"))


class RefuseRequest(Input):
    reason = Text(_("Lý do từ chối"), max_length=300, missing=_("Ghi lý do từ chối."))


class PrintSlips(Input):
    """producers: slugs; communes: codes. again: slips that are open for them end."""

    producers = Names(label=_("Chủ thể"), required=False)
    communes = Names(label=_("Xã, phường"), required=False)
    again = Flag(_("In lại: phiếu đã in trước mà chưa dùng hết dùng ngay"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not data.get("producers") and not data.get("communes"):
            raise ValidationError(_("Chọn ít nhất một chủ thể hoặc một xã."), code="nobody-chosen")
        return data


class _ProductFacts(AskingForName):
    """The facts of a product (Mẫu số 01 mục 2, 3; Mẫu số 02 phần I mục 7)."""

    name = Text(
        _("Tên sản phẩm"),
        max_length=200,
        missing=_("Nhập tên sản phẩm."),
        help_text=_("Ghi đúng như trên nhãn."),
    )
    criteria_set = Listed(
        _("Bộ sản phẩm"),
        required=False,
        nothing=_("Chưa biết, chọn sau"),
        help_text=_("Luật chia sản phẩm thành các bộ, mỗi bộ có tiêu chí riêng. Chọn nhóm gần nhất."),
    )
    commune = Commune(
        _("Nơi làm ra sản phẩm"),
        required=False,
        nothing=_("Cùng xã với chủ thể"),
        help_text=_("Chỉ chọn khi sản phẩm được làm ở xã khác nơi chủ thể đăng ký."),
    )
    specification = LongText(
        _("Quy cách, tiêu chuẩn"),
        required=False,
        help_text=_(
            "Gói bao nhiêu, làm từ gì, theo tiêu chuẩn nào. Ví dụ: hũ thủy tinh 500 g, TCVN 5267:2022."
        ),
    )
    story = LongText(
        _("Câu chuyện sản phẩm"),
        required=False,
        help_text=_("5 đến 10 câu. Có thể bấm micro trên bàn phím để đọc."),
    )
    gtin = Gtin(
        _("Mã vạch"), max_length=20, required=False, help_text=_("13 chữ số dưới vạch. Chưa có thì để trống.")
    )

    def offer(self, edition: Edition) -> None:
        """Show the criteria sets of this edition."""
        offer(self, "criteria_set", set_names(edition))


class RegisterProduct(_ProductFacts):
    source = Text(_("Nguồn"), required=False)


class CorrectProduct(_ProductFacts):
    """The facts as they are right; all of them. A commune that has given the product its number stays."""


class AddProductPicture(Asking):
    file = Paper(
        _("Ảnh sản phẩm"),
        missing=_("Chọn hoặc chụp một ảnh."),
        help_text=_("Ảnh đầu tiên là ảnh bao bì. Ảnh được thu nhỏ và bỏ thông tin nơi chụp."),
    )
    caption = Text(_("Chú thích"), max_length=200, required=False)


class _PaperFacts(Asking):
    paper_number = Text(_("Số trên giấy"), max_length=100, required=False)
    issuer = Text(_("Nơi cấp"), max_length=200, required=False)
    issued_on = Day(_("Ngày cấp"), required=False, help_text=_("Ví dụ 15/03/2026."))
    ends_on = Day(
        _("Còn giá trị đến"),
        required=False,
        help_text=_("Ví dụ 14/12/2027. Giấy không ghi hạn thì để trống."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        issued_on, ends_on = data.get("issued_on"), data.get("ends_on")
        if issued_on and ends_on and ends_on < issued_on:
            said = _now("Ngày hết giá trị đứng trước ngày cấp. Xem lại hai ngày trên giấy.")
            self.add_error("ends_on", ValidationError(said, code="ends-before-issue"))
        return data


class AddEvidence(_PaperFacts):
    kind = Listed(_("Loại giấy"), missing=_("Chọn loại giấy."))
    title = Text(
        _("Tên gọi"),
        max_length=200,
        required=False,
        help_text=_("Để dễ tìm, ví dụ “Phiếu kiểm nghiệm mật ong 2026”. Để trống thì lấy tên loại giấy."),
    )
    file = Paper(
        _("Tệp"),
        missing=_("Chọn tệp hoặc chụp ảnh tờ giấy."),
        help_text=format_lazy(_("PDF hoặc ảnh, đến {limit} MB."), limit=LARGEST // MEGABYTE),
    )

    def offer(self, edition: Edition) -> None:
        """Show the kinds of papers of this edition."""
        offer(self, "kind", evidence_kinds(edition))


class RenewEvidence(_PaperFacts):
    """The facts of the new version. Without a file the old one stays; only what stands beside it is new."""

    file = Paper(
        _("Tệp mới"), required=False, help_text=_("Để trống nếu chỉ sửa số, nơi cấp hoặc ngày ghi sai.")
    )


__all__ = [
    "AddEvidence",
    "AddProductPicture",
    "AnswerDataRequest",
    "AskAboutData",
    "AskToComeIn",
    "CommuneName",
    "ConfirmRequest",
    "CorrectProducer",
    "CorrectProduct",
    "InviteRepresentative",
    "PrintSlips",
    "RefuseRequest",
    "RegisterProducer",
    "RegisterProduct",
    "RenewEvidence",
    "SeeSensitive",
]
