"""Telling commune and producer what came of a dossier."""

from __future__ import annotations

from datetime import date

import pytest

from given.certificates import a_decision, a_submitted_dossier
from given.people import COMMUNE, an_act
from hoaban.areas.certificates import actions
from hoaban.areas.certificates.models import Ruling
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.documents.models import IssuedPaper
from hoaban.core.documents.queries import paper_issued
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def notify(dossier, *, role=Role.PROVINCIAL_OFFICER, number="45/TB", date=date(2026, 12, 1)):
    return actions.notify_result(an_act(role), dossier, number=number, date=date)


def refusal_of(dossier, **values):
    with pytest.raises(Refused) as refused:
        notify(dossier, **values)
    return refused.value.refusal


def test_commune_and_producer_are_told_of_a_recognition():
    dossier = a_submitted_dossier()
    a_decision(dossier)

    notice = notify(dossier)

    assert (notice.number, notice.date) == ("45/TB", date(2026, 12, 1))
    told = {(row.role, row.unit, row.producer) for row in Notice.objects.filter(subject=dossier.code)}
    assert told == {
        ("commune_officer", COMMUNE, ""),
        ("commune_chair", COMMUNE, ""),
        ("producer_representative", "", dossier.product.producer.slug),
    }
    assert chain.verify().ok


@pytest.mark.parametrize(("star", "mean"), [(2, "50.62"), (1, "20"), (0, "75")])
def test_with_the_notice_one_and_two_stars_and_a_knock_out_are_not_recognised(star, mean):
    dossier = a_submitted_dossier(star=star, mean=mean)

    notify(dossier)

    dossier.refresh_from_db()
    ruling = Ruling.objects.get(dossier=dossier)
    assert dossier.state == "not_recognised"
    assert (ruling.decision, ruling.star) == (None, star)


def test_three_stars_and_more_wait_for_the_decision():
    refusal = refusal_of(a_submitted_dossier(star=3, mean="55"))

    assert (refusal.code, refusal.source) == ("decision-first", "điểm e khoản 3 Điều 7")


@pytest.mark.parametrize("role", [Role.PROVINCE_CHAIRMAN, Role.COMMUNE_OFFICER])
def test_nobody_but_the_office_notifies(role):
    refusal = refusal_of(a_submitted_dossier(star=2, mean="45"), role=role)

    assert (refusal.code, refusal.source) == ("not-notifier", "điểm g khoản 3 Điều 7")


def test_a_result_is_told_once():
    dossier = a_submitted_dossier(star=2, mean="45")
    notify(dossier)

    refusal = refusal_of(dossier)

    assert (refusal.code, refusal.source) == ("already-notified", "điểm g khoản 3 Điều 7")


def test_a_dossier_without_a_result_has_nothing_to_tell():
    dossier = a_submitted_dossier()
    from given.rows import rows_of_a_test

    with rows_of_a_test() as act:
        act.remove(dossier.entries.get().results_of_passes.get())

    refusal = refusal_of(dossier)

    assert (refusal.code, refusal.source) == ("no-result", "điểm d khoản 3 Điều 7")


def test_a_result_not_yet_put_before_the_chairman_is_not_told():
    assert refusal_of(a_submitted_dossier(star=2, mean="45", state="scored")).code == "wrong-state"


def test_a_notice_is_not_dated_after_today():
    assert refusal_of(a_submitted_dossier(star=2, mean="45"), date=date(2026, 12, 2)).code == "date-in-future"


@pytest.mark.parametrize("star", [2, 4])
def test_a_notice_is_not_dated_before_what_it_tells(star):
    dossier = a_submitted_dossier(star=star, mean="45" if star == 2 else "75")
    if star == 4:
        a_decision(dossier)

    refusal = refusal_of(dossier, date=date(2026, 11, 27))

    assert (refusal.code, refusal.source) == ("notice-too-early", "điểm g khoản 3 Điều 7")


def test_a_product_without_a_producer_is_told_to_its_commune():
    from given.certificates import a_product
    from given.rows import rows_of_a_test

    product = a_product()
    with rows_of_a_test() as act:
        product.producer = None
        act.save(product)
    dossier = a_submitted_dossier(star=2, mean="45", product=product)

    notify(dossier)

    assert Notice.objects.filter(subject=dossier.code).count() == 2


def test_the_letter_is_issued_with_its_number_and_day():
    dossier = a_submitted_dossier(star=2, mean="45")

    notify(dossier)

    paper = paper_issued(IssuedPaper.Kind.RESULT_LETTER, dossier.code)
    assert (paper.number, paper.date) == ("45/TB", date(2026, 12, 1))
    assert paper.unit == "Văn phòng OCOP tỉnh Điện Biên"
