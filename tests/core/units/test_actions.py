"""Founding an installation."""

import pytest

from given.people import the_operator
from hoaban.core.units.actions import found_installation
from hoaban.core.units.models import FormerUnit, Unit

pytestmark = pytest.mark.django_db


def test_a_province_that_does_not_exist_is_not_founded() -> None:
    with pytest.raises(LookupError):
        found_installation(the_operator(), province_code="99", demo=False)


def test_every_former_unit_of_dien_bien_has_one_heir() -> None:
    assert FormerUnit.objects.count() == 129
    assert set(FormerUnit.objects.values_list("whole", "proposed")) == {(True, True)}


def test_communes_have_their_point() -> None:
    assert not Unit.objects.filter(level="commune", latitude=None).exists()
    assert str(Unit.objects.get(code="03352")) == "Xã Thanh An"
