"""A scan is kept before its dossier is entered, for the producer it belongs to, and entering names it."""

from __future__ import annotations

import pytest

from given.dossiers import on_paper, the_office
from given.files import a_picture, an_upload
from given.people import an_act
from given.registry import a_product
from given.rows import rows_of_a_test
from hoaban.areas.dossiers.actions import enter_paper_dossier, keep_paper_scan
from hoaban.core.accounts.roles import Role
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_it_is_the_producers_file_and_entering_names_it() -> None:
    product = a_product()

    file = keep_paper_scan(the_office(), product, scan=an_upload("ho-so.pdf"))
    dossier = enter_paper_dossier(the_office(), product=product.slug, **on_paper(scan=str(file.key)))

    assert file.owner == product.producer.slug
    assert dossier.scan == file


def test_no_pdf_no_producer_and_nobody_but_the_office() -> None:
    product, nobodys = a_product(), a_product()
    with rows_of_a_test() as act:
        nobodys.producer = None
        act.save(nobodys)

    for act, of, scan, code in (
        (the_office(), product, an_upload("anh.jpg", a_picture()), "scan-not-pdf"),
        (the_office(), nobodys, an_upload("x.pdf"), "no-producer"),
        (an_act(Role.COMMUNE_OFFICER), product, an_upload("x.pdf"), "not-ocop-office"),
    ):
        with pytest.raises(Refused) as refused:
            keep_paper_scan(act, of, scan=scan)
        assert refused.value.refusal.code == code
