"""What a certificate and a product's star are on the day of looking."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from given.certificates import a_certificate, a_past_certificate, a_product, a_withdrawal
from hoaban.areas.certificates.models import Certificate, Withdrawal
from hoaban.areas.certificates.queries import (
    Choice,
    certificate_called,
    certificates_of,
    code_looked_up,
    current_certificate_of,
    history_of,
    products_on,
    products_with_standing,
    standing_of,
    state_on,
)
from hoaban.areas.certificates.queries.standing import standing_from
from hoaban.areas.certificates.words import State
from hoaban.core.permissions import Refused

TODAY = date(2026, 12, 1)


def words_of(product, day=TODAY):
    return standing_of(product, day).words


@pytest.mark.django_db
def test_a_star_holds_to_the_end_of_its_last_day():
    certificate = a_certificate()

    assert state_on(certificate, date(2029, 11, 30)) is State.VALID
    assert state_on(certificate, date(2029, 12, 1)) is State.EXPIRED


@pytest.mark.django_db
def test_the_words_are_those_of_the_look():
    product = a_product()
    a_certificate(star=4, product=product)

    assert words_of(product) == "4 sao – còn hiệu lực đến 30/11/2029"
    assert words_of(product, date(2029, 6, 2)) == "4 sao – còn hiệu lực đến 30/11/2029"
    assert words_of(product, date(2029, 6, 3)) == "4 sao – còn hiệu lực đến 30/11/2029 (sắp hết)"
    assert words_of(product, date(2029, 12, 1)) == "Hạng sao đã hết hạn – từ 30/11/2029"


@pytest.mark.django_db
def test_the_words_of_what_is_withdrawn_extended_or_unknown():
    withdrawn, extended, undated, lapsed, starless = (a_product() for _ in range(5))
    a_withdrawal(a_certificate(product=withdrawn))
    a_past_certificate(extended, star=4, valid_to=date(2026, 6, 30), extended_to=date(2026, 12, 27))
    a_past_certificate(undated, star=3, year=2024)
    a_past_certificate(lapsed, star=3, year=2022)
    a_past_certificate(starless, valid_to=date(2028, 1, 1))

    assert words_of(withdrawn) == "Đã thu hồi – từ 01/12/2026"
    assert words_of(extended) == "4 sao – đang gia hạn, chậm nhất đến 27/12/2026"
    assert words_of(undated) == "Ngày hết hạn: chưa có nguồn"
    assert words_of(lapsed) == "Hạng sao đã hết hạn – chậm nhất từ 31/12/2025"
    assert words_of(starless) == words_of(a_product()) == "Hạng sao: chưa có nguồn công bố"


@pytest.mark.django_db
def test_where_no_edition_of_the_law_is_in_force_the_star_is_still_told():
    product = a_product()
    a_past_certificate(product, star=3, valid_to=date(2027, 1, 1))

    assert words_of(product, date(2020, 1, 1)) == "3 sao – còn hiệu lực đến 01/01/2027"


@pytest.mark.django_db
def test_of_a_year_alone_the_star_has_lapsed_after_the_last_day_of_the_term():
    certificate = a_past_certificate(star=3, year=2023)

    assert state_on(certificate, date(2026, 12, 31)) is State.UNDATED
    assert state_on(certificate, date(2027, 1, 1)) is State.EXPIRED


@pytest.mark.django_db
def test_a_later_certificate_replaces_the_earlier_and_the_earlier_has_then_ended_when_it_is_withdrawn():
    product = a_product()
    old = a_past_certificate(product, star=3, valid_to=date(2028, 1, 1))
    new = a_certificate(star=4, product=product)
    assert state_on(old, TODAY, certificates_of(product)) is State.REPLACED
    assert current_certificate_of(product, TODAY) == new

    a_withdrawal(new)

    assert state_on(old, TODAY, certificates_of(product)) is State.EXPIRED
    assert current_certificate_of(product, TODAY) is None
    assert standing_of(product, TODAY).star is None


@pytest.mark.django_db
def test_what_ran_out_before_stays_expired_once_its_successor_has_run_out_too():
    product = a_product()
    first = a_past_certificate(product, star=3, valid_to=date(2022, 1, 1))
    a_past_certificate(product, star=3, valid_to=date(2025, 1, 1))

    assert state_on(first, TODAY, certificates_of(product)) is State.EXPIRED
    assert state_on(first, date(2024, 1, 1), certificates_of(product)) is State.REPLACED


@pytest.mark.django_db
def test_the_later_recognition_decides_and_not_the_longer_term():
    product = a_product(source="danh mục")
    first = a_past_certificate(product, star=4, valid_from=date(2024, 6, 1), valid_to=date(2027, 6, 1))
    second = a_past_certificate(product, star=3, valid_from=date(2025, 6, 1), valid_to=date(2026, 6, 1))
    both = certificates_of(product)

    assert [state_on(row, TODAY, both) for row in (first, second)] == [State.EXPIRED, State.EXPIRED]
    assert state_on(first, date(2026, 5, 1), both) is State.REPLACED
    assert standing_of(product, TODAY).certificate == second
    assert not standing_of(product, TODAY).star


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({"year": 2025}, State.UNDATED),  # nobody knows which of the two came first
        ({}, State.UNDATED),
        ({"year": 2024}, State.REPLACED),
        ({"valid_from": date(2024, 12, 31)}, State.REPLACED),
    ],
)
def test_of_unknown_end_and_order_none_is_called_replaced_and_the_known_term_speaks(told, state):
    product = a_product()
    undated = a_past_certificate(product, star=3, number="1", **told)
    known = a_past_certificate(product, star=4, valid_from=date(2025, 1, 1), valid_to=date(2028, 1, 1))

    assert state_on(undated, TODAY, certificates_of(product)) is state
    assert current_certificate_of(product, TODAY) == known


@pytest.mark.django_db
@pytest.mark.parametrize("told", [{"decision_date": date(2025, 1, 2)}, {"year": 2026}])
def test_one_of_unknown_end_recognised_surely_later_takes_the_place_of_one_that_would_hold(told):
    product = a_product(source="danh mục")
    old = a_past_certificate(product, star=4, valid_from=date(2025, 1, 1), valid_to=date(2028, 1, 1))
    new = a_past_certificate(product, star=3, **told)
    both = certificates_of(product)

    assert state_on(old, TODAY, both) is State.EXPIRED
    assert standing_of(product, TODAY).certificate == new
    assert words_of(product) == "Ngày hết hạn: chưa có nguồn"
    assert [row.star_now for row in products_on(TODAY)] == [None]


@pytest.mark.django_db
def test_the_history_stands_by_decision_the_latest_first_and_not_the_highest():
    product = a_product()
    highest = a_past_certificate(product, star=4, decision_date=date(2021, 1, 1), valid_to=date(2024, 1, 1))
    latest = a_past_certificate(product, star=3, decision_date=date(2025, 1, 1), valid_to=date(2028, 1, 1))
    unknown = a_past_certificate(product, star=3)

    assert history_of(product, TODAY) == [
        (latest, State.VALID),
        (highest, State.REPLACED),
        (unknown, State.UNDATED),
    ]


@pytest.mark.django_db
def test_when_that_one_is_withdrawn_or_has_lapsed_for_certain_the_earlier_does_not_come_back():
    product = a_product(source="danh mục")
    a_past_certificate(product, star=4, valid_from=date(2025, 1, 1), valid_to=date(2035, 1, 1))
    new = a_past_certificate(product, star=3, year=2026)
    assert standing_of(product, date(2030, 1, 1)).state is State.EXPIRED
    assert not products_on(date(2030, 1, 1)).exists()

    a_withdrawal(new)

    assert standing_of(product, TODAY).state is State.WITHDRAWN
    assert [row.pk for row in products_on(TODAY, Choice(lapsed=True))] == [product.pk]


@pytest.mark.django_db
def test_a_product_without_a_certificate_has_no_state():
    standing = standing_of(a_product(), TODAY)

    assert (standing.state, standing.star, standing.holds, standing.lapsed) == (None, None, False, False)


@pytest.mark.django_db
def test_all_products_with_their_stars_cost_three_queries(django_assert_num_queries):
    for _ in range(4):
        a_certificate()

    with django_assert_num_queries(3):
        found = products_with_standing(TODAY)

    assert [standing.star for _, standing in found] == [4, 4, 4, 4]


@pytest.mark.django_db
def test_codes_are_looked_up_however_they_are_typed():
    certificate = a_certificate()
    typed = certificate.code.code.replace("-", " ").lower()

    assert certificate_called(typed) == certificate
    assert code_looked_up(typed) == certificate.code
    assert certificate_called("0") is None
    assert code_looked_up("0") is None


def certificates():
    """Certificates of one product, written nowhere."""
    days = st.dates(date(2022, 1, 1), date(2030, 1, 1))
    known = st.builds(lambda end: {"valid_to": end, "lapses_after": end}, days)
    extended = st.builds(
        lambda end, more: {"valid_to": end, "lapses_after": end + timedelta(more)}, days, st.integers(1, 180)
    )
    undated = st.builds(lambda end: {"valid_to": None, "lapses_after": end}, st.none() | days)
    begun = st.just({}) | st.builds(lambda day: {"valid_from": day}, days)
    begun |= st.builds(lambda year: {"year": year}, st.integers(2020, 2028))
    ends = known | extended | undated
    row = st.tuples(st.builds(lambda end, begin: end | begin, ends, begun), st.none() | days)
    return st.lists(row, max_size=4).map(_built)


def _built(rows):
    built = []
    for number, (values, withdrawn_on) in enumerate(rows, 1):
        certificate = Certificate(pk=number, star=3, **values)
        certificate._state.fields_cache["withdrawal"] = withdrawn_on and Withdrawal(withdrawn_on=withdrawn_on)
        built.append(certificate)
    return built


@settings(max_examples=300, deadline=None)
@given(rows=certificates(), day=st.dates(date(2022, 1, 1), date(2030, 1, 1)))
def test_at_most_one_certificate_of_a_product_holds_and_it_is_the_products(rows, day):
    holding = [row for row in rows if state_on(row, day, rows) in (State.VALID, State.EXTENDED)]

    standing = standing_from(rows, day)

    assert holding == ([standing.certificate] if standing.holds else [])


PAST = {
    "known": {"valid_to": date(2028, 1, 1)},
    "over": {"valid_to": date(2026, 1, 1)},
    "open": {"year": 2025},
    "gone": {"year": 2020},
    "short": {"valid_from": date(2025, 6, 1), "valid_to": date(2026, 6, 1)},
    "long": {"valid_from": date(2024, 6, 1), "valid_to": date(2027, 6, 1)},
    "decided": {"decision_date": date(2025, 9, 1), "valid_to": date(2027, 1, 1)},
    "of a year": {"year": 2024, "valid_to": date(2027, 9, 1)},
    "open and dated": {"valid_from": date(2024, 9, 1)},
    "open and old": {"year": 2024},
    "open and new": {"year": 2026},
    "open and of a day": {"decision_date": date(2026, 3, 1)},
}


@pytest.mark.django_db
@pytest.mark.parametrize("first", PAST)
def test_the_public_list_and_the_standing_agree(first):
    for second in PAST.values():
        product = a_product(source="danh mục")
        a_past_certificate(product, star=3, number="1", **PAST[first])
        last = a_past_certificate(product, star=4, number="2", **second)
        if state_on(last, TODAY, certificates_of(product)) is not State.EXPIRED:
            again = a_product(source="danh mục")
            a_past_certificate(again, star=3, number="1", **PAST[first])
            with suppress(Refused):  # one that was replaced cannot be withdrawn
                a_withdrawal(a_past_certificate(again, star=4, number="2", **second))
    stars = {row.pk: row.star_now for row in products_on(TODAY)}
    lapsed = {row.pk for row in products_on(TODAY, Choice(lapsed=True))}

    for product, standing in products_with_standing(TODAY):
        assert (product.pk in lapsed) == standing.lapsed
        assert standing.lapsed or stars[product.pk] == standing.star
