"""The evidence library."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.browser import a_browser_of
from given.dossiers import a_filed_dossier
from given.files import an_upload
from given.jobs import all_jobs_done
from given.people import an_actor
from given.registry import (
    a_paper,
    a_photograph,
    a_producer,
    a_representative_of,
    an_office_act,
    another_upload,
)
from hoaban.areas.registry import actions
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_papers_stand_by_kind_with_until_when_they_are_good() -> None:
    producer = a_producer()
    good = a_paper(producer, title="Phiếu 2026", ends_on=date(2026, 12, 1), paper_number="01/2026")
    a_paper(producer, title="Phiếu cũ", ends_on=date(2026, 11, 30))
    a_paper(producer, kind="business-registration")

    page = a_browser_of(a_representative_of(producer)).get("/tu-giay-to/").content.decode()

    assert "Còn giá trị đến 01/12/2026" in page
    assert "Hết hạn ngày 30/11/2026" in page
    assert "Không ghi hạn" in page
    assert f"/tep/{good.current.file.key}/" in page
    assert "13 loại giấy chưa có" in page


def test_earlier_versions_stay_in_reach() -> None:
    producer = a_producer()
    paper = a_paper(producer)
    old = paper.current.file
    actions.renew_evidence(an_office_act(), paper, file=another_upload())

    page = a_browser_of(a_representative_of(producer)).get("/tu-giay-to/").content.decode()

    assert "Các bản trước" in page
    assert f"/tep/{old.key}/" in page


def test_each_paper_shows_its_first_page_or_says_that_there_is_none(settings: Any, tmp_path: Path) -> None:
    settings.RENDITIONS_DIR = tmp_path
    producer = a_producer()
    drawn, broken = (
        a_paper(producer),
        a_paper(producer, file=an_upload("a.jpg", a_photograph().read()[:9_000])),
    )
    browser = a_browser_of(a_representative_of(producer))
    assert browser.get("/tu-giay-to/").content.decode().count("Ảnh xem trước đang được làm") == 2

    all_jobs_done()
    page = browser.get("/tu-giay-to/").content.decode()

    assert f'src="/tep/{drawn.current.file.key}/?rong=400"' in page
    assert f"/tep/{broken.current.file.key}/?rong" not in page
    assert page.count("Không có ảnh xem trước") == 1
    assert "Ảnh xem trước đang được làm" not in page


def test_each_paper_says_in_how_many_dossiers_it_is_used_with_links_for_those_who_may_read_them() -> None:
    dossier = a_filed_dossier()
    unused = a_paper(dossier.producer, title="Chưa dùng")

    own = a_browser_of(a_representative_of(dossier.producer)).get("/tu-giay-to/").content.decode()
    officer = a_browser_of(an_actor(Role.COMMUNE_OFFICER))
    commune = officer.get(f"/ban-xa/chu-the/{dossier.producer.slug}/giay-to/").content.decode()

    assert "dùng trong 1 hồ sơ" in own
    assert f'href="/ho-so/{dossier.code}/"' in own
    assert f'href="/ban-xa/ho-so/{dossier.code}/"' in commune
    assert own.count("chưa dùng trong hồ sơ nào") == 1
    assert unused.title in own


def test_an_empty_library_says_how_to_begin() -> None:
    page = a_browser_of(a_representative_of(a_producer())).get("/tu-giay-to/").content.decode()

    assert "Tủ còn trống" in page


def test_the_page_costs_the_same_for_one_paper_and_for_twenty() -> None:
    def cost(papers: int) -> int:
        producer = a_producer()
        for _number in range(papers):
            a_paper(producer)
        browser = a_browser_of(a_representative_of(producer))
        with CaptureQueriesContext(connection) as asked:
            browser.get("/tu-giay-to/")
        return len(asked)

    assert cost(1) == cost(20) <= 25


def test_it_is_for_representatives() -> None:
    assert a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get("/tu-giay-to/").status_code == 403
