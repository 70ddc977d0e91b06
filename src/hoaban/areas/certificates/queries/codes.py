"""Codes and certificates by the name they are printed with, and the keys that prove them.

Not here: how a code looks (core/documents/codes.py), what it says on a day (checking.py).
"""

from __future__ import annotations

from hoaban.areas.certificates.models import Certificate, SigningKey
from hoaban.areas.certificates.queries.standing import with_all_about
from hoaban.core.documents.codes import code_typed
from hoaban.core.documents.models import PublicCode
from hoaban.core.documents.signatures import PublicKey
from hoaban.core.nouns import noun


@noun("certificate")
def certificate_called(text: str) -> Certificate | None:
    """The certificate with this code, with everything about it."""
    code = code_typed(text)
    return with_all_about().filter(code__code=code).first() if code else None


@noun("code")
def code_looked_up(text: str) -> PublicCode | None:
    """The code a person typed: any case, spaces and a missing dash forgiven; None where it was never given
    out."""
    code = code_typed(text)
    return PublicCode.objects.filter(code=code).first() if code else None


def keys_seen() -> list[PublicKey]:
    """Every key that has signed codes here, the oldest first. Old ones stay: packages carry their
    signatures."""
    return [PublicKey(key.kid, key.x) for key in SigningKey.objects.order_by("id")]
