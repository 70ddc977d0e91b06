"""No code is ever given twice, of whatever kind."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from given.certificates import a_certificate
from given.registry import a_product
from given.rows import rows_of_a_test
from hoaban.core.audit import chain
from hoaban.core.documents.actions import give_code, issue_paper
from hoaban.core.documents.codes import code_typed
from hoaban.core.documents.models import IssuedPaper, PublicCode

pytestmark = [pytest.mark.database, pytest.mark.django_db]
CHANCE = "hoaban.core.documents.actions.new_code"


def test_a_code_is_written_with_its_kind_and_stands_in_the_audit():
    with rows_of_a_test() as act:
        code = give_code(act, PublicCode.Kind.PRODUCT)

    assert code_typed(str(code)) == code.code
    assert code.code.startswith("DB-")
    assert (code.kind, code.made_at) == ("product", act.at)
    assert chain.verify().ok


def test_what_chance_draws_twice_is_given_once_across_all_kinds(monkeypatch):
    drawn = iter(["DB-222222", "DB-222222", "DB-333333", "DB-222222", "DB-333333", "DB-444444"])
    monkeypatch.setattr(CHANCE, lambda province: next(drawn))

    certificate = a_certificate(product=a_product())
    product = a_product()

    assert certificate.product.public_code.code == "DB-222222"
    assert certificate.code.code == "DB-333333"
    assert product.public_code.code == "DB-444444"


def test_two_who_draw_alike_at_the_same_moment_cannot_both_write_it(monkeypatch):
    taken = a_product().public_code
    monkeypatch.setattr(CHANCE, lambda province: taken.code)
    # the other one's row is not to be seen yet when it is asked for
    monkeypatch.setattr(PublicCode.objects, "filter", lambda **asked: PublicCode.objects.none())

    with pytest.raises(IntegrityError), transaction.atomic(), rows_of_a_test() as act:
        give_code(act, PublicCode.Kind.CERTIFICATE)

    assert PublicCode.objects.all().count() == 1


def a_receipt(act, about="HS-2026-0001"):
    return issue_paper(
        act, IssuedPaper.Kind.RECEIPT, about, number="01", date=date(2026, 12, 1), unit="UBND xã Thanh An"
    )


def test_a_paper_gets_a_code_of_its_own_and_the_head_of_before():
    before = chain.head()

    with rows_of_a_test() as act:
        paper = a_receipt(act)

    assert paper.code.kind == "document"
    assert paper.audit_head == before != chain.head()
    assert chain.verify(against=paper.audit_head).ok


def test_a_paper_of_a_kind_is_issued_once_about_the_same_thing():
    with rows_of_a_test() as act:
        a_receipt(act)
        a_receipt(act, "HS-2026-0002")

    with pytest.raises(IntegrityError), transaction.atomic(), rows_of_a_test() as act:
        a_receipt(act)
