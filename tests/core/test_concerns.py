"""Which rows somebody is concerned with."""

import pytest

from given.people import a_person
from hoaban.core import concerns
from hoaban.core.accounts.models import User
from hoaban.core.actors import PUBLIC

pytestmark = pytest.mark.django_db


def test_nobody_is_concerned_with_rows_of_which_nothing_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concerns, "CONCERNS", {})
    a_person()

    assert not User.objects.filter(concerns.concerned_with("user", PUBLIC)).exists()


def test_whatever_an_area_says_adds_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concerns, "CONCERNS", {})
    one, two, _three = a_person(), a_person(), a_person()

    concerns.concern("user")(lambda actor: User.objects.filter(pk=one.pk).values("pk"))
    concerns.concern("user")(lambda actor: User.objects.filter(pk=two.pk).values("pk"))

    assert set(User.objects.filter(concerns.concerned_with("user", PUBLIC))) == {one, two}
