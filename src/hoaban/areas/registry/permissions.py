"""Who may see and keep the register: producers, products, the evidence library, and the files they bring.

Here: who, and which rows a list of somebody holds. Not here: what the law lets a paper or a producer be
(programme/, actions/); whose dossiers somebody reads (areas/dossiers enters it, core/concerns.py).
A producer's facts are kept by its representative, the officer of the commune it sits in, and the provincial
office; read by the chair of the commune and by those who decide and check. Who judges reads only producers,
products and papers of the dossiers that stand before them (khoản 2 Điều 4; Luật 91/2025/QH15).
"""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoaban.areas.registry.models import (
    DataRequest,
    EntryRequest,
    Evidence,
    EvidenceVersion,
    Producer,
    Product,
    ProductPicture,
)
from hoaban.areas.registry.words import IDENTITY_PAPERS
from hoaban.core.accounts.models import User
from hoaban.core.accounts.permissions import LET_IN_BY_OFFICE
from hoaban.core.accounts.roles import COMMUNE_ROLES, COUNCIL_ROLES, Role
from hoaban.core.actors import Actor
from hoaban.core.concerns import NOBODY, concerned_with
from hoaban.core.files.models import StoredFile
from hoaban.core.permissions import ALLOWED, Refusal, Verdict
from hoaban.core.units.models import Unit

READ_ALL = frozenset({Role.PROVINCIAL_OFFICER, Role.PROVINCE_CHAIRMAN, Role.AUDITOR, Role.INSPECTOR})
READ_BY_DOSSIER = COUNCIL_ROLES | {Role.COUNCIL_SECRETARY, Role.ADVISORY_MEMBER}
PROVINCE_OWNER = "province"  # the owner of files that belong to no producer and no commune

NOT_OWN_PRODUCER = Refusal(
    "not-own-producer",
    _("Việc này do người đại diện của chủ thể, cán bộ xã nơi chủ thể ở hoặc Văn phòng OCOP tỉnh làm."),
)
NOT_SHOWN = Refusal(
    "not-shown",
    _(
        "Chỉ chủ thể, xã nơi sản phẩm được làm ra và các cơ quan OCOP của tỉnh xem được; "
        "Hội đồng, thư ký, Tổ tư vấn xem chủ thể có hồ sơ đến lượt mình."
    ),
    source="Luật 91/2025/QH15",
)


# --- how a person stands to a producer ---


def acts_for(actor: Actor, producer: Producer) -> bool:
    """Is this the producer's own representative (người đại diện của chủ thể)?"""
    return actor.holds(Role.PRODUCER_REPRESENTATIVE) and actor.producer == producer.slug


def serves(actor: Actor, commune: Unit | None) -> bool:
    """Does this person act for this commune, as officer or chair?"""
    return commune is not None and actor.holds(*COMMUNE_ROLES) and actor.unit == commune.code


def _is_officer_of(actor: Actor, commune: Unit | None) -> bool:
    return serves(actor, commune) and actor.holds(Role.COMMUNE_OFFICER)


# --- which rows ---


def producers_open_to(actor: Actor) -> Q:
    """The condition on the producers this person may see.

    A commune sees whom it has and who makes a product in it: that commune appraises the dossier (REGULATION
    A26).
    """
    if actor.holds(*READ_ALL):
        return Q()
    if actor.holds(*READ_BY_DOSSIER):
        return concerned_with("producer", actor)
    if actor.holds(*COMMUNE_ROLES):
        made_here = Product.objects.filter(commune__code=actor.unit).values("producer")
        return Q(commune__code=actor.unit) | Q(pk__in=made_here)
    return Q(slug=actor.producer) if actor.holds(Role.PRODUCER_REPRESENTATIVE) else NOBODY


def products_open_to(actor: Actor) -> Q:
    """The condition on the products this person may see as their producer keeps them."""
    if actor.holds(*READ_ALL):
        return Q()
    if actor.holds(*READ_BY_DOSSIER):
        return concerned_with("product", actor)
    if actor.holds(*COMMUNE_ROLES):
        return Q(commune__code=actor.unit) | Q(producer__commune__code=actor.unit)
    return Q(producer__slug=actor.producer) if actor.holds(Role.PRODUCER_REPRESENTATIVE) else NOBODY


# --- producers ---


def may_represent(actor: Actor) -> Verdict:
    """Does this person come as a producer's representative? The rule of the pages that show one's own."""
    if actor.holds(Role.PRODUCER_REPRESENTATIVE):
        return ALLOWED
    return Refusal("not-a-representative", _("Trang này dành cho người đại diện của một chủ thể."))


def may_see_register(actor: Actor) -> Verdict:
    """May this person look through the commune's register: its officer and chair, and the office?"""
    if actor.holds(*COMMUNE_ROLES, Role.PROVINCIAL_OFFICER):
        return ALLOWED
    return Refusal("not-register-reader", _("Sổ chủ thể dành cho xã và Văn phòng OCOP tỉnh."))


def may_export_register(actor: Actor) -> Verdict:
    """May this person take the register along as a file? Who looks through it may."""
    return may_see_register(actor)


def may_register_producer(actor: Actor) -> Verdict:
    """May this person enter producers at all (ghi chủ thể vào sổ)? Commune officers keep the register; the
    chair reads it."""
    if actor.holds(Role.COMMUNE_OFFICER, Role.PROVINCIAL_OFFICER):
        return ALLOWED
    return Refusal("not-register-keeper", _("Chủ thể do cán bộ xã hoặc Văn phòng OCOP tỉnh ghi vào sổ."))


def may_register_producer_in(actor: Actor, commune: Unit | None) -> Verdict:
    """May this person enter a producer of this commune? None: a source leaves the commune open."""
    if actor.holds(Role.PROVINCIAL_OFFICER) or _is_officer_of(actor, commune):
        return ALLOWED
    return Refusal(
        "other-commune", _("Cán bộ xã chỉ ghi chủ thể của xã mình; chủ thể nơi khác do xã nơi đó ghi.")
    )


def may_correct_producer(actor: Actor, producer: Producer) -> Verdict:
    """May this person correct the producer's facts?"""
    return _may_type_for(actor, producer)


def may_place_producer(actor: Actor, producer: Producer, commune: Unit) -> Verdict:
    """May this person say in which commune the producer sits? The one it sits in already changes nothing."""
    if actor.holds(Role.PROVINCIAL_OFFICER) or producer.commune == commune:
        return ALLOWED
    return Refusal("office-places-producer", _("Chuyển chủ thể sang xã khác do Văn phòng OCOP tỉnh làm."))


def may_see_producer(actor: Actor, producer: Producer) -> Verdict:
    """May this person see the producer's facts, the sensitive ones apart?"""
    sees = Producer.objects.filter(producers_open_to(actor), pk=producer.pk).exists()
    return ALLOWED if sees else NOT_SHOWN


def may_see_sensitive(actor: Actor, producer: Producer) -> Verdict:
    """May this person see the representative's ethnic group, disability, home address?

    Who keeps the facts, and the chair who answers for the commune's Mẫu số 03.
    """
    if may_correct_producer(actor, producer) or serves(actor, producer.commune):
        return ALLOWED
    return Refusal(
        "sensitive",
        _("Dân tộc, khuyết tật, nơi thường trú chỉ hiện với chủ thể, xã của chủ thể và Văn phòng OCOP tỉnh."),
        source="Luật 91/2025/QH15",
    )


def may_see_looks(actor: Actor) -> Verdict:
    """May this person read who looked at sensitive values, everybody's: who watches over the platform?"""
    if actor.holds(Role.AUDITOR, Role.ADMINISTRATOR):
        return ALLOWED
    return Refusal(
        "looks-not-shown",
        _("Sổ này dành cho kiểm toán và quản trị; chủ thể xem của mình ở trang “Dữ liệu của tôi”."),
        source="Luật 91/2025/QH15",
    )


def may_withdraw_consent(actor: Actor, producer: Producer) -> Verdict:
    """May this person take back the consent to keep sensitive values: the producer, or who types for it?"""
    return _may_type_for(actor, producer)


def may_ask_about_data(actor: Actor, producer: Producer) -> Verdict:
    """May this person ask to correct or erase what is kept: the producer, or who types for it?"""
    return _may_type_for(actor, producer)


def may_see_data_requests(actor: Actor) -> Verdict:
    """May this person read what people asked about their data?"""
    if actor.holds(Role.PROVINCIAL_OFFICER, Role.AUDITOR):
        return ALLOWED
    return Refusal("requests-not-shown", _("Yêu cầu về dữ liệu cá nhân do Văn phòng OCOP tỉnh trả lời."))


def may_answer_data_request(actor: Actor, request: DataRequest) -> Verdict:
    """May this person answer it: the office?"""
    if actor.holds(Role.PROVINCIAL_OFFICER):
        return ALLOWED
    return Refusal("requests-not-shown", _("Yêu cầu về dữ liệu cá nhân do Văn phòng OCOP tỉnh trả lời."))


def may_invite_representative(actor: Actor, producer: Producer) -> Verdict:
    """May this person let somebody in as this producer's representative (cấp phiếu vào)?"""
    if actor.holds(Role.PROVINCIAL_OFFICER) or _is_officer_of(actor, producer.commune):
        return ALLOWED
    return Refusal(
        "not-inviter",
        _("Phiếu vào do cán bộ xã nơi chủ thể ở hoặc Văn phòng OCOP tỉnh cấp, gặp mặt trực tiếp."),
    )


def may_answer_requests(actor: Actor) -> Verdict:
    """May this person answer who asks to be let in: the commune's officer, the office?"""
    if actor.holds(Role.COMMUNE_OFFICER, Role.PROVINCIAL_OFFICER):
        return ALLOWED
    return Refusal("not-answerer", _("Yêu cầu vào do cán bộ xã hoặc Văn phòng OCOP tỉnh trả lời."))


def may_answer_request(actor: Actor, request: EntryRequest) -> Verdict:
    """May this person answer this one, and read what stands in it?"""
    if actor.holds(Role.PROVINCIAL_OFFICER) or _is_officer_of(actor, request.commune):
        return ALLOWED
    return Refusal(
        "not-answerer-here",
        _("Yêu cầu này gửi cho xã khác."),
        source="Luật 91/2025/QH15",
    )


def may_print_slips(actor: Actor) -> Verdict:
    """May this person print slips for many producers and communes at once (in phiếu hàng loạt)?"""
    if actor.holds(Role.PROVINCIAL_OFFICER):
        return ALLOWED
    return Refusal(
        "not-slip-printer",
        _("In phiếu hàng loạt do Văn phòng OCOP tỉnh làm; xã cấp từng phiếu cho chủ thể của mình."),
    )


def may_invite_person(actor: Actor, person: User) -> Verdict:
    """May this person print a way in for somebody who is known already?

    A way in sets a new password: a commune may not take over a person whose roles reach beyond its own
    producers, nor the office one who judges, decides or watches over it.
    """
    held = person.holdings.filter(ended_at=None)
    if actor.holds(Role.PROVINCIAL_OFFICER):
        beyond = held.exclude(role__in=LET_IN_BY_OFFICE)
    else:
        own = Producer.objects.filter(commune__code=actor.unit).values("slug")
        beyond = held.exclude(role=Role.PRODUCER_REPRESENTATIVE, producer__in=own)
    if not beyond.exists():
        return ALLOWED
    return Refusal(
        "person-has-other-roles",
        _(
            "Người này còn giữ vai trò khác, mà ai cấp phiếu thì có thể vào thay. Phiếu cho người của xã và "
            "đại diện chủ thể nơi khác do Văn phòng OCOP tỉnh cấp, còn lại do quản trị cấp."
        ),
        source="khoản 2 Điều 4; Luật 91/2025/QH15",
    )


# --- products ---


def may_register_product(actor: Actor, producer: Producer) -> Verdict:
    """May this person register a product of this producer (đăng ký sản phẩm, khoản 1 Điều 7)?"""
    return _may_type_for(actor, producer)


def may_register_ownerless_product(actor: Actor) -> Verdict:
    """May this person enter a product of which a source names no producer?"""
    if actor.holds(Role.PROVINCIAL_OFFICER):
        return ALLOWED
    return Refusal("producer-missing", _("Sản phẩm phải có chủ thể. Chọn chủ thể trước."))


def may_correct_product(actor: Actor, product: Product) -> Verdict:
    """May this person correct the product's facts?"""
    own = product.producer is not None and _may_type_for(actor, product.producer)
    if own or actor.holds(Role.PROVINCIAL_OFFICER) or _is_officer_of(actor, product.commune):
        return ALLOWED
    return NOT_OWN_PRODUCER


def may_see_product(actor: Actor, product: Product) -> Verdict:
    """May this person see the product as its producer keeps it?"""
    sees = Product.objects.filter(products_open_to(actor), pk=product.pk).exists()
    return ALLOWED if sees else NOT_SHOWN


def may_add_product_picture(actor: Actor, product: Product) -> Verdict:
    """May this person put a picture to the product?"""
    return may_correct_product(actor, product)


def may_remove_product_picture(actor: Actor, picture: ProductPicture) -> Verdict:
    """May this person take a picture of the product away?"""
    return may_correct_product(actor, picture.product)


# --- the evidence library ---


def may_see_evidence(actor: Actor, producer: Producer) -> Verdict:
    """May this person look through the producer's papers? Who reads by dossier finds only what was filed
    there (queries.library_shown)."""
    return may_see_producer(actor, producer)


def may_add_evidence(actor: Actor, producer: Producer) -> Verdict:
    """May this person put a paper into the producer's library (thêm minh chứng)?"""
    return _may_type_for(actor, producer)


def may_renew_evidence(actor: Actor, evidence: Evidence) -> Verdict:
    """May this person put a newer version of a paper there?"""
    return _may_type_for(actor, evidence.producer)


def may_retire_evidence(actor: Actor, evidence: Evidence) -> Verdict:
    """May this person take a paper out of use?"""
    return _may_type_for(actor, evidence.producer)


def _may_type_for(actor: Actor, producer: Producer) -> Verdict:
    """The producer itself; its commune's officer, who types for those who cannot; the provincial office."""
    types = acts_for(actor, producer) or _is_officer_of(actor, producer.commune)
    return ALLOWED if types or actor.holds(Role.PROVINCIAL_OFFICER) else NOT_OWN_PRODUCER


# --- files ---


def may_read_file(actor: Actor, file: StoredFile) -> Verdict:
    """May this person open the file? Pictures that stand at a product are for everybody."""
    if ProductPicture.objects.filter(file=file, removed_at=None).exists():
        return ALLOWED
    identity_of = whose_identity(file)
    if identity_of is not None:
        return may_see_sensitive(actor, identity_of)
    if actor.holds(*READ_ALL) or _owns(actor, file.owner) or _filed_before(actor, file):
        return ALLOWED
    return Refusal(
        "file-not-shown",
        _(
            "Tệp này chỉ mở cho chủ thể của nó, xã của chủ thể và các cơ quan OCOP của tỉnh; "
            "Hội đồng, thư ký, Tổ tư vấn mở giấy nộp trong hồ sơ đến lượt mình."
        ),
        source="Luật 91/2025/QH15",
    )


def may_read_file_by_program(actor: Actor, file: StoredFile) -> Verdict:
    """May a program have the file for this person? Identity papers are opened on a page, with a reason."""
    if whose_identity(file) is None:
        return may_read_file(actor, file)
    return Refusal(
        "identity-on-page-only",
        _("Giấy tờ tùy thân chỉ mở trên trang, sau khi nêu lý do xem."),
        source="Luật 91/2025/QH15",
    )


def whose_identity(file: StoredFile) -> Producer | None:
    """The producer whose representative's identity paper this file is, in any of its versions; else none."""
    versions = EvidenceVersion.objects.filter(file=file, evidence__kind=IDENTITY_PAPERS)
    found = versions.select_related("evidence__producer__commune").first()
    return found.evidence.producer if found else None


def _owns(actor: Actor, owner: str) -> bool:
    if actor.holds(*COMMUNE_ROLES) and actor.unit == owner:
        return True
    keeping = actor.holds(*COMMUNE_ROLES, Role.PRODUCER_REPRESENTATIVE)
    return keeping and Producer.objects.filter(producers_open_to(actor), slug=owner).exists()


def _filed_before(actor: Actor, file: StoredFile) -> bool:
    filed = StoredFile.objects.filter(concerned_with("file", actor), pk=file.pk)
    return actor.holds(*READ_BY_DOSSIER) and filed.exists()
