"""Putting a paper into a producer's library."""

from datetime import date
from typing import Any

import pytest

from given.files import an_upload
from given.people import OTHER_COMMUNE, act_of, an_act
from given.registry import (
    PAPER,
    a_paper,
    a_producer,
    a_representative_of,
    an_office_act,
    an_officer_of,
    another_upload,
)
from hoaban.areas.registry import actions
from hoaban.areas.registry.models import Producer
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db
FACTS = {
    "paper_number": "01/2026", "issuer": "Trung tâm Minh Hoạ", "issued_on": date(2026, 3, 15),
    "ends_on": date(2027, 3, 14),
}  # fmt: skip


def refusal_of(act: Any, producer: Producer, **facts: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        actions.add_evidence(act, producer, **{"kind": PAPER, "file": another_upload(), **facts})
    return refused.value.refusal.code, refused.value.refusal.source


def test_the_producer_the_officer_and_the_office_keep_a_paper_with_its_dates() -> None:
    producer = a_producer()

    for act in (act_of(a_representative_of(producer)), an_officer_of(), an_office_act()):
        paper = actions.add_evidence(
            act, producer, kind=PAPER, title="Phiếu 2026", file=another_upload(), **FACTS
        )
        assert (paper.title, paper.current.number, paper.current.file.owner) == (
            "Phiếu 2026",
            1,
            producer.slug,
        )
        assert {name: getattr(paper.current, name) for name in FACTS} == FACTS
    assert chain.verify().ok


def test_a_paper_without_a_title_is_called_by_its_kind() -> None:
    assert a_paper(a_producer(), kind="business-registration").title == "Giấy đăng ký kinh doanh"


def test_nobody_else_adds_to_it() -> None:
    producer = a_producer()
    strangers = [
        act_of(a_representative_of(a_producer())), an_officer_of(OTHER_COMMUNE), an_act(Role.COMMUNE_CHAIR),
        an_act(Role.ADVISORY_MEMBER),
    ]  # fmt: skip

    assert {refusal_of(act, producer) for act in strangers} == {("not-own-producer", "")}


def test_a_kind_the_form_does_not_know_is_refused() -> None:
    assert refusal_of(an_office_act(), a_producer(), kind="poem") == (
        "unknown-evidence-kind", "Mẫu số 02 Phụ lục III",
    )  # fmt: skip


def test_a_paper_cannot_be_issued_tomorrow() -> None:
    tomorrow = date(2026, 12, 2)

    assert refusal_of(an_office_act(), a_producer(), issued_on=tomorrow) == ("issued-in-future", "")


def test_the_same_file_twice_is_pointed_out_but_may_prove_another_kind() -> None:
    producer, content = a_producer(), another_upload().read()
    a_paper(producer, file=an_upload(content=content))

    assert refusal_of(an_office_act(), producer, file=an_upload(content=content)) == (
        "paper-already-kept",
        "",
    )
    assert a_paper(producer, kind="quality-declaration", file=an_upload(content=content))


def test_a_file_of_somebody_else_is_not_found() -> None:
    strange = a_paper(a_producer()).current.file

    assert refusal_of(an_office_act(), a_producer(), file=str(strange.key)) == ("no-such-file", "")
