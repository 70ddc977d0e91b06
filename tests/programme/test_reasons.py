"""Reason: one shape of "why"."""

from __future__ import annotations

from hoaban.programme.reasons import Reason


def test_a_reason_tells_its_values_in_order_and_its_source_last() -> None:
    reason = Reason("gate", source="Phụ lục II", star=4, criterion="1.5")

    assert list(reason.told().items()) == [("star", 4), ("criterion", "1.5"), ("source", "Phụ lục II")]
    assert reason["criterion"] == "1.5"


def test_two_reasons_that_say_the_same_are_the_same() -> None:
    assert Reason("quorum", source="Quy chế") == Reason("quorum", source="Quy chế")
    assert len({Reason("gate", star=4), Reason("gate", star=4), Reason("gate", star=5)}) == 2


def test_a_reason_reads_like_its_making() -> None:
    assert repr(Reason("spread", source="S", by=3)) == "Reason(code='spread', by=3, source='S')"
