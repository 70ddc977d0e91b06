"""Opening somebody's identity paper: who, and what the log says of it."""

import pytest

from given import dossiers
from given.people import OTHER_COMMUNE, an_act
from given.registry import (
    a_paper,
    a_producer,
    a_product,
    a_representative_of,
    an_identity_paper,
    an_office_act,
    an_officer_of,
)
from hoaban.areas.dossiers.actions import assess_product
from hoaban.areas.registry import actions
from hoaban.areas.registry.permissions import may_read_file, may_read_file_by_program
from hoaban.areas.registry.queries import library_shown, looks_at
from hoaban.core.accounts.roles import Role
from hoaban.core.audit.chain import verify
from hoaban.core.law import edition_in_force
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_an_opening_is_told_to_whose_it_is_and_to_nobody_by_its_content() -> None:
    producer = a_producer()
    file = an_identity_paper(producer).current.file

    whose = actions.open_identity_paper(an_officer_of(), file, reason="answer")

    assert whose == producer
    (look,) = looks_at(producer)
    assert look.what == ("Giấy tờ tùy thân (căn cước, hộ chiếu)",)
    assert look.why == "Trả lời kiến nghị, kiểm tra"
    assert verify().ok


def test_who_keeps_the_facts_reads_it_and_no_other_role() -> None:
    producer = a_producer()
    file = an_identity_paper(producer).current.file
    for actor in (a_representative_of(producer), an_officer_of().actor, an_office_act().actor):
        assert may_read_file(actor, file)

    for role in (
        Role.AUDITOR,
        Role.INSPECTOR,
        Role.PROVINCE_CHAIRMAN,
        Role.COUNCIL_MEMBER,
        Role.ADVISORY_MEMBER,
    ):
        act = an_act(role)
        assert may_read_file(act.actor, file).code == "sensitive"
        with pytest.raises(Refused):
            actions.open_identity_paper(act, file, reason="answer")
    assert may_read_file(an_officer_of(OTHER_COMMUNE).actor, file).code == "sensitive"


def test_no_program_has_it_and_other_papers_are_no_identity_papers() -> None:
    producer = a_producer()
    identity, other = an_identity_paper(producer).current.file, a_paper(producer).current.file

    assert may_read_file_by_program(an_office_act().actor, identity).code == "identity-on-page-only"
    assert may_read_file_by_program(an_office_act().actor, other)
    with pytest.raises(Refused) as refused:
        actions.open_identity_paper(an_office_act(), other, reason="answer")
    assert refused.value.refusal.code == "not-an-identity-paper"


def test_it_stands_in_the_library_apart_and_goes_into_no_dossier() -> None:
    dossier = dossiers.an_opened_dossier(a_product())
    paper = an_identity_paper(dossier.producer)
    act = dossiers.its_producer(dossier)

    kinds = library_shown(act.actor, dossier.producer, edition_in_force(act.today))
    with pytest.raises(Refused) as refused:
        assess_product(act, dossier, criterion="1.1", option=None, evidence=[paper.pk])

    assert (kinds[-1][0].id, kinds[-1][1]) == ("identity-papers", [paper])
    assert refused.value.refusal.code == "identity-not-filed"
    for role in (Role.AUDITOR, Role.COUNCIL_MEMBER):
        shown = library_shown(an_act(role).actor, dossier.producer, edition_in_force(act.today))
        assert paper not in [one for _kind, papers in shown for one in papers]


def test_its_number_is_not_written_beside_it() -> None:
    producer = a_producer()
    act = an_office_act()
    with pytest.raises(Refused) as added:
        a_paper(producer, "identity-papers", paper_number="011000000000")
    paper = an_identity_paper(producer)
    with pytest.raises(Refused) as renewed:
        actions.renew_evidence(act, paper, paper_number="011000000000")

    for refused in (added, renewed):
        assert refused.value.refusal.code == "identity-number-not-kept"
