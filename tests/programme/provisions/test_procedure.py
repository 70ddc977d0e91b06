"""Settings and what else a procedure names: defaults of each kind."""

from __future__ import annotations

import pytest

from hoaban.programme.provisions.fields import EditionError, Fields
from hoaban.programme.provisions.procedure import (
    SettingValue,
    read_setting,
    read_to_ministry,
    read_withdrawal_ground,
)


@pytest.mark.parametrize(
    ("default", "value"), [("0.75", "0.75"), (True, True), (12, 12), ([], ()), (["a", "b"], ("a", "b"))]
)
def test_a_setting_has_a_default_that_works_on_day_one(default: object, value: SettingValue) -> None:
    setting = read_setting(Fields("edition.yaml", "s", {"id": "s", "type": "t", "default": default}))

    assert (setting.default, setting.law, setting.choices) == (value, "silent", ())


@pytest.mark.parametrize("default", [None, 1.5, {"a": 1}])
def test_a_setting_without_a_usable_default_is_refused(default: object) -> None:
    with pytest.raises(EditionError, match="default"):
        read_setting(Fields("edition.yaml", "s", {"id": "s", "type": "t", "default": default}))


def test_a_ground_without_a_key_is_known_by_its_id() -> None:
    assert read_withdrawal_ground(Fields("edition.yaml", "a", {"id": "a"})).key == "a"


def test_the_way_to_the_ministry_may_ask_for_points_alone() -> None:
    rule = read_to_ministry(Fields("edition.yaml", "send_to_ministry", {"min_points": "9"}))

    assert (rule.min_points, rule.requires_gates_of_star, rule.article) == ("9", None, "")
