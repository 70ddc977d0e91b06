"""Names in files against names in the register."""

import pytest

from hoaban.areas.registry.imports.names import Shelf, alike, looks_like
from hoaban.areas.registry.models import Producer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hợp tác xã Ong mật", "HTX ong mật"),
        ("Tổ hợp tác chè", "THT Chè"),
        ("Công ty TNHH Minh Hoạ", "Cty trách nhiệm hữu hạn Minh Hoạ"),
        ("Hộ Minh Hoạ 03", "Hộ Minh Hoạ 3"),
        ("HTX “Minh Hoạ”", "HTX Minh-Hoạ"),
    ],
)
def test_two_writings_of_one_name_are_alike(one: str, other: str) -> None:
    assert alike(one) == alike(other)


@pytest.mark.parametrize(("one", "other"), [("Hộ Minh Hoạ 3", "Hộ Minh Hoạ 30"), ("Gạo tám", "Gạo nếp")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert alike(one) != alike(other)


def test_a_shelf_tells_the_same_name_from_one_written_otherwise() -> None:
    ours = Producer(name="Hợp tác xã Ong mật Minh Hoạ")
    shelf = Shelf([ours])

    assert shelf.named("HỢP TÁC XÃ ong mật minh hoạ") == [ours]
    assert shelf.like("Hợp tác xã Ong mật Minh Hoạ") == []
    assert shelf.like("HTX Ong mật Minh Hoạ") == [ours]
    assert looks_like(ours, "name").guess == ours.name
