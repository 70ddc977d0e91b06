"""Answering criteria: saved at once, by those who may, while the dossier is in hand."""

from __future__ import annotations

import pytest

from given.dossiers import (
    a_filed_dossier,
    a_typed_dossier,
    an_opened_dossier,
    best_answers,
    fill,
    its_commune,
    its_producer,
    the_office,
)
from given.people import COMMUNE, OTHER_COMMUNE, an_act, an_actor
from given.registry import a_paper, a_producer, a_representative_of
from hoaban.areas.dossiers.actions import assess_product
from hoaban.areas.dossiers.permissions import may_assess_product
from hoaban.areas.dossiers.queries import self_result, self_sheet
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.audit.models import Entry
from hoaban.core.law import edition_called
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_an_answer_is_saved_with_its_note_and_its_papers():
    dossier = an_opened_dossier()
    act = its_producer(dossier)
    paper = a_paper(dossier.product.producer)

    assess_product(
        act, dossier, criterion="1.5", option="c", note="Hợp đồng với 2 nơi mua", evidence=[paper.pk]
    )

    answer = dossier.answers.get()
    assert (answer.criterion, answer.option, answer.note) == ("1.5", "c", "Hợp đồng với 2 nơi mua")
    assert answer.answered_by == act.actor.user_id
    assert [beside.evidence for beside in answer.papers.all()] == [paper]
    assert act.actor.user_id in dossier.writers.values_list("user_id", flat=True)
    assert chain.verify().ok


def test_an_answer_may_be_changed_and_its_papers_too():
    dossier = an_opened_dossier()
    act = its_producer(dossier)
    old, new = a_paper(dossier.product.producer), a_paper(dossier.product.producer)
    assess_product(act, dossier, criterion="1.5", option="c", evidence=[old.pk])

    assess_product(act, dossier, criterion="1.5", option=None, note="Chưa có", evidence=[old.pk, new.pk])
    both = [beside.evidence for beside in dossier.answers.get().papers.order_by("id")]
    assess_product(act, dossier, criterion="1.5", option=None, note="Chưa có", evidence=[new.pk])

    answer = dossier.answers.get()
    assert (answer.option, answer.note) == (None, "Chưa có")
    assert both == [old, new]
    assert [beside.evidence for beside in answer.papers.all()] == [new]
    assert chain.verify().ok


def test_the_same_answer_twice_leaves_one_entry():
    dossier = an_opened_dossier()
    act = its_producer(dossier)
    assess_product(act, dossier, criterion="1.5", option="c")
    entries = Entry.objects.count()

    assess_product(act, dossier, criterion="1.5", option="c")

    assert Entry.objects.count() == entries
    assert self_sheet(dossier) == {"1.5": "c"}


def test_none_of_the_lines_is_an_answer():
    dossier = an_opened_dossier()

    assess_product(its_producer(dossier), dossier, criterion="1.5", option=None)

    assert self_sheet(dossier) == {"1.5": None}
    assert "1.5" not in self_result(dossier, edition_called(dossier.edition)).missing


@pytest.mark.parametrize(
    ("criterion", "option", "code"), [("9.9", "a", "unknown-criterion"), ("1.5", "z", "unknown-option")]
)
def test_what_the_set_does_not_know_is_refused(criterion, option, code):
    dossier = an_opened_dossier()

    with pytest.raises(Refused) as refused:
        assess_product(its_producer(dossier), dossier, criterion=criterion, option=option)

    assert refused.value.refusal.code == code
    assert not dossier.answers.exists()


def test_a_paper_of_somebody_else_is_refused():
    dossier = an_opened_dossier()
    foreign = a_paper(a_producer())

    with pytest.raises(Refused) as refused:
        assess_product(its_producer(dossier), dossier, criterion="1.5", option="c", evidence=[foreign.pk])

    assert refused.value.refusal.code == "not-own-paper"


def test_what_was_filed_is_not_written_in():
    dossier = a_filed_dossier()

    with pytest.raises(Refused) as refused:
        assess_product(its_producer(dossier), dossier, criterion="1.5", option="a")

    assert (refused.value.refusal.code, refused.value.refusal.source) == (
        "not-open-for-writing",
        "khoản 1 Điều 7",
    )


def test_officers_answer_only_where_the_producer_has_agreed():
    own, typed = an_opened_dossier(), a_typed_dossier()

    for act in (its_commune(typed), the_office()):
        assert may_assess_product(act.actor, typed)
        refusal = may_assess_product(act.actor, own)
        assert (refusal.code, refusal.source) == ("no-consent", "khoản 1 Điều 7")
    assert may_assess_product(its_producer(typed).actor, typed)


def test_strangers_do_not_answer():
    dossier = a_typed_dossier()

    for stranger in (
        a_representative_of(a_producer()),
        an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE),
        an_actor(Role.COMMUNE_CHAIR, unit=COMMUNE),
        an_actor(Role.COUNCIL_MEMBER),
    ):
        assert may_assess_product(stranger, dossier).code == "not-own-dossier"
    with pytest.raises(Refused):
        assess_product(an_act(Role.COUNCIL_MEMBER), dossier, criterion="1.5", option="c")


def test_everybody_who_answered_is_remembered_once():
    dossier = a_typed_dossier()
    officer, producer = its_commune(dossier), its_producer(dossier)
    for act in (officer, producer, officer):
        assess_product(act, dossier, criterion="1.5", option="c")

    wrote = set(dossier.writers.values_list("user_id", "role"))

    assert {
        (officer.actor.user_id, "commune_officer"),
        (producer.actor.user_id, "producer_representative"),
    } <= wrote
    assert len(wrote) == 3  # and the one who opened it


def test_all_the_highest_lines_come_to_all_the_points():
    dossier = fill(an_opened_dossier())

    result = self_result(dossier, edition_called(dossier.edition))

    assert (result.total, result.star, result.missing) == (100, 5, ())
    assert self_sheet(dossier) == best_answers(dossier)


def test_an_answer_the_set_no_longer_knows_is_open_again():
    dossier = an_opened_dossier()
    assess_product(its_producer(dossier), dossier, criterion="1.5", option="d")
    dossier.product.criteria_set = "QD26-26"  # corrected meanwhile: there is no 1.5 for tourism

    result = self_result(dossier, edition_called(dossier.edition))

    assert result.total == 0
