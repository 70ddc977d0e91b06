"""The proposal goes up."""

import pytest

from given.browser import a_browser_of
from given.dossiers import MATTERS, a_forwarded_dossier, a_received_dossier, an_appraised_dossier, its_commune
from given.files import an_upload
from given.people import OTHER_COMMUNE, an_actor
from given.registry import TOURISM, a_product
from given.rows import rows_of_a_test
from hoaban.core.accounts.roles import Role
from hoaban.core.units.models import ProvinceSetting

pytestmark = pytest.mark.django_db


def at(dossier) -> str:
    return f"/ho-so/{dossier.code}/gui-tinh/"


def a_letter(**others):
    return {"letter_number": "12/UBND", "letter_date": "01/12/2026", "samples_noted": "5", **others}


def test_the_page_shows_mau_03_again_and_takes_the_signed_letter() -> None:
    dossier = an_appraised_dossier()
    browser = a_browser_of(its_commune(dossier).actor)

    page = browser.get(at(dossier)).content.decode()
    answer = browser.post(at(dossier), a_letter(letter=an_upload("de-nghi.pdf")))

    assert MATTERS["local_labour"] in page
    assert "Luật cần 5 sản phẩm mẫu." in page
    assert answer["Location"] == "/ban-xa/"
    dossier.refresh_from_db()
    assert (dossier.state, dossier.letter.name) == ("forwarded", "de-nghi.pdf")


def test_without_its_letter_nothing_leaves_and_what_was_typed_stays() -> None:
    dossier = an_appraised_dossier()
    browser = a_browser_of(its_commune(dossier).actor)

    missing = browser.post(at(dossier), a_letter()).content.decode()
    few = browser.post(at(dossier), a_letter(letter=an_upload(), samples_noted="2")).content.decode()

    assert "Đính kèm văn bản đề nghị đã ký." in missing
    assert 'value="12/UBND"' in missing
    assert "Cần 5 sản phẩm mẫu" in few
    assert "điểm d khoản 2 Điều 6" in few


def test_samples_may_wait_only_where_the_province_lets_them() -> None:
    dossier = an_appraised_dossier()
    browser = a_browser_of(its_commune(dossier).actor)
    before = browser.get(at(dossier)).content.decode()
    with rows_of_a_test() as act:
        how = "on_meeting_day_if_perishable"
        act.add(ProvinceSetting(key="sample_delivery", value=how, regulation="Quy chế 1/QC"))

    page = browser.get(at(dossier)).content.decode()
    browser.post(at(dossier), a_letter(letter=an_upload(), samples_noted="2", samples_on_meeting_day="on"))
    office = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
    intake = office.get(f"/ho-so/{dossier.code}/nhan-du/").content.decode()

    assert 'name="samples_on_meeting_day"' not in before
    assert 'name="samples_on_meeting_day"' in page
    dossier.refresh_from_db()
    assert (dossier.state, dossier.samples_noted) == ("forwarded", 2)
    assert "còn 3 giao vào ngày Hội đồng họp" in intake


def test_tourism_sends_no_samples() -> None:
    dossier = an_appraised_dossier(a_product(criteria_set=TOURISM))
    browser = a_browser_of(its_commune(dossier).actor)

    page = browser.get(at(dossier)).content.decode()
    browser.post(at(dossier), a_letter(letter=an_upload(), samples_noted="0"))

    assert "Ngành này không gửi sản phẩm mẫu." in page
    dossier.refresh_from_db()
    assert dossier.state == "forwarded"


def test_matters_without_words_other_states_and_other_communes_are_refused() -> None:
    bare, sent, ready = a_received_dossier(), a_forwarded_dossier(), an_appraised_dossier()

    page = a_browser_of(its_commune(bare).actor).get(at(bare)).content.decode()

    assert "còn 4 trong 4 nội dung thẩm định chưa có ý kiến" in page
    assert a_browser_of(its_commune(sent).actor).get(at(sent)).status_code == 403
    other = an_actor(Role.COMMUNE_CHAIR, unit=OTHER_COMMUNE)
    assert a_browser_of(other).get(at(ready)).status_code == 403
