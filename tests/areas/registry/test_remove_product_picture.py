"""Taking a picture of a product away."""

import pytest

from given.people import OTHER_COMMUNE, act_of
from given.registry import (
    a_photograph,
    a_product,
    a_representative_of,
    a_shown_picture,
    an_office_act,
    an_officer_of,
)
from hoaban.areas.registry import actions
from hoaban.areas.registry.permissions import may_read_file
from hoaban.areas.registry.queries import pictures_of
from hoaban.core.actors import PUBLIC
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_a_picture_taken_away_is_shown_to_nobody_outside_and_goes_only_once() -> None:
    product = a_product()
    assert product.producer
    picture = a_shown_picture(product)
    assert picture.file
    assert may_read_file(PUBLIC, picture.file)

    actions.remove_product_picture(act_of(a_representative_of(product.producer)), picture)

    assert not pictures_of(product)
    assert not may_read_file(PUBLIC, picture.file)
    with pytest.raises(Refused) as refused:
        actions.remove_product_picture(an_office_act(), picture)
    assert (refused.value.refusal.code, refused.value.refusal.source) == ("picture-removed", "")
    assert chain.verify().ok


def test_strangers_take_no_picture_away() -> None:
    picture = actions.add_product_picture(an_office_act(), a_product(), file=a_photograph())

    with pytest.raises(Refused) as refused:
        actions.remove_product_picture(an_officer_of(OTHER_COMMUNE), picture)

    assert refused.value.refusal.code == "not-own-producer"
