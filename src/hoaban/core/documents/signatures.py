"""What a printed code says, signed: so that it can be proved without a network (DESIGN §5.3).

Here: the payload, its Ed25519 signature, the public key as the world reads it.
Not here: where the secret key is kept (config/keys.py), which keys have signed so far (areas/certificates).

    <base64url(payload)>.<base64url(signature)>      payload: {"c","n","p","s","f","t","k"}
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

KEY_ID_SIGNS = 8


@dataclass(frozen=True, slots=True)
class PublicKey:
    """kid: the key's id in a payload; x: the 32 bytes, base64url without padding."""

    kid: str
    x: str

    @property
    def as_jwk(self) -> dict[str, str]:
        return {"kty": "OKP", "crv": "Ed25519", "kid": self.kid, "x": self.x}


@dataclass(frozen=True, slots=True)
class Statement:
    """What is printed on a certificate. valid_from None: no source gives it."""

    code: str
    product: str
    producer: str
    star: int
    valid_from: date | None
    valid_to: date


def public_key_of(seed: str) -> PublicKey:
    """The public key of a secret one (64 hex signs); its id is the beginning of its SHA-256."""
    key = _key(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return PublicKey(hashlib.sha256(key).hexdigest()[:KEY_ID_SIGNS], _base64url(key))


def signed(statement: Statement, seed: str) -> str:
    """The statement with its signature, over the bytes as they stand before encoding."""
    payload = json.dumps(
        {
            "c": statement.code,
            "n": statement.product,
            "p": statement.producer,
            "s": statement.star,
            "f": statement.valid_from.isoformat() if statement.valid_from else None,
            "t": statement.valid_to.isoformat(),
            "k": public_key_of(seed).kid,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    return f"{_base64url(payload)}.{_base64url(_key(seed).sign(payload))}"


def _key(seed: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed))


def _base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")
