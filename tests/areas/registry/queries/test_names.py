"""Rows by the names they are printed with."""

import pytest

from given.registry import a_paper, a_producer, a_product, a_shown_picture
from hoaban.areas.registry.models import Producer, Product
from hoaban.areas.registry.queries.names import slug_for
from hoaban.core.nouns import called

pytestmark = pytest.mark.django_db


def test_every_row_is_found_by_its_printed_name() -> None:
    product = a_product()
    assert product.producer
    paper = a_paper(product.producer)
    picture = a_shown_picture(product)
    assert picture.file

    assert called("producer", product.producer.slug) == product.producer
    assert called("product", product.slug) == product
    assert called("evidence", str(paper.pk)) == paper
    assert called("picture", str(picture.pk)) == picture
    assert called("file", str(picture.file.key)) == picture.file


@pytest.mark.parametrize("noun", ["producer", "product", "evidence", "picture", "file"])
@pytest.mark.parametrize("text", ["khong-co", "999999", "²", "9" * 30])
def test_a_name_nobody_bears_is_not_found(noun: str, text: str) -> None:
    with pytest.raises(LookupError):
        called(noun, text)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("HTX Đặng Minh Hoạ", "htx-dang-minh-hoa"),
        ("03352", "chu-the-03352"),
        ("Province", "chu-the-province"),
        ("★", "chu-the"),
        ("x" * 200, "x" * 110),
    ],
)
def test_a_slug_is_folded_and_is_never_a_communes_code_or_the_provinces_name(name: str, slug: str) -> None:
    assert slug_for(Producer, name) == slug


def test_a_taken_slug_gets_a_number() -> None:
    a_product(a_producer(), name="Chè")

    assert slug_for(Product, "Chè") == "che-2"
    assert slug_for(Product, "★") == "san-pham"
