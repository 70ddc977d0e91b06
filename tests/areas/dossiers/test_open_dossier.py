"""Opening a dossier: by the producer, or with consent by an officer."""

from __future__ import annotations

from datetime import datetime

import pytest

from given.dossiers import a_typed_dossier, an_opened_dossier, outside_of_any_deed
from given.people import COMMUNE, OTHER_COMMUNE, act_of, an_act, an_actor, the_operator
from given.registry import a_producer, a_product, a_representative_of, an_office_act
from hoaban.areas.dossiers.actions import open_dossier, withdraw_dossier
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.permissions import may_open_dossier
from hoaban.areas.registry import actions as registry
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM
from hoaban.core.audit import chain
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_a_producer_opens_a_dossier_of_its_product():
    product = a_product()
    act = act_of(a_representative_of(product.producer))

    dossier = open_dossier(act, product)

    assert (dossier.code, dossier.state, dossier.kind) == ("HS-2026-0001", "draft", "first")
    assert dossier.edition == "qd-26-2026"
    assert dossier.commune == product.commune
    assert (dossier.opened_by, dossier.typed_by_officer) == (act.actor.user_id, False)
    assert chain.verify().ok


def test_codes_run_on_and_begin_anew_with_the_year():
    first, second = an_opened_dossier(), an_opened_dossier()
    next_year = an_opened_dossier(at=datetime(2027, 1, 4, 9, 0, tzinfo=VIETNAM))

    assert [first.code, second.code, next_year.code] == ["HS-2026-0001", "HS-2026-0002", "HS-2027-0001"]


def test_an_officer_opens_one_with_the_producers_consent_and_the_producer_is_told():
    product = a_product()
    officer = an_act(Role.COMMUNE_OFFICER)

    dossier = a_typed_dossier(product, by=officer)

    assert dossier.typed_by_officer
    consent = dossier.consents.get()
    assert (consent.given_by, consent.taken_by) == ("Lò Thị Minh Hoạ", officer.actor.user_id)
    assert dossier.writers.get().user_id == officer.actor.user_id
    assert Notice.objects.filter(role=Role.PRODUCER_REPRESENTATIVE, subject=dossier.code).count() == 1


@pytest.mark.parametrize("consent", [{}, {"consent_by": "Lò Thị Minh Hoạ"}, {"consent_text": "Tôi nhờ."}])
def test_an_officer_without_consent_is_refused(consent):
    with pytest.raises(Refused) as refused:
        open_dossier(an_act(Role.COMMUNE_OFFICER), a_product(), **consent)

    assert refused.value.refusal.code == "consent-missing"
    assert not Dossier.objects.exists()


def test_the_operator_may_type_and_is_nobody_who_wrote():
    dossier = a_typed_dossier(by=the_operator())

    assert dossier.opened_by is None
    assert not dossier.writers.exists()


def test_only_its_producer_its_communes_officer_and_the_office_may_open_one():
    product = a_product()

    assert may_open_dossier(a_representative_of(product.producer), product)
    assert may_open_dossier(an_actor(Role.COMMUNE_OFFICER, unit=COMMUNE), product)
    assert may_open_dossier(an_actor(Role.PROVINCIAL_OFFICER), product)
    for stranger in (
        a_representative_of(a_producer()),
        an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE),
        an_actor(Role.COMMUNE_CHAIR, unit=COMMUNE),
        an_actor(Role.COUNCIL_MEMBER),
    ):
        assert may_open_dossier(stranger, product).code == "not-own-dossier"


def test_a_stranger_is_refused():
    with pytest.raises(Refused) as refused:
        open_dossier(act_of(a_representative_of(a_producer())), a_product())

    assert refused.value.refusal.code == "not-own-dossier"


def test_a_product_has_one_open_dossier_and_a_new_one_after_it_was_withdrawn():
    product = a_product()
    act = act_of(a_representative_of(product.producer))
    first = open_dossier(act, product)

    with pytest.raises(Refused) as refused:
        open_dossier(act, product)
    withdraw_dossier(act, first)

    assert refused.value.refusal.code == "dossier-open"
    assert first.code in str(refused.value.refusal.why)
    assert open_dossier(act, product).code == "HS-2026-0002"


@pytest.mark.parametrize(
    ("fields", "code", "source"),
    [
        ({"commune": None, "serial": None}, "no-commune", "khoản 1 Điều 7"),
        ({"set_confirmed": False}, "set-not-chosen", "Phụ lục I"),
        ({"criteria_set": "QD26-99"}, "set-not-chosen", "Phụ lục I"),
    ],
)
def test_what_a_dossier_needs_to_know_of_its_product_is_asked_first(fields, code, source):
    with outside_of_any_deed(), an_office_act().on(a_product()) as product:
        for name, value in fields.items():
            setattr(product, name, value)

    with pytest.raises(Refused) as refused:
        open_dossier(act_of(a_representative_of(product.producer)), product)

    assert (refused.value.refusal.code, refused.value.refusal.source) == (code, source)


def test_a_product_without_a_producer_has_no_dossier():
    product = registry.register_product(
        an_office_act(), None, name="Chè Minh Hoạ", criteria_set="QD26-11", source="Bài báo minh hoạ"
    )

    with pytest.raises(Refused) as refused:
        open_dossier(an_office_act(), product, consent_by="Ai đó", consent_text="Đồng ý")

    assert (refused.value.refusal.code, refused.value.refusal.source) == ("no-producer", "khoản 3 Điều 2")


def test_nothing_is_opened_before_an_edition_is_in_force():
    product = a_product()
    early = datetime(2026, 5, 21, 9, 0, tzinfo=VIETNAM)

    with pytest.raises(Refused) as refused:
        open_dossier(act_of(a_representative_of(product.producer), early), product)

    assert refused.value.refusal.code == "no-edition-in-force"
