"""Who may see what waits for a decision, and who may read how it ended."""

from __future__ import annotations

import pytest

from given import council
from given.people import OTHER_COMMUNE, an_actor
from given.registry import a_producer, a_representative_of, the_commune
from hoaban.areas.certificates.permissions import commune_of, may_read_result, may_see_decisions
from hoaban.areas.registry.models import Producer, Product
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.PROVINCIAL_OFFICER, Role.PROVINCE_CHAIRMAN, Role.AUDITOR])
def test_office_chairman_and_auditor_see_decisions_and_every_result(role: Role) -> None:
    dossier = council.a_dossier_taken_in()

    assert may_see_decisions(an_actor(role))
    assert may_read_result(an_actor(role), dossier)


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR])
def test_a_commune_reads_the_results_of_its_own(role: Role) -> None:
    dossier = council.a_dossier_taken_in()

    assert not may_see_decisions(an_actor(role))
    assert may_read_result(an_actor(role), dossier)
    assert not may_read_result(an_actor(role, unit=OTHER_COMMUNE), dossier)


def test_a_producer_reads_their_own_result() -> None:
    dossier = council.a_dossier_taken_in()
    producer = dossier.product.producer
    assert producer is not None

    assert may_read_result(a_representative_of(producer), dossier)
    refusal = may_read_result(a_representative_of(a_producer()), dossier)
    assert (refusal.code, refusal.source) == ("not-your-result", "điểm g khoản 3 Điều 7")  # type: ignore[union-attr]
    refusal = may_see_decisions(a_representative_of(producer))
    assert (refusal.code, refusal.source) == ("not-decision-reader", "điểm đ khoản 3 Điều 7")  # type: ignore[union-attr]


def test_a_certificate_is_looked_after_where_its_product_is_made_else_where_its_producer_sits() -> None:
    here, there = the_commune(), the_commune(OTHER_COMMUNE)

    assert commune_of(Product(commune=here, producer=Producer(commune=there))) == here
    assert commune_of(Product(producer=Producer(commune=there))) == there
    assert commune_of(Product(producer=Producer())) is None
    assert commune_of(Product()) is None
