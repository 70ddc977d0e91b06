"""Taking a dossier back."""

import pytest

from given.browser import a_browser_of
from given.dossiers import a_filed_dossier, an_opened_dossier, its_commune, its_producer

pytestmark = pytest.mark.django_db


def test_a_producer_takes_its_dossier_back() -> None:
    dossier = an_opened_dossier()
    browser = a_browser_of(its_producer(dossier).actor)

    page = browser.get(f"/ho-so/{dossier.code}/rut/").content.decode()
    answer = browser.post(f"/ho-so/{dossier.code}/rut/", {"reason": "Để năm sau"})

    assert "Giấy tờ trong tủ và thông tin sản phẩm vẫn còn" in page
    assert answer["Location"] == f"/ho-so/{dossier.code}/"
    dossier.refresh_from_db()
    assert dossier.state == "withdrawn_by_producer"
    assert browser.get(f"/ho-so/{dossier.code}/rut/").status_code == 403


def test_too_long_a_reason_stays_in_the_form() -> None:
    dossier = an_opened_dossier()
    page = (
        a_browser_of(its_producer(dossier).actor)
        .post(f"/ho-so/{dossier.code}/rut/", {"reason": "Bận mùa. " * 200})
        .content.decode()
    )

    assert "Lỗi:" in page
    assert "Bận mùa." in page


def test_the_commune_may_not() -> None:
    dossier = a_filed_dossier()

    assert a_browser_of(its_commune(dossier).actor).get(f"/ho-so/{dossier.code}/rut/").status_code == 403
