"""The days within which a request is answered stand in data, with their article."""

from hoaban.core.personal.terms import ANSWER_WITHIN, Within


def test_the_days_and_their_article() -> None:
    assert Within(2, "Điều 5 Nghị định 356/2025/NĐ-CP") == ANSWER_WITHIN
