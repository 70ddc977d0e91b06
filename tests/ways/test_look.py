"""How the pages look and weigh: light, clean for axe in both colours, whole for a keyboard (LOOK.md)."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from given.installation import Installation, python_in
from given.readme_picture import SIZE, drawn

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

SOURCE = Path(__file__).parents[2] / "src" / "hoaban"
LOOKS = """
import django; django.setup()
import json
from given.looks import write_rows
print(json.dumps(write_rows()))
"""
MOST_BYTES = 30_000
WHOSE = {
    "desk of producer": "producer",
    "dossier": "producer",
    "assess": "producer",
    "report": "producer",
    "desk of officer": "officer",
    "desk of member": "member",
    "mark": "member",
}
PICTURE = SOURCE.parents[1] / "docs" / "pictures" / "readme.png"
MOST_OF_A_PICTURE = 200_000
WEIGHED = ("home", "products", "product", "check", "assess", "mark")
ZALO = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 Zalo android/24"
LINKED = re.compile(r'(?:rel="stylesheet" href|<script src)="([^"]+)"')
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary"


@pytest.fixture(scope="module")
def rows(place: Installation) -> dict[str, Any]:
    """Pages with something on them, and people to see them."""
    found: dict[str, Any] = python_in(place, LOOKS)
    return found


@pytest.fixture
def seen_by(
    chromium: Browser, place: Installation, rows: dict[str, Any]
) -> Iterator[Callable[..., BrowserContext]]:
    """A browser of this person: `seen_by("producer", color_scheme="dark")`."""
    there: list[BrowserContext] = []

    def opened(person: str = "", **options: Any) -> BrowserContext:
        context = chromium.new_context(locale="vi-VN", **options)
        context.set_default_timeout(10_000)
        if person:
            session = {"name": "sessionid", "value": rows["people"][person], "url": place.base}
            context.add_cookies([session])  # type: ignore[list-item]
        there.append(context)
        return context

    yield opened
    for context in there:
        context.close()


@pytest.mark.parametrize("name", WEIGHED)
def test_a_page_is_at_most_30_kb_before_pictures_and_fonts(
    name: str, place: Installation, rows: dict[str, Any], seen_by: Callable[..., BrowserContext]
) -> None:
    ask = seen_by(WHOSE.get(name, "")).request

    html = ask.get(place.base + rows["pages"][name]).body()
    linked = [ask.get(place.base + address).body() for address in LINKED.findall(html.decode())]

    assert len(linked) >= 2
    assert sum(len(gzip.compress(part)) for part in (html, *linked)) <= MOST_BYTES


def test_every_page_is_clean_in_light_and_dark_and_never_scrolls_sideways(
    place: Installation, rows: dict[str, Any], seen_by: Callable[..., BrowserContext]
) -> None:
    faults: list[str] = []
    for scheme in ("light", "dark"):
        for person in ("", "producer", "officer", "member"):
            page = seen_by(person, color_scheme=scheme).new_page()
            _listen(page, place.base, faults)
            for name, address in rows["pages"].items():
                if WHOSE.get(name, "") == person:
                    faults += _faults_of(page, place.base + address, f"{name}, {scheme}")
    assert not faults, "\n".join(faults)


def _listen(page: Page, base: str, faults: list[str]) -> None:
    """Note every request that leaves the installation and everything its policy refuses."""
    page.on(
        "request", lambda asked: asked.url.startswith((base, "data:", "blob:")) or faults.append(asked.url)
    )
    page.on("console", lambda line: "Content Security Policy" not in line.text or faults.append(line.text))


def _faults_of(page: Page, address: str, name: str) -> list[str]:
    faults = []
    page.goto(address)
    for width in (320, 1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            faults.append(f"{name}: scrolls sideways by {wide} px at {width}")
    found = Axe().run(page)
    if found.violations_count:
        faults.append(f"{name}: {found.generate_report()}")
    return faults


@pytest.mark.parametrize("name", ["home", "products", "log in", "assess", "mark"])
def test_a_keyboard_reaches_everything_and_shows_where_it_is(
    name: str, place: Installation, rows: dict[str, Any], seen_by: Callable[..., BrowserContext]
) -> None:
    page = seen_by(WHOSE.get(name, ""), viewport={"width": 1280, "height": 900}).new_page()
    page.goto(place.base + rows["pages"][name])

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')"), "the skip link comes first"
    seen = set()
    for _step in range(page.locator(FOCUSABLE).count() + 1):
        place_of = page.evaluate(
            """(sorts) => { const e = document.activeElement, s = getComputedStyle(e);
            return [[...document.querySelectorAll(sorts)].indexOf(e), e.outerHTML.slice(0, 120),
                    s.outlineStyle !== 'none' || s.boxShadow !== 'none' || e.type === 'radio'] }""",
            FOCUSABLE,
        )
        if place_of[0] in seen or place_of[0] < 0:
            break
        seen.add(place_of[0])
        assert place_of[2], f"no ring around {place_of[1]}"
        page.keyboard.press("Tab")

    assert len(seen) >= page.evaluate(
        """(sorts) => [...document.querySelectorAll(sorts)].filter((e) => e.checkVisibility()
        && !e.disabled && e.type !== 'radio' && !e.closest('details:not([open]) > :not(summary)')).length""",
        FOCUSABLE,
    )


def test_inside_zalo_the_log_in_page_says_how_to_open_a_browser_and_checking_still_works(
    place: Installation, rows: dict[str, Any], seen_by: Callable[..., BrowserContext]
) -> None:
    page = seen_by("", user_agent=ZALO, viewport={"width": 390, "height": 844}).new_page()

    page.goto(place.base + rows["pages"]["check"])
    assert page.get_by_text("Còn hiệu lực", exact=True).count() == 1
    page.goto(place.base + "/dang-nhap/?tiep=/viec/")

    chrome = page.get_by_role("link", name="Mở bằng Chrome").get_attribute("href") or ""
    assert chrome.startswith("intent://127.0.0.1")
    assert chrome.endswith("#Intent;scheme=http;package=com.android.chrome;end")
    assert page.get_by_role("button", name="Chép đường dẫn").is_visible()
    page.get_by_role("link", name="Vẫn làm ở đây").click()
    assert page.get_by_label("Mật khẩu").first.is_visible()
    assert "tiep=%2Fviec%2F" in page.url


def test_what_is_typed_is_received_and_waits_on_the_machine_while_the_line_is_down(
    place: Installation, rows: dict[str, Any], seen_by: Callable[..., BrowserContext]
) -> None:
    context = seen_by("producer", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(place.base + rows["pages"]["report"])

    page.get_by_label("Kế hoạch sắp tới").fill("Thêm 50 đàn ong.")
    page.get_by_text(re.compile(r"^Đã nhận \d")).wait_for()
    context.set_offline(True)
    page.get_by_label("Kế hoạch sắp tới").fill("Thêm 50 đàn ong, mở xưởng.")
    page.locator(".save--off", has_text="Trên máy").wait_for()
    assert "mở xưởng" in page.evaluate("JSON.stringify(localStorage)")
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(place.base + rows["pages"]["report"])

    again.get_by_text(re.compile(r"^Đã nhận \d")).wait_for()
    again.reload()
    assert again.get_by_label("Kế hoạch sắp tới").input_value() == "Thêm 50 đàn ong, mở xưởng."


def test_marks_kept_on_a_machine_are_never_sent_by_somebody_else(
    place: Installation, rows: dict[str, Any], seen_by: Callable[..., BrowserContext]
) -> None:
    context = seen_by("member", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(place.base + rows["pages"]["mark"])
    context.set_offline(True)
    page.locator("button[name=option]").first.click()
    page.get_by_text("Mất mạng: đã giữ 1 điểm").wait_for()
    page.close()

    context.set_offline(False)
    session = {"name": "sessionid", "value": rows["people"]["other member"], "url": place.base}
    context.add_cookies([session])  # type: ignore[list-item]
    other = context.new_page()
    other.goto(place.base + rows["pages"]["mark"])
    other.wait_for_timeout(500)

    assert other.locator("[data-figure=done]").inner_text() == "0"
    assert other.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('hoaban-'))") == []


def test_no_template_holds_a_script_or_a_style_of_its_own() -> None:
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|javascript:|<script(?![^>]*\ssrc=)")

    guilty = [
        f"{path.relative_to(SOURCE)}: {found[0]}"
        for path in SOURCE.rglob("*.html")
        if (found := inline.search(path.read_text(encoding="utf-8")))
    ]

    assert not guilty, "\n".join(guilty)


def test_the_picture_of_the_readme_is_of_the_real_pages(
    place: Installation, rows: dict[str, Any], seen_by: Callable[..., BrowserContext]
) -> None:
    """WRITE_DOCS=1 takes it again."""
    if os.environ.get("WRITE_DOCS"):
        phone = seen_by("", viewport={"width": 390, "height": 830}).new_page()
        phone.goto(place.base + rows["pages"]["check"])
        desk = seen_by("member", viewport={"width": 1180, "height": 800}).new_page()
        _mark_some(desk, place.base + rows["pages"]["mark"])
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_bytes(drawn(seen_by("").new_page(), phone=phone.screenshot(), desk=desk.screenshot()))

    assert Image.open(PICTURE).size == SIZE
    assert PICTURE.stat().st_size <= MOST_OF_A_PICTURE


def _mark_some(page: Page, address: str) -> None:
    """Everything before criterion 10 is marked with its last line; the page of 10 is left open."""
    page.goto(address)
    wanted = page.locator(".crit a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    for criterion in wanted[: wanted.index("?tieu-chi=10")]:
        page.goto(address + criterion)
        page.locator("button[name=option]:not(.opt--none)").last.click()
        page.get_by_text(re.compile(r"^Đã nhận \d")).wait_for()
    page.goto(f"{address}?tieu-chi=10")
