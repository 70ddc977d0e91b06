"""A round that began on paper: twenty dossiers in one sitting, then its whole way to /v/.

Every page that shows such a dossier, and every paper and answer made of it, says where it comes from.
"""

from __future__ import annotations

import time
from typing import Any

import pytest

from given.browser import a_browser_of
from given.certificates import a_signed_copy
from given.council import a_round, a_sitting, answers_for, sheets_closed, the_entry
from given.dossiers import on_paper, the_office
from given.files import an_upload
from given.people import COMMUNE, act_of, an_actor
from given.registry import a_producer, a_product, a_representative_of
from hoaban.api.results import result_of
from hoaban.areas.certificates.models import Certificate
from hoaban.areas.council import actions as council
from hoaban.areas.council.models import Entry, Minutes
from hoaban.areas.dossiers.actions import enter_paper_dossier
from hoaban.areas.dossiers.models import Dossier
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain

pytestmark = pytest.mark.django_db
SAID = "nhập từ hồ sơ giấy ngày 01/12/2026"
COMMON = {
    "filed_on": "15/09/2026",
    "received_on": "16/09/2026",
    "letter_date": "01/10/2026",
    "forwarded_on": "02/10/2026",
    "taken_in_on": "05/10/2026",
}


class Office:
    """The office at its pages; every page it opens or sends is counted."""

    def __init__(self) -> None:
        self._browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
        self.screens = 0

    def get(self, address: str) -> str:
        self.screens += 1
        return self._browser.get(address).content.decode()

    def post(self, address: str, typed: dict[str, Any]) -> str:
        answer = self._browser.post(address, typed)
        assert answer.status_code == 302, answer.content.decode()
        return str(answer["Location"])


def test_twenty_dossiers_of_paper_go_their_way_to_the_code_on_the_pack(
    capsys: pytest.CaptureFixture[str],
) -> None:
    sitting = a_sitting(a_round())
    producer = a_producer()
    products = [a_product(producer, name=f"Mật ong Minh Hoạ {number}") for number in range(20)]
    office = Office()

    began = time.perf_counter()
    office.get("/dot/2026-2/ho-so-giay/")
    lines = {f"letter_number-{row.pk}": f"{row.pk}/UBND" for row in products}
    scans = {f"scan-{row.pk}": an_upload("ho-so.pdf") for row in products}
    there = office.post("/dot/2026-2/ho-so-giay/", {**COMMON, **lines, **scans})
    office.get(there)
    took = time.perf_counter() - began

    assert Entry.objects.filter(state="scoring", dossier__scan__isnull=False).count() == 20
    assert office.screens == 2
    with capsys.disabled():
        print(f"\n20 paper dossiers ready for marking: {office.screens} screens, {took:.1f} s")

    entry = the_entry(Entry.objects.order_by("position").first())
    read_by_the_council(entry, sitting)
    sheets_closed(sitting.members[:6], entry, answers_for(entry, 72))
    office.post(f"/dot/san-pham/{entry.pk}/khep/", {})
    for other in Entry.objects.exclude(pk=entry.pk):
        council.postpone_dossier(the_office(), other, reason="Đợt sau.")
    assert SAID in office.get(f"/dot/san-pham/{entry.pk}/ket-qua/")
    office.post("/dot/2026-2/trinh/", {"number": "20/TTr-VP", "date": "01/12/2026"})
    decided(office, entry.dossier)

    certificate = Certificate.objects.get(dossier=entry.dossier)
    shown = a_browser_of().get(f"/v/{certificate.code.code}").content.decode()
    assert "Còn hiệu lực" in shown
    assert Minutes.objects.get().content["products"][0]["from_paper"] == "01/12/2026"
    assert SAID in office.get("/dot/2026-2/bien-ban/")
    assert chain.verify().ok


def read_by_the_council(entry: Entry, sitting: Any) -> None:
    """A member finds the scan where the papers stand, and no answer of the producer that nobody knows."""
    member = a_browser_of(sitting.members[0].actor)
    page = member.get(f"/cham/{entry.pk}/").content.decode()
    assert SAID in page
    assert str(entry.dossier.scan.key) in page
    assert "Chủ thể không nộp giấy tờ riêng" not in page
    assert member.get(f"/tep/{entry.dossier.scan.key}/").status_code == 200
    assert SAID in member.get("/cham/").content.decode()
    council.mark_product(sitting.members[0], entry, criterion="1.1", option=None)


def decided(office: Office, dossier: Dossier) -> None:
    """The signed decision is entered, and the result told."""
    assert SAID in office.get("/quyet-dinh/cho/")
    form = office.get("/quyet-dinh/moi/2026-2/")
    assert SAID in form
    decision = {"kind": "recognition", "number": "2026/QĐ-UBND", "date": "01/12/2026"}
    office.post("/quyet-dinh/moi/2026-2/", {**decision, "dossiers": [dossier.code], "copy": a_signed_copy()})
    assert SAID in office.get("/quyet-dinh/")
    assert SAID in office.get(f"/ho-so/{dossier.code}/thong-bao-ket-qua/")


@pytest.mark.parametrize("stage", ["filed", "received", "forwarded", "taken_in"])
def test_every_desk_says_where_it_comes_from(stage: str) -> None:
    product = a_product()
    assert product.producer is not None
    producer = a_representative_of(product.producer)
    dossier = enter_paper_dossier(
        the_office(), product=product.slug, **on_paper(stage, scan=an_upload("ho-so.pdf"))
    )
    commune, office = an_actor(Role.COMMUNE_OFFICER, unit=COMMUNE), an_actor(Role.PROVINCIAL_OFFICER)
    chairman = an_actor(Role.PROVINCE_CHAIRMAN)
    shown_to = [
        (producer, "/"),
        (producer, f"/ho-so/{dossier.code}/"),
        (commune, f"/ban-xa/ho-so/{dossier.code}/"),
        (office, f"/tinh/ho-so/{dossier.code}/"),
        (chairman, f"/tinh/ho-so/{dossier.code}/"),
        (office, f"/tinh/?buoc={stage}"),
    ]
    if dossier.received_on:
        shown_to += [(who, f"/ho-so/{dossier.code}/bien-nhan/") for who in (producer, commune, office)]
    if dossier.letter_number:
        shown_to += [(who, f"/ho-so/{dossier.code}/mau-03/") for who in (producer, commune, office)]
    else:
        shown_to += [(commune, "/ban-xa/")]

    for who, address in shown_to[1:]:
        page = a_browser_of(who).get(address).content.decode()
        assert SAID in page, (who.role, address)
    assert result_of(dossier)["on_paper"] == SAID
    for who in (producer, commune, office):
        assert a_browser_of(who).get(f"/tep/{dossier.scan.key}/").status_code == 200
    other = act_of(a_representative_of(a_producer())).actor
    assert a_browser_of(other).get(f"/tep/{dossier.scan.key}/").status_code == 403
