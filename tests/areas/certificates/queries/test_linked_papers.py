"""Papers that end and the stars they touch."""

from __future__ import annotations

from datetime import date

import pytest

from given.certificates import a_past_certificate, a_product, a_withdrawal
from given.people import an_actor
from given.registry import a_paper, a_producer, a_representative_of, act_of, another_upload
from hoaban.areas.certificates.queries import clock_on, ending_papers
from hoaban.areas.registry import actions
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)
SOON = date(2027, 1, 30)  # 60 days off


def found():
    return ending_papers(clock_on(an_actor(Role.PROVINCIAL_OFFICER), TODAY))


def a_star(producer, star=3, **facts):
    return a_past_certificate(a_product(producer=producer, **facts), star=star, valid_to=date(2028, 1, 1))


def test_a_paper_that_ends_within_the_reminder_warns_of_the_star_it_holds():
    producer = a_producer()
    certificate = a_star(producer)
    paper = a_paper(producer, kind="production-conditions", ends_on=SOON)

    (warned,) = found()

    assert (warned.version, warned.kind.id, warned.days_left) == (paper.current, "production-conditions", 60)
    (touched,) = warned.stars
    assert touched.item.certificate == certificate
    assert touched.criteria == ("10",)  # evidence-kinds.yaml: found "10" in sets 1, 3 and 4
    assert set(touched.gates) <= set(touched.criteria)


def test_gates_are_told_up_to_the_star_that_is_held():
    producer = a_producer()
    a_star(producer, star=3), a_star(producer, star=4)
    a_paper(producer, kind="environment", ends_on=TODAY)

    (warned,) = found()

    three, four = sorted(warned.stars, key=lambda one: one.item.certificate.star)
    assert three.criteria == four.criteria == ("1.6", "1.7")
    assert (three.gates, four.gates) == ((), ("1.6",))  # set 4, 1.6 bears **** and no ***
    assert warned.days_left == 0


@pytest.mark.parametrize(
    ("kind", "day"),
    [
        ("production-conditions", date(2027, 1, 31)),
        ("production-conditions", None),
        ("local-labour", SOON),  # a list as of a day: the edition gives it no end
    ],
)
def test_later_ends_and_kinds_without_an_end_warn_of_nothing(kind, day):
    producer = a_producer()
    a_star(producer)
    a_paper(producer, kind=kind, ends_on=day)

    assert found() == []


def test_a_paper_that_has_ended_warns_until_a_newer_one_is_there():
    producer = a_producer()
    a_star(producer)
    paper = a_paper(producer, kind="production-conditions", ends_on=date(2026, 11, 1))
    assert [warned.days_left for warned in found()] == [-30]

    actions.renew_evidence(
        act_of(a_representative_of(producer)), paper, file=another_upload(), ends_on=date(2029, 1, 1)
    )

    assert found() == []


def test_a_paper_put_away_and_one_of_a_producer_without_a_star_warn_of_nothing():
    producer, without = a_producer(), a_producer()
    a_star(producer)
    a_withdrawal(a_star(without))
    paper = a_paper(producer, kind="production-conditions", ends_on=SOON)
    a_paper(without, kind="production-conditions", ends_on=SOON)
    a_past_certificate(a_product(producer=without), star=None, valid_to=date(2028, 1, 1))

    actions.retire_evidence(act_of(a_representative_of(producer)), paper)

    assert found() == []


def test_a_product_of_no_known_set_is_touched_by_no_paper():
    producer = a_producer()
    a_star(producer, criteria_set="")
    a_paper(producer, kind="production-conditions", ends_on=SOON)

    assert found() == []


def test_a_paper_of_a_kind_that_the_set_does_not_ask_for_touches_nothing():
    producer = a_producer()
    a_star(producer, criteria_set="QD26-22")  # production-conditions: set 22 is in none of its lists
    a_paper(producer, kind="production-conditions", ends_on=SOON)

    assert found() == []


def test_they_cost_the_same_queries_for_one_and_for_ten(django_assert_num_queries):
    producer = a_producer()
    a_star(producer)
    a_paper(producer, kind="production-conditions", ends_on=SOON)
    clock = clock_on(an_actor(Role.PROVINCIAL_OFFICER), TODAY)
    with django_assert_num_queries(1):
        assert len(ending_papers(clock)) == 1
    for _number in range(9):
        a_paper(producer, kind="production-conditions", ends_on=SOON)
        a_star(producer)
    clock = clock_on(an_actor(Role.PROVINCIAL_OFFICER), TODAY)
    with django_assert_num_queries(1):
        assert sum(len(warned.stars) for warned in ending_papers(clock)) == 100
