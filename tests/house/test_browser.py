"""The browser tests have a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.browser
def test_chromium_shows_vietnamese_words(chromium: Browser) -> None:
    page = chromium.new_page()

    page.set_content("<h1>Mỗi xã một sản phẩm</h1>")

    assert page.get_by_role("heading").inner_text() == "Mỗi xã một sản phẩm"
