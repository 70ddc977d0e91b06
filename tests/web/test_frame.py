"""What every page's frame shows: the province by its kind, the law by its own data."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.utils.translation import override

from given.browser import a_browser_of
from hoaban.web.frame import named

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("full_name", "vietnamese", "english"),
    [
        ("Tỉnh Điện Biên", "tỉnh Điện Biên", "Điện Biên province"),
        ("Thành phố Hải Phòng", "thành phố Hải Phòng", "Hải Phòng city"),
    ],
)
def test_a_province_is_named_by_what_it_is(full_name: str, vietnamese: str, english: str) -> None:
    with override("vi"):
        assert named(full_name) == vietnamese
    with override("en"):
        assert named(full_name) == english


def test_the_foot_cites_the_edition_in_force_and_no_other() -> None:
    page = a_browser_of().get("/dang-nhap/").content.decode()

    assert "Luật: QĐ 26/2026/QĐ-TTg, bản chép" in page
    assert "Hoa Ban – OCOP tỉnh Điện Biên" in page


def test_before_any_edition_is_in_force_the_foot_cites_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "TODAY", date(2020, 1, 1))

    page = a_browser_of().get("/dang-nhap/").content.decode()

    assert "Luật:" not in page


def test_mountains_are_praised_where_there_are_some(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Vị của núi" in a_browser_of().get("/").content.decode()

    monkeypatch.setattr("hoaban.web.frame.MOUNTAINS", frozenset())

    assert "Vị của đất" in a_browser_of().get("/").content.decode()
