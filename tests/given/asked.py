"""What every deed is asked with and every page is opened with, for the table of access.

Here: for each deed one or more plausible questions that the right person gets a yes to; for each page the
rows it is opened with. A deed or noun that is missing here fails the tests that read these tables.
Not here: who gets a yes (docs/access.md, made by the answers).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.urls import reverse

from given.council import seats_filled
from given.dossiers import MATTERS, REPORT
from given.everything import World
from given.people import COMMUNE, NOON, OTHER_COMMUNE
from hoaban.api.v1.actions import _values
from hoaban.core.actions import DEEDS, Act, Deed
from hoaban.core.actors import Actor
from hoaban.core.permissions import Refusal, Refused
from hoaban.web.pages import PAGES, Page

TODAY = "2026-12-01"
FAULTS = [{"place": "1.5", "what": "Hợp đồng mờ.", "todo": "Chụp lại."}]
Body = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One question to a deed: on which row of the world, with which body of the API, said how."""

    row: str = ""
    body: Body | Callable[[World], Body] = field(default_factory=dict)
    said: str = ""

    def body_in(self, world: World) -> Body:
        return self.body(world) if callable(self.body) else self.body


def _file(name: str, **more: Any) -> Callable[[World], Body]:
    field_name = more.pop("into")
    return lambda world: {field_name: str(world.files[name].key), **more}


def _producer(commune: str, **more: Any) -> Body:
    facts = {
        "name": "HTX Minh Hoạ Mới",
        "kind": "cooperative",
        "address": "Bản Minh Hoạ",
        "phone": "0812345678",
    }
    return {**facts, "commune": commune, "representative": "Lò Thị Minh Hoạ", **more}


def _seats(world: World) -> Body:
    rows = seats_filled(world["round new"])
    return {
        "decision_number": "12/QĐ-UBND",
        "decision_date": TODAY,
        "regulation_number": "5/QC-HĐ",
        "seats": [{"user": row.user, "kind": row.kind, "agency": row.agency} for row in rows],
    }


PAPER = {"number": "77/QĐ-UBND", "date": TODAY}
PRODUCT = {"name": "Mật ong Minh Hoạ Khác", "criteria_set": "QD26-04", "specification": "Hũ 500 g"}
CONSENT = {"consent_by": "Lò Thị Minh Hoạ", "consent_text": "Tôi nhờ cán bộ xã nhập thay."}
ANSWER = {"criterion": "1.1", "option": "-"}
DECLARED = {"declared_by": "Lò Thị Minh Hoạ", "declaration": True}
MATTER_ROWS = [{"matter": matter, "text": text} for matter, text in MATTERS.items()]
LETTER = {"letter_number": "12/UBND", "letter_date": TODAY, "samples_noted": 5}
ON_PAPER = {
    "stage": "taken_in",
    "filed_on": "2026-09-15",
    "received_on": "2026-09-16",
    "letter_number": "12/UBND",
    "letter_date": "2026-10-01",
    "forwarded_on": "2026-10-02",
    "taken_in_on": "2026-10-05",
}

DEED_CASES: dict[str, list[Case]] = {
    "accounts.add_user": [Case(body={"log_in": "0987123456", "name": "Người Mới Minh Hoạ"})],
    "accounts.grant_role": [
        Case("newcomer", {"role": "editor"}, "an editor"),
        Case("newcomer", {"role": "administrator"}, "an administrator"),
    ],
    "accounts.end_role": [
        Case("holding", said="of an editor"),
        Case("holding of an administrator", said="of an administrator"),
    ],
    "accounts.make_slip": [
        Case("newcomer", said="for a newcomer"),
        Case("representative", said="for a representative"),
        Case("officer of a commune", said="for a commune's officer"),
        Case("member", said="for a council member"),
    ],
    "accounts.make_token": [Case("member")],
    "registry.register_producer": [
        Case(body=_producer(COMMUNE), said="here"),
        Case(body=_producer(OTHER_COMMUNE), said="elsewhere"),
    ],
    "registry.correct_producer": [Case("producer", _producer(COMMUNE, name="HTX Minh Hoạ Sửa"))],
    "registry.invite_representative": [Case("producer", {"name": "Lò Văn Minh Hoạ", "phone": "0912000999"})],
    "registry.confirm_request": [
        Case("request", lambda world: {"producer": world["producer"].slug}, "here"),
    ],
    "registry.refuse_request": [Case("request", {"reason": "Minh hoạ."})],
    "registry.register_product": [Case("producer", PRODUCT)],
    "registry.correct_product": [Case("product", PRODUCT)],
    "registry.add_product_picture": [Case("product", _file("picture", into="file"))],
    "registry.remove_product_picture": [Case("picture")],
    "registry.add_evidence": [Case("producer", _file("own", into="file", kind="test-reports"))],
    "registry.renew_evidence": [Case("evidence", {"paper_number": "12/KN"})],
    "registry.retire_evidence": [Case("evidence")],
    "registry.withdraw_consent": [Case("producer")],
    "registry.ask_about_data": [Case("producer", {"kind": "correct", "text": "Sai địa chỉ."})],
    "registry.answer_data_request": [Case("data request", {"granted": "yes", "answer": "Đã sửa."})],
    "registry.open_identity_paper": [Case("file identity", {"reason": "answer"})],
    "registry.see_sensitive": [Case("producer", {"reason": "appraise"})],
    "dossiers.open_dossier": [Case("product", CONSENT)],
    "dossiers.assess_product": [Case("draft", ANSWER, "its own"), Case("typed", ANSWER, "typed for it")],
    "dossiers.write_report": [Case("draft", REPORT, "its own"), Case("typed", REPORT, "typed for it")],
    "dossiers.file_dossier": [Case("draft", DECLARED, "its own"), Case("typed", DECLARED, "typed for it")],
    "dossiers.withdraw_dossier": [Case("filed", {"reason": "Minh hoạ."})],
    "dossiers.complete_dossier": [Case("to complete")],
    "dossiers.receive_dossier": [Case("filed")],
    "dossiers.send_back_dossier": [Case("filed", {"faults": FAULTS})],
    "dossiers.appraise_matters": [Case("appraised", {"texts": MATTER_ROWS})],
    "dossiers.forward_dossier": [Case("appraised", _file("commune", into="letter", **LETTER))],
    "dossiers.take_in_dossier": [Case("forwarded")],
    "dossiers.enter_paper_dossier": [Case(body=lambda world: {"product": world["product"].slug, **ON_PAPER})],
    "dossiers.correct_paper_dossier": [
        Case("from paper", {**ON_PAPER, "letter_number": "13/UBND", "reason": "Đọc nhầm số."})
    ],
    "dossiers.cancel_paper_dossier": [Case("from paper", {"reason": "Nhập nhầm sản phẩm."})],
    "dossiers.keep_paper_scan": [Case("product", _file("scan", into="scan"))],
    "dossiers.request_completion": [Case("forwarded", {"faults": FAULTS})],
    "council.open_round": [Case(body={"round_id": "province-1", "year": 2027})],
    "council.appoint_council": [Case("round new", _seats)],
    "council.fill_round": [Case("round filling", lambda world: {"dossiers": [world["taken in"].code]})],
    "council.postpone_dossier": [Case("entry", {"reason": "Minh hoạ."})],
    "council.record_advisory_report": [Case("entry", {"text": "Đã xem cơ sở."})],
    "council.recuse_member": [
        Case("entry", lambda world: {"ground": world["ground"]}, "oneself"),
        Case(
            "entry",
            lambda world: {"ground": world["ground"], "seat": str(world["seat"].pk)},
            "another member",
        ),
    ],
    "council.mark_product": [Case("entry", {"criterion": "1.1", "option": None})],
    "council.propose_knock_out": [
        Case("entry", lambda world: {"knock_out": world["knock_out"], "reason": "Minh hoạ."})
    ],
    "council.drop_knock_out": [Case("entry", lambda world: {"knock_out": world["knock_out"]})],
    "council.close_sheet": [Case("entry")],
    "council.reopen_sheet": [Case("sheet")],
    "council.close_scoring": [Case("entry ready", {"leave_out_open": True})],
    "council.close_round": [Case("round ready", {"leave_out_open": True})],
    "council.submit_results": [Case("round closed", {"number": "78/TTr-VP", "date": TODAY})],
    "certificates.record_decision": [
        Case(
            "round submitted",
            lambda world: {
                **PAPER,
                "kind": "recognition",
                "copy": str(world.files["province"].key),
                "dossiers": [world["submitted"].code],
            },
        )
    ],
    "certificates.issue_certificate": [Case("ruled")],
    "certificates.send_to_ministry": [Case("best")],
    "certificates.notify_result": [Case("decided", {"number": "45/TB-VPOCOP", "date": TODAY})],
    "certificates.withdraw_certificate": [
        Case("certificate", _file("province", into="copy", ground="b", **PAPER))
    ],
    "certificates.enter_past_certificate": [
        Case("product", {"source": "Trang thông tin huyện", "star": "3"})
    ],
    "certificates.record_call": [Case("certificate", {"outcome": "no_answer"})],
    "certificates.answer_making": [Case("certificate", {"making": "still", "packs_left": "200"})],
    "certificates.make_calendar_feed": [Case()],
    "certificates.end_calendar_feed": [Case("calendar feed")],
    "certificates.correct_past_certificate": [
        Case("past certificate", {"source": "Trang thông tin huyện", "star": "4"})
    ],
    "imports.bring_file": [Case(body=_file("table", into="file", kind="producers"))],
    "imports.save_import": [Case("import brought")],
    "imports.undo_import": [Case("import saved")],
}


def deeds() -> Iterator[Deed]:
    """Every deed that has an address."""
    return (deed for _name, deed in sorted(DEEDS.items()) if not deed.inner)


def answer_of(
    world: World, deed: Deed, case: Case, actor: Actor, then: Callable[[Any], object] = str
) -> Refusal | None:
    """Ask it, show `then` what was done, and undo it; the refusal, or None where it was done."""
    rows = [world[case.row]] if deed.on else []
    with transaction.atomic():
        values = _values(deed, case.body_in(world))
        try:
            then(deed.do(Act(actor, NOON, "api"), *rows, **values))
        except Refused as refused:
            return refused.refusal
        finally:
            transaction.set_rollback(True)
    return None


# --- pages ---

ROWS_OF_NOUN: dict[str, tuple[str, ...]] = {
    "calendar_feed": ("calendar feed",),
    "certificate": ("certificate",),
    "data_request": ("data request",),
    "entry": ("entry",),
    "entry_request": ("request",),
    "evidence": ("evidence",),
    "file": ("file", "file identity", "file filed", "file of the commune", "file of the province"),
    "import_file": ("import brought", "import saved"),
    "picture": ("picture",),
    "producer": ("producer",),
    "product": ("product",),
    "sheet": ("sheet",),
    "round": ("round marking",),
    "dossier": ("draft", "filed", "in round", "recognised"),
}
ROWS_OF_PAGE: dict[str, tuple[str, ...]] = {
    "commune:receipt": ("appraised", "in round", "recognised"),
    "commune:appraisal_report": ("appraised", "to complete", "in round", "recognised"),
    "commune:receive_dossier": ("filed",),
    "commune:send_back_dossier": ("filed",),
    "commune:appraise_matters": ("appraised",),
    "commune:forward_dossier": ("appraised",),
    "producer:complete_dossier": ("to complete",),
    "producer:assess": ("draft", "typed"),
    "producer:assess_product": ("draft", "typed"),
    "producer:write_report": ("draft", "typed"),
    "producer:file_dossier": ("draft", "typed"),
    "producer:withdraw_dossier": ("filed",),
    "province:take_in_dossier": ("forwarded",),
    "province:request_completion": ("forwarded",),
    "province:correct_paper_dossier": ("from paper",),
    "province:cancel_paper_dossier": ("from paper",),
    "province:result_letter": ("told",),
    "province:appoint_council": ("round new",),
    "province:fill_round": ("round filling",),
    "province:close_round": ("round ready",),
    "province:close_scoring": ("entry ready",),
    "province:submit_results": ("round closed",),
    "province:record_decision": ("round submitted",),
    "province:correct_past_certificate": ("past certificate",),
    "province:undo_import": ("import saved",),
    "province:result": ("entry", "entry closed"),
    "province:minutes": ("round marking", "round closed"),
}
WORDS = {"criterion": "1.1", "knock_out": "K1", "secret": "khong-co", "typed": "DB-222222"}
"""What stands in a slot that names no row."""


def pages() -> Iterator[Page]:
    return (page for _name, page in sorted(PAGES.items()))


def openings(page: Page) -> tuple[str, ...]:
    """The rows this page is opened with, by their words; one empty word where it takes none."""
    if page.full_name in ROWS_OF_PAGE:
        return ROWS_OF_PAGE[page.full_name]
    return next((ROWS_OF_NOUN[noun] for noun in page.nouns if noun in ROWS_OF_NOUN), ("",))


def slots_of(world: World, page: Page, opening: str) -> list[Any]:
    """What the slots of the address hold: the row opened with, its neighbours, plain words."""
    first = True
    found: list[Any] = []
    for noun in page.nouns:
        if noun in WORDS:
            found.append(WORDS[noun])
        else:
            found.append(world[opening if first else noun])
            first = False
    return found


PRINTED: dict[str, Callable[[Any], str]] = {
    "certificate": lambda row: row.code.code,
    "dossier": lambda row: row.code,
    "file": lambda row: str(row.key),
    "import_file": lambda row: str(row.key),
    "producer": lambda row: row.slug,
    "product": lambda row: row.slug,
    "round": lambda row: row.code,
}
"""How a row is named in an address; all others by their number."""


def address_of(world: World, page: Page, opening: str) -> str:
    """The address of this page for the row it is opened with."""
    slots = zip(page.nouns, slots_of(world, page, opening), strict=True)
    return reverse(page.full_name, args=[_printed(noun, slot) for noun, slot in slots])


def _printed(noun: str, slot: Any) -> str:
    if isinstance(slot, str):
        return slot
    return PRINTED[noun](slot) if noun in PRINTED else str(slot.pk)


def verdict_of(world: World, page: Page, opening: str, actor: Actor) -> Refusal | None:
    """What the page's access rule says when asked directly."""
    verdict = page.access(actor, *slots_of(world, page, opening))
    return verdict if isinstance(verdict, Refusal) else None
