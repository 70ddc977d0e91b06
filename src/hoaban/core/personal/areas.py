"""The personal fields of the areas' tables: who makes, who files, who judges, who decides."""

from __future__ import annotations

from hoaban.core.accounts.roles import Role
from hoaban.core.personal.kept import (
    ANSWERED,
    CONSENT,
    ETHNIC_ORIGIN,
    FOR_CONSENT,
    FOR_CRITERION,
    FOR_EVIDENCE,
    FOR_FAIRNESS,
    FOR_FORMS,
    FOR_LOG_IN,
    FOR_REACHING,
    FOR_RIGHTS,
    FOR_STEPS,
    IMPARTIAL,
    KEEPERS,
    OFFICES,
    READERS,
    RIGHTS,
    STEPS,
    UNTIL_CORRECTED,
    Category,
    Fields,
    Kept,
    NoPerson,
    basic,
    sensitive,
)

_FORM = basic(FOR_FORMS, retention=UNTIL_CORRECTED)
_REACH = basic(FOR_REACHING, retention=UNTIL_CORRECTED)
_HOME = Kept(Category.BASIC, FOR_FORMS, "Mẫu số 02, Mẫu số 03 (QĐ 26/2026/QĐ-TTg); cơ bản: Điều 3 Nghị định "
             "356/2025/NĐ-CP; che như dữ liệu nhạy cảm", UNTIL_CORRECTED, KEEPERS)  # fmt: skip
_DISABILITY = sensitive(
    FOR_CRITERION,
    basis="Tiêu chí 3.2, Mẫu số 02 phần III (QĐ 26/2026/QĐ-TTg); che như dữ liệu nhạy cảm, điểm của Điều 4 "
    "Nghị định 356/2025/NĐ-CP: chưa đối chiếu",
)
_COMES_IN = basic(
    FOR_LOG_IN, (Role.COMMUNE_OFFICER, Role.PROVINCIAL_OFFICER), basis=STEPS, retention=ANSWERED
)
_PAPER = basic(FOR_EVIDENCE, basis="Mẫu số 02 phần III (QĐ 26/2026/QĐ-TTg)")
_STEP = basic(FOR_STEPS, basis=STEPS)
_JUDGED = basic(FOR_FAIRNESS, OFFICES, basis=IMPARTIAL)
_WROTE = basic(FOR_FAIRNESS, READERS, basis=IMPARTIAL)
_AGREED = basic(FOR_CONSENT, KEEPERS, basis=CONSENT)
_ASKED = basic(FOR_RIGHTS, (*KEEPERS, Role.AUDITOR), basis=RIGHTS)
_FILED = Kept(
    Category.SENSITIVE,
    FOR_CRITERION,
    ETHNIC_ORIGIN,
    _STEP.retention,
    KEEPERS,
)
_SHEET = (Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER, Role.COUNCIL_CHAIR, *OFFICES)
_OPEN = basic(FOR_STEPS, (), basis="Điều 7, Điều 8 QĐ 26/2026/QĐ-TTg")

PERSONAL: Fields = {
    "registry.Producer": {
        "slug": basic(FOR_REACHING, ()),
        "name": basic(FOR_REACHING, ()),
        "folded_name": basic(FOR_REACHING, ()),
        "address": _REACH,
        "contact_address": _REACH,
        "phone": _REACH,
        "email": _REACH,
        "tax_code": _FORM,
        "registration_number": _FORM,
        "representative": _FORM,
        "representative_position": _FORM,
        "representative_gender": basic(FOR_CRITERION, retention=UNTIL_CORRECTED),
        "representative_ethnic_group": sensitive(FOR_CRITERION, basis=ETHNIC_ORIGIN),
        "representative_disability": _DISABILITY,
        "representative_address": _HOME,
        "history": _FORM,
        "structure": _FORM,
    },
    "registry.SensitiveConsent": {
        "text": _AGREED,
        "given_by": _AGREED,
        "taken_by": _AGREED,
        "withdrawn_by": _AGREED,
    },
    "registry.DataRequest": {
        "text": _ASKED,
        "asked_by": _ASKED,
        "answer": _ASKED,
        "answered_by": _ASKED,
    },
    "registry.Product": {"story": basic(FOR_REACHING, ())},
    "registry.ProductPicture": {"caption": basic(FOR_REACHING, ())},
    "registry.EntryRequest": {
        **dict.fromkeys(("name", "phone", "tax_code", "producer_name"), _COMES_IN),
        "answered_by": _STEP,
        "reason": _STEP,
    },
    "certificates.Call": {"by": _STEP, "by_name": _STEP, "note": _STEP},
    "certificates.MakingAnswer": {"by": _STEP, "note": _STEP},
    "registry.Evidence": {"title": _PAPER},
    "registry.EvidenceVersion": {"paper_number": _PAPER, "issuer": _PAPER},
    "dossiers.Dossier": {
        "opened_by": _STEP,
        "declared_by": _FORM,
        "received_by": _STEP,
        "received_by_name": _STEP,
        "paper_entered_by_name": _STEP,
        "forwarded_by": _STEP,
        "taken_in_by_name": _STEP,
    },
    "dossiers.Step": {"by": _STEP, "note": _STEP},
    "dossiers.SelfAnswer": {"note": _PAPER, "answered_by": _WROTE},
    "dossiers.DossierConsent": {"given_by": _AGREED, "taken_by": _AGREED, "text": _AGREED},
    "dossiers.Writer": {"user_id": _WROTE},
    "dossiers.Snapshot": {"content": _FILED},
    "dossiers.Fault": {"what": _STEP, "todo": _STEP, "by": _STEP},
    "dossiers.Appraisal": {"text": _STEP, "by": _STEP},
    "council.Council": {"secretary": _JUDGED},
    "council.Seat": {"user": basic(FOR_FAIRNESS, _SHEET, basis=IMPARTIAL), "agency": _JUDGED},
    "council.AdvisoryReport": {"text": _STEP, "by": _JUDGED},
    "council.AdvisoryOpinion": {"note": _STEP},
    "council.Recusal": {"ground": _JUDGED, "declared_by": _JUDGED},
    "council.SheetKnockOut": {"reason": basic(FOR_STEPS, _SHEET, basis=STEPS)},
    "council.Result": {"content": basic(FOR_STEPS, _SHEET, basis=STEPS), "by": _JUDGED},
    "council.Minutes": {"content": basic(FOR_STEPS, _SHEET, basis=STEPS)},
    "council.Submission": {"by": _STEP},
    "certificates.Decision": {"issuer": _OPEN, "entered_by": _STEP},
    "certificates.ResultNotice": {"by": _STEP},
    "certificates.Certificate": {"issuer": _OPEN},
}
NO_PERSON: NoPerson = {
    "registry.Producer": "kind registered_on source",
    "registry.Product": "slug name folded_name criteria_set specification gtin source",
    "registry.DataRequest": "kind due_on",
    "registry.Evidence": "kind",
    "registry.EvidenceVersion": "issued_on ends_on",
    "dossiers.Dossier": "code kind edition state materials_technology quality_changes markets results plan "
    "filed_on received_on registration_number due_on letter_number letter_date forwarded_on taken_in_on "
    "province_number paper_stage paper_entered_on",
    "certificates.CalendarFeed": "secret_hash",
    "certificates.Call": "outcome promised_on",
    "certificates.MakingAnswer": "making",
    "dossiers.Step": "move from_state to_state role",
    "dossiers.SelfAnswer": "criterion option",
    "dossiers.Writer": "role",
    "dossiers.Snapshot": "sha256",
    "dossiers.Fault": "of place",
    "dossiers.Appraisal": "matter",
    "council.Round": "code name edition round_id proposals_through hold_through regulation plan state",
    "council.Council": "decision_number decision_date regulation_number regulation_date settings",
    "council.Seat": "kind",
    "council.Entry": "criteria_set state",
    "council.AdvisoryReport": "visited_on",
    "council.AdvisoryOpinion": "criterion option",
    "council.Sheet": "state",
    "council.Mark": "criterion option",
    "council.SheetKnockOut": "knock_out",
    "council.Result": "mean",
    "council.Minutes": "audit_head",
    "council.Submission": "number date",
    "certificates.Decision": "kind number date audit_head",
    "certificates.ResultNotice": "number date",
    "certificates.SigningKey": "kid x",
    "certificates.Certificate": "number valid_from valid_to lapses_after extended_to regrading_filed_on "
    "token source",
    "certificates.Withdrawal": "ground concluded_on withdrawn_on",
}
