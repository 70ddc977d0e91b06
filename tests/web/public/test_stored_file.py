"""Opening a stored file."""

import io
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
from PIL import Image

from given.browser import a_browser_of
from given.files import a_picture, an_upload
from given.jobs import all_jobs_done
from given.people import OTHER_COMMUNE, an_actor
from given.registry import (
    a_paper,
    a_producer,
    a_representative_of,
    a_shown_picture,
    an_identity_paper,
)
from hoaban.areas.registry.queries import looks_at
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_a_paper_opens_for_its_producer_and_runs_nothing() -> None:
    producer = a_producer()
    file = a_paper(producer).current.file

    response = a_browser_of(a_representative_of(producer)).get(f"/tep/{file.key}/")

    assert response.content.startswith(b"%PDF")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="giay-to.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "private, max-age=3600"


def test_strangers_do_not_get_it_and_visitors_are_asked_to_come_in() -> None:
    file = a_paper(a_producer()).current.file

    stranger = a_browser_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE)).get(f"/tep/{file.key}/")
    visitor = a_browser_of().get(f"/tep/{file.key}/")

    assert stranger.status_code == 403
    assert visitor.status_code == 302
    assert visitor["Location"].startswith("/dang-nhap/")


def test_everybody_sees_a_products_picture_without_a_cookie() -> None:
    picture = a_shown_picture()
    assert picture.file

    response = a_browser_of().get(f"/tep/{picture.file.key}/")

    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'self'"
    assert not response.cookies
    assert b"Exif" not in response.content


def test_the_photograph_it_was_drawn_from_is_the_producers_own() -> None:
    picture = a_shown_picture()
    assert picture.product.producer

    for asked in ("", "?rong=400", "?rong=1600"):
        assert a_browser_of().get(f"/tep/{picture.original.key}/{asked}").status_code == 302
    own = a_browser_of(a_representative_of(picture.product.producer)).get(f"/tep/{picture.original.key}/")
    assert b"Exif" in own.content


def test_a_papers_first_page_is_a_small_picture_for_those_who_may_read_it() -> None:
    producer = a_producer()
    file = a_paper(producer).current.file
    own, address = a_browser_of(a_representative_of(producer)), f"/tep/{file.key}/?rong=400"
    assert own.get(address).status_code == 404  # not drawn yet

    all_jobs_done()
    response = own.get(address)

    assert (response["Content-Type"], response["Content-Disposition"]) == ("image/jpeg", "inline")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'self'"
    assert response["X-Content-Type-Options"] == "nosniff"
    with Image.open(io.BytesIO(response.content)) as picture:
        assert picture.size == (400, 400)
    stranger = a_browser_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))
    assert (stranger.get(address).status_code, a_browser_of().get(address).status_code) == (403, 302)


@pytest.mark.parametrize("asked", ["7", "x", "²", "9" * 30, "-400"])
def test_a_width_nobody_draws_is_not_found(asked: str) -> None:
    producer = a_producer()
    file = a_paper(producer).current.file

    own = a_browser_of(a_representative_of(producer))

    assert own.get(f"/tep/{file.key}/", {"rong": asked}).status_code == 404


def test_a_picture_without_a_small_one_stands_for_itself(settings: Any, tmp_path: Path) -> None:
    settings.RENDITIONS_DIR = tmp_path
    producer, content = a_producer(), a_picture("PNG")
    file = a_paper(producer, file=an_upload("a.png", content)).current.file

    response = a_browser_of(a_representative_of(producer)).get(f"/tep/{file.key}/?rong=400")

    assert (response.content, response["Content-Type"]) == (content, "image/png")


@pytest.mark.parametrize("key", ["khong-co", "00000000-0000-0000-0000-000000000000"])
def test_a_key_nobody_has_is_not_found(key: str) -> None:
    assert a_browser_of().get(f"/tep/{key}/").status_code == 404


def test_a_kind_browsers_do_not_show_is_handed_over() -> None:
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 48))).save(out)
    producer = a_producer()
    file = a_paper(producer, file=an_upload("phiếu.heic", out.getvalue())).current.file

    response = a_browser_of(a_representative_of(producer)).get(f"/tep/{file.key}/")

    assert response["Content-Disposition"] == "attachment; filename*=utf-8''phi%E1%BA%BFu.heic"


def test_an_identity_paper_opens_for_others_once_they_say_why_and_is_told() -> None:
    producer, officer = a_producer(), an_actor(Role.COMMUNE_OFFICER)
    address = f"/tep/{an_identity_paper(producer).current.file.key}/"
    browser = a_browser_of(officer)

    asked, small = browser.get(address), browser.get(f"{address}?rong=400")
    without = browser.post(address, {})
    opened = browser.post(address, {"reason": "answer"})
    own = a_browser_of(a_representative_of(producer)).get(address)
    auditor = a_browser_of(an_actor(Role.AUDITOR)).post(address, {"reason": "answer"})

    for page in (asked, small, without):
        assert b"%PDF" not in page.content
        assert "Xem để làm gì" in page.content.decode()
    assert without.status_code == 422
    assert (opened.status_code, opened["Cache-Control"]) == (200, "private, no-store")
    assert opened.content.startswith(b"%PDF")
    assert own.content.startswith(b"%PDF")
    assert auditor.status_code == 403
    assert [look.who for look in looks_at(producer)] == [officer.name]
