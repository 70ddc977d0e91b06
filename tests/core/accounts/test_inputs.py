"""What the deeds about people take."""

import pytest

from given.people import COMMUNE
from hoaban.core.accounts.inputs import AddUser, GrantRole

pytestmark = pytest.mark.django_db


def faults(form: AddUser | GrantRole) -> dict[str, str]:
    return {field: str(found[0].code) for field, found in form.errors.as_data().items()}


@pytest.mark.parametrize(
    ("typed", "kept"), [("+84 912 345 678", "0912345678"), ("A@Demo.invalid", "a@demo.invalid")]
)
def test_a_log_in_is_a_number_or_an_e_mail(typed: str, kept: str) -> None:
    form = AddUser({"log_in": typed, "name": "A"})

    assert form.is_valid()
    assert form.cleaned_data["log_in"] == kept


def test_what_is_neither_is_refused() -> None:
    assert faults(AddUser({"log_in": "abc", "name": ""})) == {"log_in": "bad-log-in", "name": "required"}


@pytest.mark.parametrize("typed", ["a@b", "a b@c.vn", "@", "a@demo.invalid\udcff"])
def test_what_is_no_e_mail_is_refused(typed: str) -> None:
    assert faults(AddUser({"log_in": typed, "name": "A"})) == {"log_in": "bad-log-in"}


@pytest.mark.parametrize("name", ["Lò\nThị", "Lò\x00", "Lò\udcff"])
def test_a_name_stands_on_one_line(name: str) -> None:
    assert faults(AddUser({"log_in": "0912345678", "name": name})) == {"name": "bad-name"}


def test_a_commune_role_needs_a_commune_of_the_province() -> None:
    assert GrantRole({"role": "commune_officer", "unit": COMMUNE}).is_valid()
    assert faults(GrantRole({"role": "commune_officer"})) == {"unit": "unknown-unit"}
    assert faults(GrantRole({"role": "commune_officer", "unit": "00004"})) == {"unit": "unknown-unit"}


def test_a_producer_role_needs_a_producer() -> None:
    assert faults(GrantRole({"role": "producer_representative", "producer": "x"})) == {
        "producer": "unknown-producer"
    }


def test_a_role_of_the_province_is_held_nowhere_else() -> None:
    assert faults(GrantRole({"role": "editor", "unit": COMMUNE})) == {"unit": "no-scope"}
    assert faults(GrantRole({"role": "king"})) == {"role": "invalid_choice"}
