"""What the register answers about a code: the same as its rows say, read at every look."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from given.certificates import a_certificate, a_past_certificate, a_product, a_withdrawal
from given.registry import a_photograph, an_officer_of
from given.rows import rows_of_a_test
from hoaban.areas.certificates.queries import (
    Checked,
    certificate_called,
    checked,
    ground_of,
    is_public,
    standing_of,
)
from hoaban.areas.certificates.queries.checking import Ended, SeenPaper
from hoaban.areas.certificates.words import State
from hoaban.areas.registry.actions import add_product_picture, remove_product_picture
from hoaban.areas.registry.actions.show_product_picture import draw_product_picture
from hoaban.core.documents.actions import issue_paper
from hoaban.core.documents.models import IssuedPaper
from hoaban.core.units.queries import province

pytestmark = [pytest.mark.database, pytest.mark.django_db]
TODAY = date(2026, 12, 1)
FIELDS = (
    "pk",
    "star",
    "valid_from",
    "valid_to",
    "lapses_after",
    "extended_to",
    "regrading_filed_on",
    "token",
    "source",
    "is_own",
)


def said_of(certificate, day=TODAY):
    return checked(certificate.code.code, day)


@pytest.mark.parametrize("own", [True, False])
def test_the_answer_says_of_a_certificate_what_its_row_says(own):
    certificate = (
        a_certificate()
        if own
        else a_past_certificate(
            star=3,
            valid_to=date(2026, 6, 30),
            extended_to=date(2026, 12, 27),
            regrading_filed_on=date(2026, 6, 1),
        )
    )
    row = certificate_called(certificate.code.code)

    answer = said_of(certificate)

    assert {name: getattr(answer.certificate, name) for name in FIELDS} == {
        name: getattr(row, name) for name in FIELDS
    }
    assert answer.certificate.code == answer.code == row.code.code
    assert answer.kind == row.code.kind
    assert answer.province == province().full_name
    assert (answer.product.pk, answer.product.slug, answer.product.name) == (
        row.product.pk,
        row.product.slug,
        row.product.name,
    )
    assert answer.product.producer == row.product.producer.name
    assert answer.product.commune == row.product.commune.full_name
    assert answer.product.specification == row.product.specification
    assert answer.product.criteria_set == row.product.criteria_set
    assert (answer.decision and (answer.decision.number, answer.decision.date)) == (
        row.decision and (row.decision.number, row.decision.date)
    )


def test_a_withdrawal_is_said_with_its_day_and_decision():
    withdrawal = a_withdrawal(a_certificate()).withdrawal

    answer = said_of(withdrawal.certificate)

    assert answer.state is State.WITHDRAWN
    assert answer.certificate.withdrawal.withdrawn_on == withdrawal.withdrawn_on
    assert (answer.decision.number, answer.decision.date) == (
        withdrawal.decision.number,
        withdrawal.decision.date,
    )


def test_before_its_day_a_withdrawal_is_not_said():
    withdrawal = a_withdrawal(a_certificate()).withdrawal

    answer = said_of(withdrawal.certificate, date(2026, 11, 30))

    assert answer.state is State.VALID
    assert answer.decision.number == withdrawal.certificate.decision.number


def test_a_decision_without_a_number_is_no_missing_decision():
    dated = a_past_certificate(decision_date=date(2024, 3, 7), valid_to=date(2027, 3, 7))

    assert said_of(dated).decision.date == date(2024, 3, 7)
    assert said_of(a_past_certificate(year=2025)).decision is None


def test_a_replaced_code_names_the_code_that_holds():
    product = a_product()
    old = a_past_certificate(product, star=3, valid_to=date(2027, 5, 1))
    new = a_certificate(product=product)

    assert (said_of(old).state, said_of(old).successor) == (State.REPLACED, new.code.code)
    assert (said_of(new).state, said_of(new).successor) == (State.VALID, "")


def test_where_the_later_one_was_withdrawn_no_code_holds():
    product = a_product()
    old = a_past_certificate(product, star=3, valid_to=date(2027, 5, 1))
    a_withdrawal(a_certificate(product=product))

    assert (said_of(old).state, said_of(old).successor) == (State.EXPIRED, "")
    assert (said_of(old).star, said_of(old).signature) == (None, "")
    assert said_of(old).ended == Ended(date(2026, 11, 30), withdrawn=True)


def test_the_first_picture_that_still_stands_is_the_packs():
    certificate = a_certificate()
    act = an_officer_of()
    first = add_product_picture(act, certificate.product, file=a_photograph())
    second = add_product_picture(act, certificate.product, file=a_photograph((800, 600)))
    assert said_of(certificate).product.picture is None  # not drawn yet

    for picture in (first, second):
        draw_product_picture.call(picture.pk)
        picture.refresh_from_db()

    assert said_of(certificate).product.picture.key == str(first.file.key)
    remove_product_picture(act, first)
    seen = said_of(certificate).product.picture
    assert (seen.key, seen.width, seen.height) == (str(second.file.key), 800, 600)


def test_a_certificate_of_before_a_law_was_in_force_has_no_ground():
    certificate = a_past_certificate(star=3, valid_to=date(2028, 5, 1))

    assert ground_of(said_of(certificate), TODAY)
    assert ground_of(said_of(certificate, date(2020, 1, 1)), date(2020, 1, 1)) is None
    assert ground_of(checked("DB-222222", TODAY), TODAY) is None


def test_a_write_that_this_process_was_not_told_of_is_in_the_next_answer():
    certificate = a_certificate()
    before = said_of(certificate)

    with connection.cursor() as cursor:  # as another process would: nothing of ours runs
        cursor.execute(
            "UPDATE certificates_certificate SET valid_to = %s, lapses_after = %s WHERE id = %s",
            [date(2026, 11, 30), date(2026, 11, 30), certificate.pk],
        )

    assert (before.state, said_of(certificate).state) == (State.VALID, State.EXPIRED)


def test_equal_answers_are_equal_and_another_answer_is_another():
    certificate = a_certificate()
    first, again = said_of(certificate), said_of(certificate)

    a_withdrawal(certificate)

    assert first == again
    assert hash(first) == hash(again)
    assert said_of(certificate) != first


# --- a product's own code ---


def said_of_product(product, day=TODAY):
    return checked(product.public_code.code, day)


def test_a_products_code_says_what_its_standing_says():
    product = a_product()
    old = a_past_certificate(product, star=3, valid_to=date(2027, 5, 1))
    assert (said_of_product(product).state, said_of_product(product).star) == (State.VALID, 3)

    new = a_certificate(star=4, product=product)
    answer = said_of_product(product)

    assert (answer.kind, answer.state, answer.star) == ("product", State.VALID, 4)
    assert answer.certificate.code == new.code.code != old.code.code
    assert answer.product.code == answer.code == product.public_code.code
    assert answer.decision.number == new.decision.number
    assert answer.signature == ""  # what it says changes; only a certificate's own code is signed
    assert checked(new.code.code, TODAY).signature == new.token


@pytest.mark.parametrize("day", [date(2026, 11, 30), TODAY, date(2029, 11, 30), date(2029, 12, 1)])
def test_a_products_code_and_its_standing_agree_on_every_day(day):
    product = a_product()
    a_past_certificate(product, star=3, year=2025)
    a_certificate(product=product)

    standing, answer = standing_of(product, day), said_of_product(product, day)

    assert (answer.state, answer.star) == (standing.state, standing.star)
    assert answer.certificate.code == standing.certificate.code.code


def test_a_withdrawn_product_has_no_star_at_its_code():
    product = a_product()
    withdrawal = a_withdrawal(a_certificate(product=product)).withdrawal

    answer = said_of_product(product)

    assert (answer.state, answer.star) == (State.WITHDRAWN, None)
    assert answer.decision.number == withdrawal.decision.number


def test_a_product_that_a_source_names_without_a_star_is_of_unknown_state():
    product = a_product(source="danh mục")

    answer = said_of_product(product)

    assert (answer.kind, answer.state, answer.star) == ("product", State.UNKNOWN, None)
    assert (answer.certificate, answer.decision, ground_of(answer, TODAY)) == (None, None, None)
    assert answer.product.name == product.name


def test_of_a_product_that_is_not_public_its_code_says_nothing():
    product = a_product()
    assert not is_public(product)

    answer = said_of_product(product)

    assert answer == Checked(answer.code, State.UNKNOWN, province().full_name)


# --- a paper's code ---


def test_a_papers_code_says_what_stands_on_it_and_nothing_of_the_dossier():
    with rows_of_a_test() as act:
        paper = issue_paper(
            act,
            IssuedPaper.Kind.RECEIPT,
            "HS-2026-0001",
            number="01-01/PĐK",
            date=date(2026, 11, 20),
            unit="UBND xã Thanh An",
        )

    answer = checked(paper.code.code, TODAY)

    assert answer == Checked(
        paper.code.code,
        State.VALID,
        province().full_name,
        "document",
        paper=SeenPaper("receipt", "01-01/PĐK", date(2026, 11, 20), "UBND xã Thanh An", paper.audit_head),
    )
    assert (answer.star, answer.decision, answer.signature) == (None, None, "")
    assert answer.valid_from == date(2026, 11, 20)
