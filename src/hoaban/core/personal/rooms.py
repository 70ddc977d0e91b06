"""The personal fields of the core's own tables: people, files, notices, the log."""

from __future__ import annotations

from hoaban.core.accounts.roles import Role
from hoaban.core.personal.kept import (
    FOR_EVIDENCE,
    FOR_LOG_IN,
    FOR_NOTICES,
    FOR_STEPS,
    NOT_SHOWN,
    OFFICES,
    READERS,
    SECURITY,
    SHORT,
    STEPS,
    WHILE_NEEDED,
    WITH_THE_LOG,
    Fields,
    NoPerson,
    basic,
)

_LOG_IN = basic(
    FOR_LOG_IN,
    (*OFFICES, Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR, Role.ADMINISTRATOR),
    basis=STEPS,
    retention=WHILE_NEEDED,
)
_SECRET = basic(FOR_LOG_IN, NOT_SHOWN, basis=SECURITY, retention=WHILE_NEEDED)
_WHO = basic(FOR_STEPS, (Role.AUDITOR, Role.ADMINISTRATOR), basis=STEPS, retention=WITH_THE_LOG)
_NOTICE = basic(FOR_NOTICES, READERS, basis=STEPS)
_TRY = basic(FOR_LOG_IN, NOT_SHOWN, basis=SECURITY, retention=SHORT)

PERSONAL: Fields = {
    "audit.Entry": {"user_id": _WHO},
    "accounts.User": {"name": _LOG_IN, "phone": _LOG_IN, "email": _LOG_IN, "password": _SECRET},
    "accounts.Holding": {"user": _LOG_IN},
    "accounts.Slip": {"user": _LOG_IN, "made_by": _LOG_IN},
    "accounts.FailedLogIn": {"log_in_hash": _TRY, "address_hash": _TRY},
    "accounts.PlaceSlip": {"made_by": _LOG_IN},
    "accounts.Visit": {"user": _LOG_IN, "machine": _LOG_IN},
    "imports.ImportFile": {"brought_by": _WHO, "before": basic(FOR_STEPS, NOT_SHOWN, basis=STEPS)},
    "imports.Preview": {"result": basic(FOR_STEPS, OFFICES, basis=STEPS)},
    "files.StoredFile": {"name": basic(FOR_EVIDENCE), "added_by": _WHO},
    "notices.Notice": {"user": _NOTICE, "title": _NOTICE, "text": _NOTICE},
}
NO_PERSON: NoPerson = {
    "audit.Entry": "deed door role scope table row kind fields row_hash previous hash",
    "audit.Answered": "name asked response",
    "units.Installation": "province_code",
    "units.Unit": "code level name full_name folded_name slug",
    "units.FormerUnit": "old_code full_name folded_name district",
    "units.ProvinceSetting": "key value regulation",
    "documents.PublicCode": "code kind",
    "documents.IssuedPaper": "kind about number date unit audit_head",
    "accounts.Holding": "role unit producer",
    "accounts.Slip": "code_hash link_hash",
    "accounts.PlaceSlip": "code_hash link_hash number producer role unit",
    "accounts.Visit": "kind",
    "accounts.AccessToken": "token_hash",
    "imports.ImportFile": "kind headings counts",
    "imports.Preview": "refusal",
    "files.StoredFile": "content_type sha256 owner",
    "jobs.Run": "message",
    "notices.Notice": "role unit producer subject address",
}
