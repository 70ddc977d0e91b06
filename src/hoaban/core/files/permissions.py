"""Who may bring a file in, as far as the core can tell: for one's own unit, for the province, and one's own
upload.

Not here: who may bring one for a producer (areas/registry knows whose officer one is), who may read it.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts.roles import Role
from hoaban.core.actors import Actor
from hoaban.core.files.uploads import MOST_OPEN, Upload, uploads_under_way
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

PROVINCE = "province"  # the owner of files that belong to no producer and no commune


def may_bring_file(actor: Actor, owner: str) -> Verdict:
    """May this person bring a file for this owner: one's own unit or producer; the office, the province?"""
    if (owner and owner == actor.scope) or (owner == PROVINCE and actor.holds(Role.PROVINCIAL_OFFICER)):
        return ALLOWED
    return Refusal(
        "not-own-files", _("Chỉ gửi tệp cho chủ thể hoặc đơn vị của mình; nêu owner trong Upload-Metadata.")
    )


def may_begin_upload(actor: Actor) -> Verdict:
    """Has this person few enough uploads under way?"""
    own = [upload for upload in uploads_under_way() if upload.holding == actor.holding_id]
    if len(own) < MOST_OPEN:
        return ALLOWED
    return Refusal(
        "too-many-uploads", _("Đang có quá nhiều tệp gửi dở. Gửi tiếp cho xong, hoặc đợi một ngày để bỏ.")
    )


def may_continue_upload(actor: Actor, upload: Upload) -> Verdict:
    """May this person go on with the upload? Who began it, in the same role."""
    if actor.holding_id is not None and actor.holding_id == upload.holding:
        return ALLOWED
    return Refusal("not-own-upload", _("Tệp này do người khác gửi dở; chỉ người đó gửi tiếp được."))
