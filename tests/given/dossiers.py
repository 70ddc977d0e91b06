"""Dossiers at every step of the commune's and the province's way, brought there by the deeds themselves.

Each builder takes the product (an honey of a producer of COMMUNE unless given) and gives the dossier.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import transaction

from given.files import an_upload
from given.people import COMMUNE, NOON, act_of, an_actor
from given.registry import a_paper, a_product, a_representative_of
from given.rows import add_all
from hoaban.areas.dossiers import actions
from hoaban.areas.dossiers.inputs import FaultGiven
from hoaban.areas.dossiers.models import Dossier, SelfAnswer
from hoaban.areas.registry.models import Product
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, _current
from hoaban.core.law import edition_called
from hoaban.programme.evidence import samples_needed

REPORT = {
    "materials_technology": "Mật lấy ở rừng già, lọc tay, đóng hũ.",
    "quality_changes": "Thêm nhãn và mã truy xuất.",
    "markets": "Bán ở chợ tỉnh và gửi xe khách về Hà Nội.",
    "results": "Doanh thu 300 triệu đồng, lãi 60 triệu.",
    "plan": "Thêm 50 đàn ong, bán qua mạng.",
    "sample_count": 5,
}
MATTERS = {
    "local_materials": "Mật lấy từ đàn ong nuôi trong xã.",
    "local_labour": "5 người làm, 4 người trong xã.",
    "idea_origin": "Nghề truyền thống của bản.",
    "local_identity": "Ong nội, hoa rừng, cách lấy mật của đồng bào Thái.",
}
FAULT = FaultGiven("1.5", "Hợp đồng mờ, không đọc được.", "Chụp lại ở chỗ sáng.")


# --- who acts ---


def its_producer(dossier: Dossier, at: datetime = NOON) -> Act:
    """An act of somebody who represents the dossier's producer."""
    producer = dossier.product.producer
    assert producer is not None
    return act_of(a_representative_of(producer), at)


def its_commune(dossier: Dossier, at: datetime = NOON, role: Role = Role.COMMUNE_OFFICER) -> Act:
    """An act of an officer of the dossier's commune."""
    return act_of(an_actor(role, unit=dossier.commune.code), at)


def the_office(at: datetime = NOON) -> Act:
    """An act of the provincial office."""
    return act_of(an_actor(Role.PROVINCIAL_OFFICER), at)


# --- dossiers ---


def an_opened_dossier(product: Product | None = None, at: datetime = NOON) -> Dossier:
    """An empty dossier, opened by its producer."""
    product = product or a_product()
    assert product.producer is not None
    return actions.open_dossier(act_of(a_representative_of(product.producer), at), product)


def a_typed_dossier(product: Product | None = None, by: Act | None = None) -> Dossier:
    """An empty dossier that an officer of its commune opened for the producer, with consent."""
    product = product or a_product()
    act = by or act_of(an_actor(Role.COMMUNE_OFFICER, unit=COMMUNE))
    return actions.open_dossier(
        act, product, consent_by="Lò Thị Minh Hoạ", consent_text="Tôi nhờ cán bộ xã nhập thay."
    )


def best_answers(dossier: Dossier, **others: str | None) -> dict[str, str | None]:
    """The highest line of every criterion; others by its id, dots as underscores: _1_5="b"."""
    criteria = edition_called(dossier.edition).criteria_set(dossier.product.criteria_set).criteria
    best = {item.id: max(item.options, key=lambda option: option.points).id for item in criteria}
    return {**best, **{key[1:].replace("_", "."): option for key, option in others.items()}}


def fill(
    dossier: Dossier, act: Act | None = None, *, ends_on: date | None = None, **others: str | None
) -> Dossier:
    """Answer everything, write the report, put one paper beside criterion 1.1.

    1.1 and what was answered before are answered by the deed, the rest as plain rows.
    """
    act = act or its_producer(dossier)
    producer = dossier.product.producer
    assert producer is not None
    paper = a_paper(producer, title="Hợp đồng mua mật", kind="origin-and-linkage", ends_on=ends_on)
    answers = best_answers(dossier, **others)
    by_deed = {"1.1", *dossier.answers.values_list("criterion", flat=True)}
    for criterion in [criterion for criterion in answers if criterion in by_deed]:
        beside = [paper.pk] if criterion == "1.1" else []
        actions.assess_product(
            act, dossier, criterion=criterion, option=answers.pop(criterion), evidence=beside
        )
    _answers(act, dossier, answers)
    return actions.write_report(act, dossier, **REPORT)  # type: ignore[arg-type]


def _answers(act: Act, dossier: Dossier, answers: dict[str, str | None]) -> None:
    by = {"answered_at": act.at, "answered_by": act.actor.user_id}
    rows = [
        SelfAnswer(dossier=dossier, criterion=criterion, option=option, **by)
        for criterion, option in answers.items()
    ]
    with outside_of_any_deed():
        add_all(act, rows)


def a_full_dossier(product: Product | None = None, at: datetime = NOON, **answers: Any) -> Dossier:
    """A draft that lacks nothing."""
    dossier = an_opened_dossier(product, at)
    return fill(dossier, its_producer(dossier, at), **answers)


def a_filed_dossier(product: Product | None = None, at: datetime = NOON, **answers: Any) -> Dossier:
    """A dossier filed with its commune, not yet received."""
    dossier = a_full_dossier(product, at, **answers)
    return actions.file_dossier(
        its_producer(dossier, at), dossier, declaration=True, declared_by="Lò Thị Minh Hoạ"
    )


def a_received_dossier(product: Product | None = None, at: datetime = NOON, **answers: Any) -> Dossier:
    """A dossier the commune has received."""
    dossier = a_filed_dossier(product, at, **answers)
    return actions.receive_dossier(its_commune(dossier, at), dossier)


def an_appraised_dossier(product: Product | None = None, at: datetime = NOON, **answers: Any) -> Dossier:
    """A received dossier whose matters all have words."""
    dossier = a_received_dossier(product, at, **answers)
    return actions.appraise_matters(its_commune(dossier, at), dossier, texts=MATTERS)


def forward(dossier: Dossier, act: Act | None = None, **others: Any) -> Dossier:
    """Send an appraised dossier up, with its letter and samples."""
    edition = edition_called(dossier.edition)
    act = act or its_commune(dossier, role=Role.COMMUNE_CHAIR)
    given: dict[str, Any] = {
        "letter": an_upload("de-nghi.pdf"), "letter_number": "12/UBND", "letter_date": act.today,
        "samples_noted": samples_needed(edition.criteria_set(dossier.product.criteria_set), edition),
    }  # fmt: skip
    return actions.forward_dossier(act, dossier, **{**given, **others})


def a_forwarded_dossier(product: Product | None = None, at: datetime = NOON, **answers: Any) -> Dossier:
    """A proposal of the commune that waits for the provincial office."""
    dossier = an_appraised_dossier(product, at, **answers)
    return forward(dossier, its_commune(dossier, at, Role.COMMUNE_CHAIR))


def a_taken_in_dossier(product: Product | None = None, at: datetime = NOON, **answers: Any) -> Dossier:
    """A dossier the province has taken in as complete: ready for a round."""
    return actions.take_in_dossier(the_office(at), a_forwarded_dossier(product, at, **answers))


ON_PAPER: dict[str, Any] = {
    "stage": "taken_in",
    "filed_on": date(2026, 9, 15),
    "received_on": date(2026, 9, 16),
    "letter_number": "12/UBND",
    "letter_date": date(2026, 10, 1),
    "forwarded_on": date(2026, 10, 2),
    "taken_in_on": date(2026, 10, 5),
}
"""What a paper dossier says that the province has taken in."""
FACTS_OF_STAGE = {
    "filed": (),
    "received": ("received_on",),
    "forwarded": ("received_on", "letter_number", "letter_date", "forwarded_on"),
    "taken_in": tuple(name for name in ON_PAPER if name not in ("stage", "filed_on")),
}


def on_paper(stage: str = "taken_in", **others: Any) -> dict[str, Any]:
    """The facts of a paper dossier that has come so far, and others in their place."""
    told = {name: ON_PAPER[name] for name in FACTS_OF_STAGE[stage]}
    return {"stage": stage, "filed_on": ON_PAPER["filed_on"], **told, **others}


def a_paper_dossier(product: Product | None = None, stage: str = "taken_in", **others: Any) -> Dossier:
    """A dossier that the office entered from paper, with its scan."""
    product = product or a_product()
    facts = on_paper(stage, **{"scan": an_upload("ho-so.pdf"), **others})
    return actions.enter_paper_dossier(the_office(), product=product.slug, **facts)


def a_dossier_sent_back(product: Product | None = None, faults: tuple[FaultGiven, ...] = (FAULT,)) -> Dossier:
    """A dossier that the commune sent back before receipt."""
    dossier = a_filed_dossier(product)
    return actions.send_back_dossier(its_commune(dossier), dossier, faults=faults)


def a_dossier_to_complete(
    product: Product | None = None, faults: tuple[FaultGiven, ...] = (FAULT,)
) -> Dossier:
    """A dossier that the province wants completed."""
    return actions.request_completion(the_office(), a_forwarded_dossier(product), faults=faults)


def carried(dossier: Dossier, *moves: str) -> Dossier:
    """The dossier moved on by moves of later areas, outside of any rule of theirs."""
    with outside_of_any_deed():
        for move in moves:
            dossier = actions.carry_on(the_office(), dossier, move)
    return dossier


@contextmanager
def outside_of_any_deed() -> Iterator[None]:
    """Where a test writes what no deed of ours writes, known to the audit as such."""
    token = _current.set("tests.given")
    try:
        with transaction.atomic():
            yield
    finally:
        _current.reset(token)
