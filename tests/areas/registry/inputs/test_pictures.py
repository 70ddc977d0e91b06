"""What comes in as a picture; the rest is met in test_add_product_picture."""

from given.files import a_pdf, a_picture
from hoaban.areas.registry.inputs.pictures import Picture, picture_of
from hoaban.core.permissions import Refusal


def test_a_small_picture_is_not_blown_up() -> None:
    picture = picture_of(a_picture(size=(320, 240)))

    assert isinstance(picture, Picture)
    assert (picture.width, picture.height, picture.ending) == (320, 240, "jpg")


def test_a_paper_is_no_picture() -> None:
    refusal = picture_of(a_pdf())

    assert isinstance(refusal, Refusal)
    assert refusal.code == "not-a-picture"
