"""An officer opens a dossier for a producer who agreed."""

import pytest

from given.browser import a_browser_of
from given.dossiers import an_opened_dossier
from given.people import OTHER_COMMUNE, an_actor
from given.registry import a_producer, a_product, a_representative_of
from hoaban.areas.dossiers.models import Dossier
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def at(product) -> str:
    return f"/ban-xa/chu-the/{product.producer.slug}/nhap-ho/{product.slug}/"


def test_consent_is_written_down_and_typing_begins() -> None:
    product = a_product()
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))

    page = browser.get(at(product)).content.decode()
    answer = browser.post(at(product), {"consent_by": "Lò Thị Minh Hoạ", "consent_text": "Tôi đồng ý."})

    assert "Tôi đồng ý để cán bộ xã nhập thay" in page
    assert 'value="Lò Thị Minh Hoạ"' in page
    dossier = Dossier.objects.get()
    assert answer["Location"] == f"/ho-so/{dossier.code}/"
    assert dossier.typed_by_officer
    assert browser.get(at(product))["Location"] == f"/ho-so/{dossier.code}/"


def test_without_consent_what_was_typed_stays() -> None:
    product = a_product()

    page = (
        a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
        .post(at(product), {"consent_by": "Bà Minh Hoạ", "consent_text": ""})
        .content.decode()
    )

    assert "Ghi ai là người đồng ý và lời đồng ý" in page
    assert 'value="Bà Minh Hoạ"' in page


def test_the_address_names_the_producer_of_the_product() -> None:
    product = a_product()
    wrong = f"/ban-xa/chu-the/{a_producer().slug}/nhap-ho/{product.slug}/"

    assert a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get(wrong).status_code == 404


def test_others_may_not() -> None:
    product = a_product()

    for actor in (
        an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE),
        an_actor(Role.COMMUNE_CHAIR),
        a_representative_of(product.producer),
    ):
        assert a_browser_of(actor).get(at(product)).status_code == 403


def test_what_the_producer_began_itself_is_read_at_ones_own_desk() -> None:
    product = a_product()
    begun = an_opened_dossier(product)

    commune = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get(at(product))
    office = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get(at(product))

    assert commune["Location"] == f"/ban-xa/ho-so/{begun.code}/"
    assert office["Location"] == f"/tinh/ho-so/{begun.code}/"
