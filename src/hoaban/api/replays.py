"""Idempotency-Key: a program that is not sure its call arrived sends it again, and the deed is done once.

A kept answer may hold what is shown once only (a slip's digits, a token), so it is kept locked: the lock is
made from the installation's secret and from the caller's own key, of which the database has the hash alone.
"""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64encode
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest

from hoaban.api.problems import BadInput, Problem
from hoaban.api.tokens import act_of
from hoaban.core.actions import Deed
from hoaban.core.audit.actions import call_named, keep_answer
from hoaban.core.audit.models import Answered

LONGEST_KEY = 200


class Replay:
    """One call with a key: its earlier answer, if there is one, and where to keep the new one."""

    def __init__(self, row: Answered, lock: Fernet) -> None:
        self._row, self._lock = row, lock

    @property
    def response(self) -> dict[str, Any] | None:
        """The earlier answer; None where there is none yet."""
        if self._row.response is None:
            return None
        try:
            answer: dict[str, Any] = json.loads(self._lock.decrypt(self._row.response["locked"]))
        except InvalidToken as changed:  # the installation has another secret since
            raise Problem(
                409, "answer-lost", "Việc này đã làm rồi; câu trả lời khi ấy nay không đọc lại được."
            ) from changed
        return answer

    def keep(self, response: dict[str, Any]) -> None:
        """Keep the answer, so that a repeat gets it too."""
        keep_answer(self._row, {"locked": self._lock.encrypt(json.dumps(response).encode()).decode()})


def replay_of(request: HttpRequest, deed: Deed, body: dict[str, Any]) -> Replay | None:
    """None without a key; a key used before with another body is bad input."""
    key = request.headers.get("Idempotency-Key")
    if not key:
        return None
    if len(key) > LONGEST_KEY:
        why = f"Khóa dài nhất {LONGEST_KEY} chữ."
        raise BadInput([("Idempotency-Key", "max_length", why)])
    act = act_of(request)
    name = _hash(f"{act.actor.user_id}:{act.actor.holding_id}:{deed.name}:{key}")
    asked = hashlib.sha256(request.body).hexdigest()
    row, _made = call_named(name, asked=asked, at=act.at)
    if row.asked != asked:
        raise BadInput(
            [("Idempotency-Key", "key-reused", "Khóa này đã dùng cho một yêu cầu khác; đặt khóa mới.")]
        )
    return Replay(row, _lock_of(key))


def _lock_of(key: str) -> Fernet:
    made = HKDF(SHA256(), 32, salt=None, info=f"idempotency:{key}".encode()).derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(urlsafe_b64encode(made))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
