"""Plain words beside the law."""

from __future__ import annotations

from programme.given_law import the_law

LAW = the_law()


def test_what_is_said_for_a_set_goes_before_what_is_said_for_all() -> None:
    for_honey = LAW.guide.criterion("Nguồn gốc sản phẩm", "QD26-04")
    for_all = LAW.guide.criterion("Nguồn gốc sản phẩm", "QD26-01")

    assert for_honey is not None
    assert for_all is not None
    assert "mật ong" in for_honey.example
    assert "gạo" in for_all.example
    assert for_honey.question == for_all.question
    assert for_honey.papers


def test_every_criterion_and_option_of_the_law_has_plain_words() -> None:
    for one in LAW.sets.values():
        for criterion in one.criteria:
            assert LAW.guide.criterion(criterion.title, one.id) is not None
            assert all(LAW.guide.option(option.text) is not None for option in criterion.options)


def test_what_has_no_plain_words_has_none() -> None:
    assert LAW.guide.criterion("Tiêu chí lạ", "QD26-01") is None
    assert LAW.guide.option("Phương án lạ") is None
