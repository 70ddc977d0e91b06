"""Opening a stored file."""

import pytest

from given.browser import a_browser_of
from given.people import OTHER_COMMUNE, an_actor
from given.registry import a_paper, a_photograph, a_producer, a_product, a_representative_of, an_office_act
from hoaban.areas.registry import actions
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
    picture = actions.add_product_picture(an_office_act(), a_product(), file=a_photograph())

    response = a_browser_of().get(f"/tep/{picture.file.key}/")

    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'self'"
    assert not response.cookies


@pytest.mark.parametrize("key", ["khong-co", "00000000-0000-0000-0000-000000000000"])
def test_a_key_nobody_has_is_not_found(key: str) -> None:
    assert a_browser_of().get(f"/tep/{key}/").status_code == 404


def test_a_kind_browsers_do_not_show_is_handed_over() -> None:
    import io

    import pillow_heif
    from PIL import Image

    from given.files import an_upload

    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 48))).save(out)
    producer = a_producer()
    file = a_paper(producer, file=an_upload("phiếu.heic", out.getvalue())).current.file

    response = a_browser_of(a_representative_of(producer)).get(f"/tep/{file.key}/")

    assert response["Content-Disposition"] == "attachment; filename*=utf-8''phi%E1%BA%BFu.heic"
