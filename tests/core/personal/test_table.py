"""Every field that could say something of a person is declared to do so, or not to."""

from __future__ import annotations

from django.db import models

from hoaban.areas.dossiers.models import Writer
from hoaban.core.accounts.models import Holding
from hoaban.core.personal.kept import KEEPERS, Category
from hoaban.core.personal.table import (
    NO_PERSON,
    PERSONAL,
    kept_of,
    our_models,
    sensitive_fields,
    telling_fields,
)


def test_every_field_that_could_tell_is_declared_and_no_field_twice() -> None:
    for model in our_models():
        label = model._meta.label
        personal, other = set(PERSONAL.get(label, {})), NO_PERSON.get(label, frozenset())

        undeclared = set(telling_fields(model)) - personal - other
        assert not undeclared, f"{label}: say in core/personal what these are: {sorted(undeclared)}"
        assert not personal & other, label


def test_nothing_is_declared_that_there_is_not() -> None:
    ours = {
        model._meta.label: {field.name for field in model._meta.concrete_fields} for model in our_models()
    }

    for label in {*PERSONAL, *NO_PERSON}:
        assert {*PERSONAL.get(label, {}), *NO_PERSON.get(label, ())} <= ours[label], label


def test_words_days_json_and_who_did_it_could_tell_and_the_moment_of_a_row_could_not() -> None:
    assert "user_id" in telling_fields(Writer)
    assert "at" not in telling_fields(Writer)
    assert telling_fields(Holding) == ("user", "role", "unit", "producer")

    class Visit(models.Model):
        told_by = models.BigIntegerField()
        born_on = models.DateField()
        paid = models.PositiveIntegerField()

        class Meta:
            app_label = "auth"
            abstract = True

    assert telling_fields(Visit) == ("told_by", "born_on")


def test_each_field_says_purpose_basis_and_how_long() -> None:
    for table, fields in PERSONAL.items():
        for name, kept in fields.items():
            assert all((str(kept.purpose), kept.basis, str(kept.retention))), (table, name)


def test_sensitive_fields_are_open_to_those_who_keep_the_facts_alone() -> None:
    assert sensitive_fields("registry.Producer") == (
        "representative_ethnic_group",
        "representative_disability",
    )
    assert sensitive_fields("registry.Nothing") == ()
    for table in PERSONAL:
        for name in sensitive_fields(table):
            assert kept_of(table, name).seen_by == KEEPERS
            assert kept_of(table, name).category is Category.SENSITIVE
