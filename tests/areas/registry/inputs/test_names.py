"""What is asked about a text that is typed into the register."""

import inspect
import unicodedata
from typing import Any, get_args, get_type_hints

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.people import COMMUNE
from hoaban.areas.registry import inputs
from hoaban.areas.registry.inputs.names import Commune, CommuneName, Listed, offer
from hoaban.core.actions import DEEDS, Deed
from hoaban.core.inputs import Input
from hoaban.core.law import edition_called

pytestmark = pytest.mark.django_db


class Where(Input):
    commune = Commune(required=False)
    name = CommuneName(required=False)
    kind = Listed(required=False)


def invited(**data: Any) -> inputs.InviteRepresentative:
    form = inputs.InviteRepresentative({"name": "Lò Thị Minh Hoạ", "phone": "0912345678", **data})
    form.is_valid()
    return form


def test_a_name_without_accents_is_asked_about_and_passes_when_it_is_meant() -> None:
    asked = invited(name="Lo Thi Minh Hoa")

    assert asked.has_error("name", "no-accents")
    assert asked.asks_about_accents
    meant = invited(name="Lo Thi Minh Hoa", no_accents_meant="on")
    assert meant.cleaned_data == {
        "name": "Lo Thi Minh Hoa",
        "phone": "0912345678",
        "another_person": False,
    }
    assert not invited().asks_about_accents


def test_text_of_an_old_font_is_shown_converted_and_passes_the_second_time() -> None:
    form = invited(name="Lß ThÞ Minh Ho¹")

    assert form.has_error("name", "old-font")
    assert form["name"].value() == "Lò Thị Minh Hoạ"
    assert "Lò Thị Minh Hoạ" in form.errors["name"][0]
    assert not invited(name=form["name"].value()).errors


def test_a_long_text_of_an_old_font_is_quoted_in_short() -> None:
    form = inputs.RegisterProducer({"history": "MËt ong §iÖn Biªn. " * 20})

    assert form.has_error("history", "old-font")
    assert len(form.errors["history"][0]) < 250


def test_decomposed_letters_are_put_together() -> None:
    assert (
        invited(name=unicodedata.normalize("NFD", "Lò Thị Minh Hoạ")).cleaned_data["name"]
        == "Lò Thị Minh Hoạ"
    )


@pytest.mark.parametrize(
    ("typed", "code"), [("Noong Hẹt", "03352"), ("xã thanh an", "03352"), ("Pom Lót", "03356")]
)
def test_a_name_old_or_new_with_one_meaning_finds_todays_commune(typed: str, code: str) -> None:
    form = Where({"name": typed})

    assert form.is_valid()
    assert form.cleaned_data["name"].code == code


def test_a_name_that_moved_is_asked_about_and_never_guessed() -> None:
    form = Where({"name": "Sam Mứn"})

    assert form.has_error("name", "commune-moved")
    assert "Xã Thanh An" in form.errors["name"][0]
    assert "Xã Sam Mứn" in form.errors["name"][0]


def test_a_name_nobody_knows_is_said() -> None:
    assert Where({"name": "Xã Không Có"}).has_error("name", "unknown-commune")


def test_a_commune_is_taken_by_code_or_slug_and_nothing_else() -> None:
    for text in (COMMUNE, "xa-thanh-an"):
        form = Where({"commune": text})
        assert form.is_valid()
        assert form.cleaned_data["commune"].code == COMMUNE

    assert Where({"commune": "00004"}).has_error("commune", "unknown-commune")
    assert Where({"commune": form.cleaned_data["commune"]}).is_valid()
    assert Where({}).is_valid()
    assert (COMMUNE, "Xã Thanh An") in Where()["commune"].field.choices
    assert Where(initial={"commune": form.cleaned_data["commune"]})["commune"].value() == COMMUNE


@pytest.mark.parametrize("takes", [inputs.RegisterProducer, inputs.RegisterProduct, inputs.AddEvidence])
def test_every_list_of_the_law_is_drawn_with_the_law_s_words(takes: Any) -> None:
    form = takes()

    form.offer(edition_called("qd-26-2026"))

    name = "criteria_set" if takes is inputs.RegisterProduct else "kind"
    assert len(form.fields[name].choices) >= 10


def test_a_declared_input_asks_nothing_of_the_database_before_it_is_drawn() -> None:
    with CaptureQueriesContext(connection) as asked:
        for field in inputs.RegisterProducer.base_fields.values():
            assert getattr(field, "choices", True) is not None
        inputs.RegisterProducer()

    assert not asked.captured_queries


def test_a_list_offers_the_words_of_the_day() -> None:
    form = Where()
    field = form.fields["kind"]
    assert isinstance(field, Listed)

    field.offer({"farm": "Trang trại"})

    assert [value for value, _words in field.choices] == ["", "farm"]


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {"commune"}),
        ({"commune": "03352"}, set()),
        ({"commune_name": "Noong Hẹt"}, set()),
        ({"commune": "03352", "commune_name": "Noong Hẹt"}, set()),
        ({"commune_name": "Sam Mứn"}, {"commune_name"}),
        ({"commune": "03356", "commune_name": "Noong Hẹt"}, {"commune_name"}),
        ({"source": "báo cáo"}, set()),
    ],
)
def test_of_list_and_old_name_one_is_enough_and_both_must_agree(
    typed: dict[str, str], errors: set[str]
) -> None:
    form = inputs.RegisterProducer({"name": "HTX Minh Hoạ", "kind": "farm", **typed})

    assert set(form.errors) == errors


def test_the_kind_is_needed_of_who_declares_and_not_of_a_source() -> None:
    whole = {"name": "HTX Minh Hoạ", "commune": COMMUNE}

    assert inputs.RegisterProducer(whole).has_error("kind", "required")
    assert inputs.RegisterProducer({**whole, "source": "báo cáo"}).is_valid()


def test_a_paper_does_not_end_before_it_was_issued() -> None:
    form = inputs.RenewEvidence({"issued_on": "02/12/2026", "ends_on": "01/12/2026"})

    assert form.has_error("ends_on", "ends-before-issue")


def test_a_field_that_is_no_list_of_the_law_cannot_be_offered_one() -> None:
    with pytest.raises(TypeError):
        offer(Where(), "name", {})


def names_taken(deed: Deed) -> set[str]:
    """The keywords of a deed, those of the facts it takes as a whole among them."""
    parts = inspect.signature(deed.do).parameters
    whole = [get_args(get_type_hints(deed.do)[p.name])[0] for p in parts.values() if p.kind is p.VAR_KEYWORD]
    return {*parts, *(fact for facts in whole for fact in facts.__annotations__)}


def test_every_input_gives_what_its_deed_takes_and_nothing_else() -> None:
    for name, deed in DEEDS.items():
        if not name.startswith("registry.") or deed.takes is None:
            continue
        form = deed.takes({})
        form.is_valid()
        asked = {field for field in form.fields if field not in {"no_accents_meant", "commune_name"}}
        assert asked <= names_taken(deed), name
