"""Units of today: how they are named."""

import pytest

from hoaban.core.units.models import Unit


@pytest.mark.parametrize(
    ("full_name", "named"),
    [
        ("Tỉnh Điện Biên", "tỉnh Điện Biên"),
        ("Thành phố Huế", "thành phố Huế"),
        ("Xã Mường Phăng", "xã Mường Phăng"),
        ("Đặc khu Côn Đảo", "đặc khu Côn Đảo"),
    ],
)
def test_inside_a_sentence_only_the_kind_loses_its_capital(full_name: str, named: str) -> None:
    unit = Unit(full_name=full_name)

    assert (unit.named, str(unit)) == (named, full_name)
