"""A person with a phone: a real browser at 390 pixels that clicks what people see.

HOABAN_TEST_PICTURES names a folder: every page looked at is then photographed at 390 and 1280 pixels.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


class Visitor:
    """Somebody at the pages of one installation. Deeds are done by the words on the screen."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.base = base
        self._context = browser.new_context(viewport=PHONE, locale="vi-VN")  # type: ignore[arg-type]
        self._context.set_default_timeout(10_000)
        self.page: Page = self._context.new_page()
        self.looks = True  # off: pages seen before are passed by without proving them again
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("console", lambda line: self._note_console(line.type, line.text))
        self.page.on("response", lambda answer: self._note_answer(answer.status, answer.url))

    def _note_console(self, kind: str, text: str) -> None:
        if kind == "error" and "status of" not in text:
            self.faults.append(f"console: {text}")

    def _note_answer(self, status: int, url: str) -> None:
        if status >= 500 or not url.startswith((self.base, "data:", "blob:")):
            self.faults.append(f"{status} {url}")

    def come_in(self, link: str, password: str) -> None:
        """Open a one-use link and set a password."""
        self.goto(link)
        self.fill("Mật khẩu mới", password)
        self.click("Vào Hoa Ban")

    def goto(self, address: str) -> None:
        self.page.goto(address if address.startswith("http") else self.base + address)
        self.look()

    def fill(self, label: str, text: str) -> None:
        """Type into the field with this label."""
        self.page.get_by_label(re.compile(rf"^{re.escape(label)}")).first.fill(text)

    def choose(self, words: str) -> None:
        """Tick the option or box that says this."""
        self.page.get_by_label(words, exact=False).first.check()

    def select(self, label: str, words: str) -> None:
        """Choose the first line of the list that says this."""
        field = self.page.get_by_label(re.compile(rf"^{re.escape(label)}")).first
        field.select_option(value=field.locator("option", has_text=words).first.get_attribute("value"))

    def pick(self, name: str, value: str) -> None:
        """Tick the option whose words the law repeats elsewhere, by its place in the form."""
        self.page.locator(f'input[name="{name}"][value="{value}"]').check()

    def upload(self, label: str, path: Path) -> None:
        self.page.get_by_label(re.compile(rf"^{re.escape(label)}")).first.set_input_files(path)

    def click(self, words: str) -> None:
        """Press the button or follow the link that says this; the page that follows is looked at."""
        main = self.page.locator("main")
        button = main.get_by_role("button", name=words)
        (button if button.count() else main.get_by_role("link", name=words)).first.click()
        self.page.wait_for_load_state()
        self.look()

    def sees(self, words: str) -> bool:
        """Do these words stand on the page, in any case?"""
        return words.lower() in self.page.locator("body").inner_text().lower()

    def must_see(self, words: str) -> None:
        assert self.sees(words), (
            f"{words!r} is not at {self.page.url}:\n{self.page.locator('main').inner_text()}"
        )

    def look(self) -> None:
        """Prove the page: nothing scrolls sideways, axe finds nothing, nothing broke on the way."""
        if not self.looks:
            return
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wide > 0:
            self.faults.append(f"{self.page.url}: scrolls sideways by {wide} px")
        found = Axe().run(self.page)
        if found.violations_count:
            self.faults.append(f"{self.page.url}: {found.generate_report()}")
        self._photograph()
        assert not self.faults, "\n".join(self.faults)

    def _photograph(self) -> None:
        folder = os.environ.get("HOABAN_TEST_PICTURES")
        if not folder:
            return
        name = re.sub(r"[^\w-]+", "_", self.page.url.removeprefix(self.base)).strip("_") or "home"
        for size in (DESK, PHONE):
            self.page.set_viewport_size(size)  # type: ignore[arg-type]
            self.page.screenshot(path=Path(folder) / f"{name}-{size['width']}.png", full_page=True)

    def leave(self) -> None:
        self._context.close()
