"""What may not be seen is on no page: unusual words are planted, and every page of everybody is searched,
with each criterion of the scoring desk, and the text of every PDF that is handed out.

Here: a member is not drawn after the producer's own marks or the team's opinion, nobody sees a figure while a
counted sheet is open, a recusal is a number and no name, sensitive facts and papers stay with those who need
them (khoản 2 Điều 4; Quy chế Hội đồng; Luật 91/2025/QH15).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from given import council, dossiers, registry
from given.asked import DEED_CASES, address_of, answer_of, deeds, openings, pages
from given.browser import a_browser_of
from given.everything import World, everything, for_a_module
from given.files import an_upload
from given.people import act_of
from hoaban.api.results import result_of
from hoaban.areas.council import actions as council_actions
from hoaban.areas.council.inputs import OpinionGiven
from hoaban.areas.council.models import Entry
from hoaban.areas.dossiers import actions
from hoaban.core.actors import Actor
from hoaban.core.audit.models import Entry as AuditEntry
from hoaban.core.documents.tables import tables_in
from hoaban.core.files.models import StoredFile
from hoaban.core.notices.models import Notice
from hoaban.web.council.mark_product import WHICH

pytestmark = pytest.mark.django_db
ETHNIC_GROUP = "Xơ-Đăng-kín-đáo"
HOME_ADDRESS = "Bản Thường-trú-kín 77"
OWN_NOTE = "Lời-khai-riêng-của-chủ-thể"
TEAM_NOTE = "Ý-kiến-riêng-của-tổ"
SENSITIVE = (ETHNIC_GROUP, HOME_ADDRESS)
KEEP_SENSITIVE = {"producer own", "commune_officer own", "commune_chair own", "provincial_officer"}
WAITING = {"council_member waiting", "council_member other", "council_chair other"}
OF_OTHER_COUNCIL = {"council_member other", "council_chair other", "council_secretary other"}
KEEP_LIBRARY = {
    "producer own",
    "commune_officer own",
    "commune_chair own",
    "provincial_officer",
    "province_chairman",
    "inspector",
    "auditor",
}
JUDGE = {
    "council_member own",
    "council_member waiting",
    "council_chair own",
    "council_secretary own",
    "advisory_member",
}
"""Who reads what was filed and nothing else of the library."""
PLANTED_PRODUCT = "Mật ong Kín Đáo"
IDENTITY = "Can-cuoc-kin"
FILED_PAPER, KEPT_PAPER, LETTER = "Giay-nop-kin", "Giay-trong-tu-kin", "Cong-van-kin"
"""Words inside PDFs: a paper filed with the planted dossier, one only kept, the commune's letter."""
MARKED = "1.2"
"""The one criterion that the member who waits has marked: what stands beside it is open to them."""
MEAN = ("71,8", "71.8", "71,80", "359/5")
"""Five sheets of 72, 72, 72, 72 and 71 points; the sixth is open."""
SECRETS = (*SENSITIVE, OWN_NOTE, TEAM_NOTE, *MEAN)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The world with its planted words; taken back at the end."""
    with for_a_module(django_db_blocker):
        yield planted()


def planted() -> World:
    world = everything(
        representative_ethnic_group=ETHNIC_GROUP,
        representative_disability="yes",
        representative_address=HOME_ADDRESS,
    )
    registry.a_paper(world.producer, file=a_pdf_that_says(KEPT_PAPER), title="Chưa nộp")
    registry.an_identity_paper(world.producer, a_pdf_that_says(IDENTITY))
    world.rows["entry planted"] = entry = an_entry_with_words(world)
    sitting = world.sittings["own"]
    chair, one, two, three, *more, absent = sitting.members
    for number, member in enumerate((chair, one, two, three, more[0])):
        council.a_closed_sheet(member, entry, council.answers_for(entry, 71 if number == 4 else 72))
    council_actions.mark_product(more[1], entry, criterion=MARKED, option=None)
    council_actions.recuse_member(absent, entry, ground=world["ground"])
    return world


def an_entry_with_words(world: World) -> Entry:
    """A dossier whose every answer has a note, before the council, with the team's opinions."""
    dossier = dossiers.a_full_dossier(registry.a_product(world.producer, name=PLANTED_PRODUCT))
    paper = registry.a_paper(world.producer, file=a_pdf_that_says(FILED_PAPER), title="Nộp kèm")
    producer = dossiers.its_producer(dossier)
    for criterion, option in dossiers.best_answers(dossier).items():
        beside = [paper.pk] if criterion == "1.1" else []
        actions.assess_product(
            producer, dossier, criterion=criterion, option=option, note=OWN_NOTE, evidence=beside
        )
    actions.file_dossier(producer, dossier, declaration=True, declared_by="Lò Thị Minh Hoạ")
    actions.receive_dossier(dossiers.its_commune(dossier), dossier)
    actions.appraise_matters(dossiers.its_commune(dossier), dossier, texts=dossiers.MATTERS)
    dossiers.forward(dossier, letter=a_pdf_that_says(LETTER))
    actions.take_in_dossier(dossiers.the_office(), dossier)
    entry = council.an_entry(world.sittings["own"], dossier)
    council_actions.record_advisory_report(
        act_of(world.actors["advisory_member"]),
        entry,
        text=TEAM_NOTE,
        opinions=[OpinionGiven("1.1", None, TEAM_NOTE)],
    )
    world.rows["planted"] = entry.dossier
    return entry


def a_pdf_that_says(words: str) -> SimpleUploadedFile:
    """A PDF of one page with these words, plain enough for its text to be read back."""
    text = f"BT /F1 24 Tf 20 100 Td ({words}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%b endobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    count = len(objects) + 1
    return an_upload(f"{words}.pdf", body + end % (count, table, count, len(body)))


def text_of(response: HttpResponse) -> str:
    """What a person reads in it: the page, the words of a PDF, the cells of a workbook."""
    content = response.getvalue()
    if "spreadsheet" in response["Content-Type"]:
        lines = (line for table in tables_in(content, "x.xlsx") for line in table.lines)
        return "\n".join(str(cell) for line in lines for cell in line.cells)
    if "pdf" not in response["Content-Type"]:
        return content.decode(errors="replace")
    with pypdfium2.PdfDocument(content) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


class Seen:
    """Every page as everybody opens it, read once."""

    def __init__(self, world: World) -> None:
        waiting = {"council_member waiting": world.sittings["own"].members[5].actor}
        self.entry = world["entry planted"]
        self.everybody = {**world.actors, **waiting}
        self.pages = {who: list(_pages_for(world, actor)) for who, actor in self.everybody.items()}

    def with_any(self, who: str, words: Iterable[str]) -> set[str]:
        """The addresses at which this person finds one of these words."""
        return {address for address, text in self.pages[who] if any(word in text for word in words)}


def _pages_for(world: World, actor: Actor) -> Iterator[tuple[str, str]]:
    browser = a_browser_of(actor)
    for address in _addresses(world):
        response = browser.get(address)
        if response.status_code == 200:
            yield address, text_of(response)


def _addresses(world: World) -> Iterator[str]:
    """Every page on the planted rows, the scoring desk on each criterion, every file."""
    for page in pages():
        if page.name == "stored_file":
            yield from (reverse("public:stored_file", args=[file.key]) for file in StoredFile.objects.all())
            continue
        planted_rows = [PLANTED[noun] for noun in page.nouns if noun in PLANTED]
        yield (address := address_of(world, page, planted_rows[0] if planted_rows else openings(page)[0]))
        if page.full_name == "council:mark_product":
            criteria = council.criteria_set_of(world["entry planted"]).criteria
            yield from (f"{address}?{urlencode({WHICH: criterion.id})}" for criterion in criteria)


PLANTED = {"dossier": "planted", "entry": "entry planted", "round": "round marking"}


@pytest.fixture(scope="module")
def seen(world: World) -> Seen:
    return Seen(world)


def test_the_planted_words_are_found_where_they_stand(seen: Seen) -> None:
    """Else nothing below could fail: PDFs are read, and every criterion of the desk is opened."""
    assert seen.with_any("provincial_officer", (FILED_PAPER,))
    desk = {address for address, _text in seen.pages["council_member waiting"] if f"?{WHICH}=" in address}
    assert len(desk) == len(council.criteria_set_of(seen.entry).criteria)
    assert len(seen.with_any("council_member own", (OWN_NOTE,)) & {*desk}) > 1


def test_papers_are_open_to_those_who_need_them(world: World, seen: Seen) -> None:
    """Only the files themselves: their names may stand on the pages that lead to them."""
    for words, readers in (
        (KEPT_PAPER, KEEP_LIBRARY),
        (FILED_PAPER, KEEP_LIBRARY | JUDGE),
        (LETTER, (KEEP_LIBRARY | JUDGE) - {"producer own"}),
    ):
        opened = {
            who
            for who in seen.everybody
            if [a for a in seen.with_any(who, (words,)) if a.startswith("/tep/")]
        }
        assert opened == readers, words


def test_one_council_finds_nothing_of_anothers_round_and_the_administrator_of_none(
    world: World, seen: Seen
) -> None:
    words = (PLANTED_PRODUCT, world["planted"].code, f"/dot/{world['round marking'].code}/")
    for who in OF_OTHER_COUNCIL | {"administrator"}:
        assert not seen.with_any(who, words), who
    for who in ("council_member own", "council_chair own", "council_secretary own"):
        assert all(seen.with_any(who, (word,)) for word in words), who


def test_sensitive_facts_stand_on_the_producers_own_pages_alone(seen: Seen) -> None:
    """Everybody else finds them masked, on every page as it opens."""
    for who in seen.everybody:
        addresses = seen.with_any(who, SENSITIVE)
        assert bool(addresses) == (who == "producer own"), (who, addresses)


def test_they_are_revealed_to_who_keeps_them_and_to_nobody_who_presses_without_a_reason(world: World) -> None:
    """Every page that takes a post is pressed by everybody; each page that shows them has told the log."""
    others = {who: actor for who, actor in world.actors.items() if who != "producer own"}
    for who, actor in others.items():
        browser, shown = a_browser_of(actor), 0
        before = looks()
        for address in revealing(world):
            assert not found_in(browser.post(address, {"hien": "1"}), SENSITIVE), (who, address)
            shown += found_in(browser.post(address, {"hien": "1", "reason": "print"}), SENSITIVE)
        assert bool(shown) == (who in KEEP_SENSITIVE - {"producer own"}), who
        assert looks() - before == shown, who


def revealing(world: World) -> list[str]:
    """The pages on which sensitive values can be asked for."""
    producer, dossier = world.producer.slug, world["planted"].code
    return [
        f"/ban-xa/chu-the/{producer}/",
        f"/ban-xa/chu-the/{producer}/sua/",
        f"/ban-xa/ho-so/{dossier}/",
        f"/tinh/ho-so/{dossier}/",
        f"/ho-so/{dossier}/mau-03/",
    ]


def found_in(response: HttpResponse, words: Iterable[str]) -> bool:
    text = text_of(response)
    return any(word in text for word in words)


def looks() -> int:
    return AuditEntry.objects.filter(kind="noted", deed="registry.see_sensitive").count()


def test_an_identity_paper_is_opened_by_its_owner_alone_until_a_reason_is_given(seen: Seen) -> None:
    for who in seen.everybody:
        opened = [address for address in seen.with_any(who, (IDENTITY,)) if address.startswith("/tep/")]
        assert bool(opened) == (who == "producer own"), who


def test_the_log_of_looks_holds_no_value(world: World) -> None:
    for entry in AuditEntry.objects.all():
        assert not [word for word in SECRETS if word in str(entry.content())]


def test_what_programs_read_holds_nothing_of_it(world: World) -> None:
    """Every list and item of the API that opens without a question, for the public."""
    client = a_browser_of(None)
    for name in ("producers", "products", "certificates", "communes", "criteria-sets", "openapi.json"):
        text = client.get(f"/api/v1/{name}").content.decode()
        assert text, name
        assert not [word for word in (*SECRETS, IDENTITY) if word in text], name


def test_only_the_producers_own_file_holds_its_values(world: World) -> None:
    for who, actor in world.actors.items():
        text = a_browser_of(actor).get("/viec/du-lieu-cua-toi/tep/").content.decode()
        assert (ETHNIC_GROUP in text) == (who == "producer own"), who


def test_nobody_who_judges_finds_what_the_producer_said_before_marking(seen: Seen) -> None:
    """Own member and chair have closed their sheets: beside them it may stand."""
    for who in WAITING | {"council_secretary own", "council_secretary other", "advisory_member"}:
        found = seen.with_any(who, (OWN_NOTE,))
        marked = {address for address in found if address.endswith(f"?{WHICH}={MARKED}")}
        assert found == (marked if who == "council_member waiting" else set()), who
    assert seen.with_any("council_member own", (OWN_NOTE,))
    assert seen.with_any("commune_officer own", (OWN_NOTE,))


def test_no_member_finds_what_the_team_said_before_marking(seen: Seen) -> None:
    for who in WAITING:
        assert not seen.with_any(who, (TEAM_NOTE,)), who
    assert seen.with_any("advisory_member", (TEAM_NOTE,))


def test_no_figure_is_anywhere_while_a_counted_sheet_is_open(seen: Seen) -> None:
    for who in seen.everybody:
        assert not seen.with_any(who, MEAN), who


def test_a_recusal_is_a_number(world: World, seen: Seen) -> None:
    """No page names who stepped back but those on which everybody of the council is named alike: the list of
    people to choose a member from, of who keeps the round, and the minutes."""
    absent = world.sittings["own"].members[-1].actor.name
    alike = {"recuse_member": "/khong-cham/", "minutes": "/bien-ban/", "appoint_council": "/hoi-dong/"}
    for who in seen.everybody:
        found = seen.with_any(who, (f">{absent}<", f">{absent} "))
        elsewhere = {address for address in found if not address.endswith(tuple(alike.values()))}
        if who not in ("provincial_officer", "council_secretary own"):
            assert not elsewhere, who
            continue
        for address in elsewhere:
            text = dict(seen.pages[who])[address]
            assert "lợi ích liên quan" not in _around(text, absent), (who, address)


def _around(text: str, words: str) -> str:
    place = text.index(words)
    return text[max(0, place - 300) : place + 300]


def test_what_the_api_gives_back_holds_nothing_of_it(world: World) -> None:
    """Every deed, done by everybody who may: the answer is a name and a state."""
    for deed in deeds():
        for case in DEED_CASES[deed.name]:
            for actor in world.actors.values():
                told: list[str] = []
                answer_of(
                    world, deed, case, actor, then=lambda done, told=told: told.append(str(result_of(done)))
                )
                assert not [word for word in SECRETS if word in "".join(told)], deed.name


def test_notices_hold_nothing_of_it(world: World) -> None:
    notices = " ".join(f"{row.title} {row.text}" for row in Notice.objects.all())

    assert not [word for word in SECRETS if word in notices]


def test_logs_hold_nothing_of_it(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    for who in ("public", "council_member own", "provincial_officer"):
        list(_pages_for(world, world.actors[who]))
    office = a_browser_of(world.actors["provincial_officer"])
    assert found_in(office.post(revealing(world)[0], {"hien": "1", "reason": "print"}), SENSITIVE)

    assert not [word for word in SECRETS if word in caplog.text]
