"""Who may bring whole files of rows into the register, and take an import back."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts.roles import Role
from hoaban.core.actors import Actor
from hoaban.core.imports.models import ImportFile
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

NOT_IMPORTER = Refusal("not-importer", _("Nhập Excel do Văn phòng OCOP tỉnh làm."))


def may_import(actor: Actor) -> Verdict:
    """May this person bring files of rows (nhập Excel)? The office keeps the province's register."""
    return ALLOWED if actor.holds(Role.PROVINCIAL_OFFICER) else NOT_IMPORTER


def may_see_import(actor: Actor, import_file: ImportFile) -> Verdict:
    """May this person see what a file would do, and what it did?"""
    return may_import(actor)


def may_save_import(actor: Actor, import_file: ImportFile) -> Verdict:
    """May this person save what a file says?"""
    return may_import(actor)


def may_undo_import(actor: Actor, import_file: ImportFile) -> Verdict:
    """May this person take back all that a file brought?"""
    return may_import(actor)
