"""Never two accounts for one number by mistake."""

import pytest

from given.people import a_person
from hoaban.core.accounts.numbers import number_free, own_number_free, people_on
from hoaban.core.permissions import Refusal

pytestmark = pytest.mark.django_db


def code_of(verdict: object) -> str:
    return verdict.code if isinstance(verdict, Refusal) else ""


@pytest.mark.parametrize(
    ("log_in", "asked"),
    [("0912345678", {"phone": "0912345678"}), ("lo@demo.invalid", {"email": "LO@demo.invalid"})],
)
def test_an_officer_is_shown_who_is_there_and_says_that_it_is_another(
    log_in: str, asked: dict[str, str]
) -> None:
    assert number_free("Lò Thị Minh Hoạ", False, **asked)
    a_person("Lò Thị Minh Hoạ", log_in=log_in)

    there = number_free("Lò Văn Minh Hoạ", False, **asked)

    assert (code_of(there), "Lò Thị Minh Hoạ" in str(getattr(there, "why", ""))) == ("number-in-use", True)
    assert number_free("Lò Văn Minh Hoạ", True, **asked)
    assert code_of(number_free("Lò Thị Minh Hoạ", True, **asked)) == "user-exists"


def test_somebody_at_their_own_number_is_not_told_whose_it_is() -> None:
    known = a_person("Lò Thị Minh Hoạ", log_in="0912345678")

    there = own_number_free("Lò Văn Minh Hoạ", False, phone="0912345678")

    assert (code_of(there), "Lò Thị" in str(getattr(there, "why", ""))) == ("number-in-use", False)
    assert own_number_free("Lò Văn Minh Hoạ", True, phone="0912345678")
    assert own_number_free(known.name, False, phone="0912345678", besides=known.pk)
    assert code_of(own_number_free(known.name, True, phone="0912345678")) == "user-exists"
    assert list(people_on(phone="0912345678")) == [known]
