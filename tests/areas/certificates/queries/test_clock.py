"""The clock on 1/12/2026, against days counted by hand, and again against `./hoaban dates`."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from given.certificates import a_certificate, a_past_certificate, a_product, a_submitted_dossier, a_withdrawal
from given.dossiers import a_filed_dossier
from given.people import COMMUNE, OTHER_COMMUNE, an_actor
from given.registry import a_producer, a_representative_of
from given.rows import rows_of_a_test
from hoaban.areas.certificates.queries import clock_of_producer, clock_on, ticking
from hoaban.areas.certificates.words import Group, State
from hoaban.core.accounts.roles import Role
from hoaban.core.units.models import ProvinceSetting
from hoaban.programme.renewal import Place
from programme.given_law import hoaban, json_lines

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


def office():
    return an_actor(Role.PROVINCIAL_OFFICER)


def ends(day, product=None, **values):
    return a_past_certificate(product or a_product(), star=3, valid_to=day, **values)


def item_of(certificate, day=TODAY):
    item = ticking(certificate, day)
    assert item is not None
    return item


def a_product_of_no_commune():
    """Its producer sits in COMMUNE; where it is made, no source says."""
    product = a_product()
    with rows_of_a_test() as act:
        product.commune = product.serial = None
        return act.save(product)


BY_HAND = [
    # last day, group, days left: counted on a calendar of paper
    (date(2027, 5, 31), Group.BEFORE, 181),
    (date(2027, 5, 30), Group.OPEN, 180),
    (date(2027, 3, 31), Group.OPEN, 120),
    (date(2027, 3, 30), Group.LATE, 119),
    (date(2027, 1, 31), Group.LATE, 61),
    (date(2027, 1, 30), Group.LAST, 60),
    (date(2026, 12, 1), Group.LAST, 0),
    (date(2026, 11, 30), Group.ENDED, -1),
]


def test_the_board_is_that_of_days_counted_by_hand():
    for day, _group, _left in reversed(BY_HAND):
        ends(day)

    clock = clock_on(office(), TODAY)

    found = [(item.certificate.valid_to, item.group, item.days_left) for item in clock.items]
    assert found == sorted(BY_HAND)
    assert clock.watched == 7
    assert [len(clock.of(group)) for group in Group] == [2, 2, 2, 1, 0, 0, 1]


def test_its_windows_are_those_of_the_command():
    certificates = [ends(day) for day, _group, _left in BY_HAND]
    asked = [{"event": "certificate-valid-to", "date": str(row.valid_to)} for row in certificates]

    told = hoaban("dates", "-", stdin=json_lines(*asked))

    for certificate, line in zip(certificates, told.lines, strict=True):
        days = {row["id"]: row["date"] for row in line["dates"]}
        item = item_of(certificate)
        assert item.window is not None
        window = item.window
        assert [str(window.opens), str(window.closes)] == [days["renewal-opens"], days["renewal-closes"]]
        assert str(window.extension_ends) == days["extension-ends"]
        place = Place.BEFORE if str(TODAY) < days["renewal-opens"] else Place.OPEN
        assert item.place is (Place.PAST if str(TODAY) > days["renewal-closes"] else place)


def test_every_day_of_two_years_stands_in_the_group_that_its_days_left_say():
    certificate = ends(date(2027, 5, 30))

    groups = {left: item_of(certificate, date(2027, 5, 30) - timedelta(days=left)).group
              for left in (-30, -1, 0, 1, 59, 60, 61, 119, 120, 150, 180, 181, 365)}  # fmt: skip

    assert groups == {
        -30: Group.ENDED, -1: Group.ENDED, 0: Group.LAST, 1: Group.LAST, 59: Group.LAST, 60: Group.LAST,
        61: Group.LATE, 119: Group.LATE, 120: Group.OPEN, 150: Group.OPEN, 180: Group.OPEN,
        181: Group.BEFORE, 365: Group.BEFORE,
    }  # fmt: skip


def test_the_offices_reminder_is_a_setting_of_the_province():
    certificate = ends(date(2027, 1, 30))
    with rows_of_a_test() as act:
        act.add(ProvinceSetting(key="certificate_reminder_days", value=59, regulation="Quy chế 1/QC"))

    assert item_of(certificate).group is Group.LATE


def test_an_extended_one_runs_to_the_day_it_was_carried_on_to():
    certificate = ends(date(2026, 6, 30), extended_to=date(2026, 12, 27))

    item = item_of(certificate)

    assert (item.state, item.group, item.days_left) == (State.EXTENDED, Group.EXTENDED, 26)
    assert (item.filed_on, item.filed_late) == (date(2026, 6, 1), False)
    assert item_of(certificate, date(2026, 12, 28)).group is Group.ENDED


def test_of_unknown_end_it_stands_by_itself_until_it_has_lapsed_for_certain():
    undated, lapsed = a_past_certificate(star=3, year=2024), a_past_certificate(star=3, year=2022)

    assert (item_of(undated).group, item_of(undated).days_left, item_of(undated).place) == (
        Group.UNDATED,
        None,
        None,
    )
    assert (item_of(lapsed).group, item_of(lapsed).days_left) == (Group.ENDED, None)


def test_an_end_too_far_off_for_a_window_is_on_the_board_all_the_same():
    assert item_of(ends(date.max)).group is Group.BEFORE


def test_one_that_was_taken_back_is_on_no_clock_and_one_replaced_gives_way():
    a_withdrawal(a_certificate())
    product = a_product()
    old = ends(date(2027, 1, 1), product)
    new = a_certificate(product=product)

    clock = clock_on(office(), TODAY)

    assert [item.certificate for item in clock.items] == [new]
    assert ticking(old, TODAY) is None


def test_the_dossier_that_renews_it_is_told_and_not_the_one_it_came_from():
    certificate = a_certificate()
    assert item_of(certificate).dossier is None

    dossier = a_submitted_dossier(product=certificate.product, state="filed")

    item = item_of(certificate)
    assert (item.dossier, item.filed_on, item.being_written) == (dossier, date(2026, 10, 1), False)


@pytest.mark.parametrize(("state", "told"), [("draft", True), ("sent_back", True), ("received", False)])
def test_a_dossier_is_being_written_until_it_is_filed(state, told):
    certificate = ends(date(2027, 5, 1))
    a_submitted_dossier(product=certificate.product, state=state)

    assert item_of(certificate).being_written is told


@pytest.mark.parametrize("state", ["withdrawn_by_producer", "recognised"])
def test_a_dossier_taken_back_or_carried_out_renews_nothing(state):
    certificate = ends(date(2027, 5, 1))
    a_submitted_dossier(product=certificate.product, state=state)

    assert item_of(certificate).dossier is None


def test_a_dossier_filed_after_the_window_had_closed_is_told_so():
    late, in_time = ends(date(2027, 1, 5)), ends(date(2027, 2, 1))
    for certificate in (late, in_time):  # filed on 1/10/2026; the windows closed on 7/9 and 4/10
        a_submitted_dossier(product=certificate.product, state="received")

    assert (item_of(late).filed_late, item_of(in_time).filed_late) == (True, False)


def test_a_commune_sees_its_own_and_the_office_all_or_one_commune():
    here, there = (ends(date(2027, 5, 1), a_product(commune=code)) for code in (COMMUNE, OTHER_COMMUNE))
    nowhere = ends(date(2027, 5, 1), a_product_of_no_commune())

    def seen(actor, **asked):
        return {item.certificate for item in clock_on(actor, TODAY, **asked).items}

    assert seen(office()) == {here, there, nowhere}
    assert seen(office(), commune=OTHER_COMMUNE) == {there}
    assert seen(an_actor(Role.COMMUNE_OFFICER)) == {here, nowhere}
    assert seen(an_actor(Role.COMMUNE_CHAIR, unit=OTHER_COMMUNE)) == {there}
    assert seen(an_actor(Role.COMMUNE_OFFICER), commune=OTHER_COMMUNE) == set()
    assert seen(a_representative_of(here.product.producer)) == set()


def test_a_producer_has_a_clock_of_their_own():
    certificate, _other = ends(date(2027, 5, 1)), ends(date(2027, 5, 1))

    clock = clock_of_producer(certificate.product.producer.slug, TODAY)

    assert [item.certificate for item in clock.items] == [certificate]


def test_the_clock_costs_the_same_queries_for_one_certificate_and_for_thirty(django_assert_num_queries):
    actor = office()
    producer = a_producer()
    ends(date(2027, 5, 1), a_product(producer=producer))
    with django_assert_num_queries(6):
        assert len(clock_on(actor, TODAY).items) == 1
    for number in range(29):
        ends(date(2027, 1, 1) + timedelta(days=number), a_product(producer=producer))
    with django_assert_num_queries(6):
        clock = clock_on(actor, TODAY)
        assert len(clock.items) == 30
        assert all(item.phone and item.commune and item.certificate.code.code for item in clock.items)
    left = [item.days_left for item in clock.items]
    assert left == sorted(left)


def test_a_first_dossier_of_a_product_counts_too():
    dossier = a_filed_dossier()
    certificate = ends(date(2027, 5, 1), dossier.product)

    assert item_of(certificate).dossier == dossier
