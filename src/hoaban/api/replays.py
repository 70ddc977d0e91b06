"""Idempotency-Key: a program that is not sure its call arrived sends it again, and the deed is done once."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest

from hoaban.api.problems import BadInput
from hoaban.api.tokens import act_of
from hoaban.core.actions import Deed
from hoaban.core.audit.actions import call_named, keep_answer
from hoaban.core.audit.models import Answered


class Replay:
    """One call with a key: its earlier answer, if there is one, and where to keep the new one."""

    def __init__(self, row: Answered, *, known: bool) -> None:
        self._row = row
        self.response: dict[str, Any] | None = row.response if known else None

    def keep(self, response: dict[str, Any]) -> None:
        """Keep the answer, so that a repeat gets it too."""
        keep_answer(self._row, response)


def replay_of(request: HttpRequest, deed: Deed, body: dict[str, Any]) -> Replay | None:
    """None without a key; a key used before with another body is bad input."""
    key = request.headers.get("Idempotency-Key")
    if not key:
        return None
    act = act_of(request)
    name = _hash(f"{act.actor.user_id}:{act.actor.holding_id}:{deed.name}:{key}")
    asked = hashlib.sha256(request.body).hexdigest()
    row, made = call_named(name, asked=asked, at=act.at)
    if row.asked != asked:
        raise BadInput(
            [("Idempotency-Key", "key-reused", "Khóa này đã dùng cho một yêu cầu khác; đặt khóa mới.")]
        )
    return Replay(row, known=not made)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
