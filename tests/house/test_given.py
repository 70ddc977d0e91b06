"""What the operator gives is checked, and a bad value is named with what to write instead."""

from __future__ import annotations

import pytest

from hoaban.config.given import BadSetting, read

REAL = {"HOABAN_DEMO": "0", "HOABAN_DATA_DIR": "/tmp/none"}


def test_a_file_may_have_25_mb_and_a_library_2_gb_unless_the_operator_says_otherwise() -> None:
    usual = read(REAL)
    assert (usual.largest_file, usual.largest_library) == (25 << 20, 2 << 30)

    given = read({**REAL, "HOABAN_LARGEST_FILE_MB": "40", "HOABAN_LARGEST_LIBRARY_MB": "500"})

    assert (given.largest_file, given.largest_library) == (40 << 20, 500 << 20)


@pytest.mark.parametrize("name", ["HOABAN_LARGEST_FILE_MB", "HOABAN_LARGEST_LIBRARY_MB"])
@pytest.mark.parametrize("value", ["0", "-5", "25MB", "1.5", "²", "9" * 30])
def test_a_limit_that_is_none_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=f"{name} phải là số megabyte, từ 1 đến") as refused:
        read({**REAL, name: value})

    assert f"“{value}”" in str(refused.value)


def test_a_file_may_not_be_larger_than_the_server_can_hold() -> None:
    with pytest.raises(BadSetting, match="từ 1 đến 200"):
        read({**REAL, "HOABAN_LARGEST_FILE_MB": "201"})


def test_a_library_holds_at_least_one_file() -> None:
    with pytest.raises(BadSetting, match="phải chứa được ít nhất một tệp"):
        read({**REAL, "HOABAN_LARGEST_LIBRARY_MB": "24"})
