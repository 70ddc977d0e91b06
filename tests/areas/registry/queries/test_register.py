"""Lists of producers and products, and the product's code."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given import council
from given.people import COMMUNE, OTHER_COMMUNE, an_actor
from given.registry import HONEY, a_producer, a_product, a_representative_of, an_office_act, the_commune
from hoaban.areas.registry import actions, queries
from hoaban.areas.registry.queries.register import next_serial
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import PUBLIC
from hoaban.core.law import edition_called

pytestmark = pytest.mark.django_db


def test_everybody_sees_the_producers_and_products_that_are_theirs_to_see() -> None:
    here, elsewhere = a_producer(name="HTX Minh Hoạ A"), a_producer(OTHER_COMMUNE, name="HTX Minh Hoạ B")
    own, made_here = a_product(here, name="Mật ong"), a_product(elsewhere, name="Chè", commune=the_commune())
    made_there = a_product(elsewhere, name="Gạo")
    expected = {
        an_actor(Role.AUDITOR): ([here, elsewhere], {own, made_here, made_there}),
        an_actor(Role.COUNCIL_SECRETARY): ([], set()),
        an_actor(Role.ADVISORY_MEMBER): ([], set()),
        an_actor(Role.COMMUNE_OFFICER, unit=COMMUNE): ([here, elsewhere], {own, made_here}),
        an_actor(Role.COMMUNE_CHAIR, unit=OTHER_COMMUNE): ([elsewhere], {made_here, made_there}),
        a_representative_of(here): ([here], {own}),
        an_actor(Role.EDITOR): ([], set()),
        PUBLIC: ([], set()),
    }

    for actor, (producers, products) in expected.items():
        assert list(queries.producers_visible_to(actor)) == producers
        assert set(queries.products_visible_to(actor)) == products


def test_who_judges_lists_the_producers_and_products_of_their_dossiers_alone() -> None:
    sitting = council.a_sitting()
    producer = a_producer()
    before, unused = a_product(producer), a_product(producer)
    council.an_entry(sitting, council.a_dossier_taken_in(product=before))
    waiting = council.a_dossier_taken_in()
    member, team = sitting.members[1].actor, an_actor(Role.ADVISORY_MEMBER)

    assert list(queries.producers_visible_to(member)) == [producer]
    assert list(queries.producers_visible_to(member)[0].products.all()) == [before]
    assert set(queries.products_visible_to(member)) == {before}
    assert list(queries.products_shown(member, producer)) == [before]
    assert set(queries.products_visible_to(team)) == {before, waiting.product}
    assert list(queries.products_shown(an_actor(Role.INSPECTOR), producer)) == [before, unused]


@pytest.mark.parametrize("role", [Role.PROVINCIAL_OFFICER, Role.ADVISORY_MEMBER])
def test_the_list_of_producers_costs_the_same_for_one_and_for_thirty(role: Role) -> None:
    reader = an_actor(role)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            for producer in queries.producers_visible_to(reader):
                assert producer.commune
                assert producer.products.all()
        return len(asked)

    council.a_dossier_taken_in()
    one = cost()
    for _number in range(29):
        council.a_dossier_taken_in()
    assert one == cost() == 2


def test_products_of_a_producer_stand_as_they_were_registered() -> None:
    producer = a_producer()
    products = [a_product(producer, name=name) for name in ("Gạo", "Chè")]

    assert list(queries.products_of(producer)) == products


def test_a_products_set_is_read_from_the_edition() -> None:
    edition = edition_called("qd-26-2026")
    honey = queries.set_of(a_product(), edition)

    assert honey
    assert honey.id == HONEY
    assert queries.set_of(a_product(criteria_set=""), edition) is None
    stale = a_product()
    stale.criteria_set = "QD99-01"
    assert queries.set_of(stale, edition) is None


def test_a_code_has_the_serial_of_the_commune_and_the_year_of_the_assessment() -> None:
    product = a_product(a_producer())

    assert queries.product_code(product, 2027) == "11-03352-001-2027"
    assert queries.product_code(product, 2020) == ""  # no edition of that year is known


def test_the_next_serial_follows_the_highest() -> None:
    a_product()
    placed = actions.register_product(an_office_act(), None, name="Chè Minh Hoạ", commune=the_commune())

    assert placed.serial == 2
    assert next_serial(the_commune()) == 3
    assert next_serial(the_commune(OTHER_COMMUNE)) == 1
