"""What the deeds take: rows from pages and from programs alike."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from hoaban.areas.dossiers.inputs import (
    AppraiseMatters,
    AssessProduct,
    FaultGiven,
    FileDossier,
    SendBackDossier,
)

SEND = FaultGiven("1.5", "Mờ", "Chụp lại")


def test_faults_come_from_the_rows_of_a_page_and_empty_ones_are_passed_over():
    form = SendBackDossier(
        QueryDict(
            "place-0=1.5&what-0=Mờ&todo-0=Chụp lại&place-1=&what-1=&todo-1=&place-4=plan&what-4=Ngắn&todo-4="
        )
    )

    assert form.is_valid()
    assert form.cleaned_data["faults"] == [SEND, FaultGiven("plan", "Ngắn", "")]


def test_faults_come_from_a_program_as_a_list():
    form = SendBackDossier({"faults": [{"place": "1.5", "what": "Mờ", "todo": "Chụp lại"}]})

    assert form.is_valid()
    assert form.cleaned_data["faults"] == [SEND]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({}, "required"),
        ({"place-0": "", "what-0": "", "todo-0": ""}, "required"),
        ({"place-0": "1.5", "what-0": "", "todo-0": "Chụp"}, "half-filled"),
        ({"what-0": "Mờ"}, "half-filled"),
        ({"faults": "1.5"}, "invalid-list"),
        ({"faults": ["1.5"]}, "invalid-list"),
    ],
)
def test_a_return_that_names_nothing_or_half_is_asked_about(data, code):
    form = SendBackDossier(data)

    assert not form.is_valid()
    assert form.errors.as_data()["faults"][0].code == code
    assert form["faults"].value() is not None


def test_a_half_filled_row_is_named_by_its_number():
    form = SendBackDossier({"place-0": "1.5", "what-0": "Mờ", "what-1": "Ngắn"})

    assert "Dòng 2" in form.errors["faults"][0]


def test_matters_come_from_a_page_and_from_a_program():
    page = AppraiseMatters({"matter-local_labour": " 4 người ", "csrf": "x"})
    program = AppraiseMatters({"texts": [{"matter": "local_labour", "text": "4 người"}]})
    wrong = AppraiseMatters({"texts": {"local_labour": "4 người"}})

    assert page.is_valid()
    assert program.is_valid()
    assert page.cleaned_data == program.cleaned_data == {"texts": {"local_labour": "4 người"}}
    assert not wrong.is_valid()
    assert AppraiseMatters({}).is_valid()


@pytest.mark.parametrize(("option", "given"), [("c", "c"), ("-", None), (None, None)])
def test_none_of_the_lines_is_an_option_too(option, given):
    form = AssessProduct({"criterion": "1.5", "option": option, "evidence": ["3", "12"]})

    assert form.is_valid()
    assert (form.cleaned_data["option"], form.cleaned_data["evidence"]) == (given, [3, 12])


@pytest.mark.parametrize("evidence", [["x"], ["1" * 30], ["-1"]])
def test_papers_are_named_by_their_numbers(evidence):
    form = AssessProduct({"criterion": "1.5", "option": "c", "evidence": evidence})

    assert "evidence" in form.errors


def test_an_option_must_be_chosen_and_the_declaration_ticked():
    assert "option" in AssessProduct({"criterion": "1.5", "option": ""}).errors
    assert "option" in AssessProduct({"criterion": "1.5"}).errors
    assert set(FileDossier({}).errors) == {"declared_by", "declaration"}


@pytest.mark.parametrize("row", ["²", "٣", "9" * 5000, "x", "-1"])
def test_rows_of_faults_with_odd_numbers_are_no_rows(row):
    form = SendBackDossier({f"what-{row}": "Mờ.", f"place-{row}": "1.5", f"todo-{row}": "Chụp lại."})

    assert form.has_error("faults")
