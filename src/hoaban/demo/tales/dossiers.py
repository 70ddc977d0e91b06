"""How an invented dossier comes so far: each tale holds the one before it.

`ago` is how many days ago its last step was.
"""

from __future__ import annotations

from hoaban.areas.dossiers import actions
from hoaban.areas.dossiers.inputs import FaultGiven
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.words import State
from hoaban.areas.registry.actions import add_evidence, add_product_picture, register_product
from hoaban.areas.registry.models import Evidence, Product
from hoaban.areas.registry.words import evidence_kinds
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.demo.answers import answers_of
from hoaban.demo.papers import paper, picture
from hoaban.demo.tales.stage import Item, Stage, Tale
from hoaban.programme.evidence import kinds_supporting, samples_needed

PAPERS = ("business-registration", "origin-and-linkage", "production-conditions", "local-labour")
STORY = "Câu chuyện được đặt ra để minh hoạ: hàng của bản, làm theo mùa, bán ở chợ phiên và gửi xe về xuôi."
REPORT = {
    "materials_technology": "Nguyên liệu của các hộ trong xã; sơ chế, đóng gói tại xưởng của bản.",
    "quality_changes": "Nhãn mới có mã truy xuất; thêm một lần kiểm tra trước khi đóng gói.",
    "markets": "Chợ trong tỉnh và mấy cửa hàng ở tỉnh khác.",
    "results": "Doanh thu năm trước 420 triệu đồng, lợi nhuận 65 triệu đồng (số minh hoạ).",
    "plan": "Thêm mười hộ liên kết, bán thêm trên mạng.",
}
MATTERS = {
    "local_materials": "Nguyên liệu của các hộ trong xã, đã đối chiếu sổ thu mua.",
    "local_labour": "Tám người làm, bảy người thường trú trong xã.",
    "idea_origin": "Nghề có từ lâu của bản, cải tiến bao bì từ năm trước.",
    "local_identity": "Giống và cách làm riêng của vùng, đúng như chủ thể mô tả.",
}
FAULTS = (
    FaultGiven("3.1", "Bản chụp giấy đăng ký bị lóa, không đọc được số.", "Chụp lại ở chỗ sáng, đủ bốn góc."),
    FaultGiven(
        "1.1", "Chưa nói rõ nguyên liệu mua của những hộ nào.", "Ghi tên bản và số hộ vào phần mô tả."
    ),
)


# --- the way ---


def drafted(stage: Stage, item: Item, ago: int, *, answered: float = 1.0, opened: int = 0) -> Tale:
    """A draft; all of it is answered unless a smaller part is said."""
    yield opened or ago + 2
    act = _writer(stage, item, opened or ago + 2)
    stage.dossiers[item.name] = _open(act, item, _registered(stage, item, act))
    yield ago
    _fill(stage, item, _writer(stage, item, ago), answered)


def filed(stage: Stage, item: Item, ago: int) -> Tale:
    """Filed with the commune."""
    yield from drafted(stage, item, ago + 3)
    yield ago
    declared_by = stage.producers[item.producer].representative
    act = _writer(stage, item, ago)
    _keep(stage, item, actions.file_dossier(act, _of(stage, item), declaration=True, declared_by=declared_by))


def sent_back(stage: Stage, item: Item, ago: int) -> Tale:
    """Sent back by the commune before receipt."""
    yield from filed(stage, item, ago + 1)
    yield ago
    act = stage.its_commune(item, ago)
    _keep(stage, item, actions.send_back_dossier(act, _of(stage, item), faults=FAULTS))


def received(stage: Stage, item: Item, ago: int) -> Tale:
    """Received by the commune; its working days run."""
    yield from filed(stage, item, ago + 1)
    yield ago
    _keep(stage, item, actions.receive_dossier(stage.its_commune(item, ago), _of(stage, item)))


def forwarded(stage: Stage, item: Item, ago: int) -> Tale:
    """Appraised by an officer, proposed to the province by the commune's chair."""
    yield from received(stage, item, ago + 10)
    yield ago + 2
    actions.appraise_matters(stage.its_commune(item, ago + 2), _of(stage, item), texts=MATTERS)
    yield ago
    act = stage.its_commune(item, ago, Role.COMMUNE_CHAIR)
    dossier = _of(stage, item)
    number = f"{dossier.pk:02d}-MH/UBND"
    letter = paper(act, "Văn bản đề nghị đánh giá sản phẩm", [f"Số {number}", item.name, dossier.code])
    samples = samples_needed(stage.its_set(item), stage.edition)
    sent = actions.forward_dossier(
        act, dossier, letter=letter, letter_number=number, letter_date=act.today, samples_noted=samples
    )
    _keep(stage, item, sent)


def to_complete(stage: Stage, item: Item, ago: int) -> Tale:
    """The province asks for completion."""
    yield from forwarded(stage, item, ago + 4)
    yield ago
    act = stage.act(Role.PROVINCIAL_OFFICER, ago)
    _keep(stage, item, actions.request_completion(act, _of(stage, item), faults=FAULTS[:1]))


def taken_in(stage: Stage, item: Item, ago: int) -> Tale:
    """Taken in by the province as complete."""
    yield from forwarded(stage, item, ago + 4)
    yield ago
    _keep(stage, item, actions.take_in_dossier(stage.act(Role.PROVINCIAL_OFFICER, ago), _of(stage, item)))


def withdrawn(stage: Stage, item: Item, ago: int) -> Tale:
    """Taken back by its producer."""
    yield from drafted(stage, item, ago + 3, answered=0.2)
    yield ago
    act = stage.its_producer(item, ago)
    reason = "Mất mùa, năm sau làm lại."
    _keep(stage, item, actions.withdraw_dossier(act, _of(stage, item), reason=reason))


def from_paper(stage: Stage, item: Item, ago: int) -> Tale:
    """Forwarded on paper, and written down by the office at that stage, with its scan."""
    yield ago
    act = stage.act(Role.PROVINCIAL_OFFICER, ago)
    product = _registered(stage, item, stage.its_producer(item, ago))
    scan = paper(act, "Hồ sơ giấy", [item.name, "Cả bộ, một tệp"])
    entered = actions.enter_paper_dossier(
        act,
        product=product.slug,
        stage=State.FORWARDED,
        filed_on=stage.days.day(ago + 40),
        declared_by=stage.producers[item.producer].representative,
        received_on=stage.days.day(ago + 38),
        letter_number=f"{ago:02d}-MH/TTr-UBND",
        letter_date=stage.days.day(ago + 20),
        forwarded_on=stage.days.day(ago + 19),
        scan=scan,
    )
    _keep(stage, item, entered)


def entered_by_mistake(stage: Stage, item: Item, ago: int) -> Tale:
    """Entered from paper, and the entry cancelled: the paper was another year's."""
    yield from from_paper(stage, item, ago + 1)
    yield ago
    act = stage.act(Role.PROVINCIAL_OFFICER, ago)
    reason = "Nhập nhầm bộ hồ sơ giấy của năm khác."
    _keep(stage, item, actions.cancel_paper_dossier(act, _of(stage, item), reason=reason))


# --- its steps ---


def _of(stage: Stage, item: Item) -> Dossier:
    return stage.dossiers[item.name]


def _keep(stage: Stage, item: Item, dossier: Dossier) -> None:
    stage.dossiers[item.name] = dossier


def _writer(stage: Stage, item: Item, ago: int) -> Act:
    """Who writes the dossier: the producer, or the officer who types for it."""
    return stage.its_commune(item, ago) if item.typed else stage.its_producer(item, ago)


def _registered(stage: Stage, item: Item, act: Act) -> Product:
    product = register_product(
        act,
        stage.producers[item.producer],
        name=item.name,
        criteria_set=item.criteria_set,
        specification=item.specification,
        story=STORY,
        invented=True,
    )
    if item.pictured:
        add_product_picture(act, product, file=picture(item.name), caption="Ảnh được đặt ra để minh hoạ")
    return product


def _open(act: Act, item: Item, product: Product) -> Dossier:
    if not item.typed:
        return actions.open_dossier(act, product)
    assert product.producer is not None  # noqa: S101 - registered above
    return actions.open_dossier(
        act,
        product,
        consent_by=product.producer.representative,
        consent_text="Tôi nhờ cán bộ xã nhập thay và đã nghe đọc lại.",
    )


def _fill(stage: Stage, item: Item, act: Act, answered: float) -> None:
    dossier, criteria_set = _of(stage, item), stage.its_set(item)
    by_kind = {kept.kind: kept.pk for kept in _papers(stage, item, act)}
    answers = answers_of(criteria_set, item.total, stage.chance)
    for criterion in criteria_set.criteria[: round(len(criteria_set.criteria) * answered)]:
        kinds = {kind.id for kind in kinds_supporting(criterion, stage.edition)}
        actions.assess_product(
            act,
            dossier,
            criterion=criterion.id,
            option=answers[criterion.id],
            note="Có sổ sách và giấy tờ minh hoạ kèm theo.",
            evidence=[by_kind[kind] for kind in by_kind if kind in kinds],
        )
    if answered == 1:
        samples = samples_needed(criteria_set, stage.edition)
        dossier = actions.write_report(act, dossier, **REPORT, sample_count=samples)
    _keep(stage, item, dossier)


def _papers(stage: Stage, item: Item, act: Act) -> list[Evidence]:
    """The papers of the producer's library, put there before its first dossier."""
    if item.producer not in stage.papers:
        producer, names = stage.producers[item.producer], evidence_kinds(stage.edition)
        stage.papers[item.producer] = [
            add_evidence(
                act,
                producer,
                kind=kind,
                file=paper(act, names[kind], [producer.name, f"Số {number:02d}-MH"]),
                paper_number=f"{number:02d}-MH",
                issuer="Cơ quan Minh Hoạ",
                issued_on=stage.days.day(300 + number),
            )
            for number, kind in enumerate(PAPERS, start=1)
        ]
    return stage.papers[item.producer]
