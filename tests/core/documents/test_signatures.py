"""What a printed code says, signed."""

from __future__ import annotations

import base64
import json
from datetime import date

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from hoaban.core.documents.signatures import Statement, public_key_of, signed

SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"  # RFC 8032, 7.1, test 1
STATEMENT = Statement("DB-7K2M9Q", "Mật ong hoa ban", "HTX Minh Hoạ 1", 4, None, date(2029, 11, 30))


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_the_public_key_is_that_of_the_standards_own_example():
    key = public_key_of(SEED)

    assert decoded(key.x).hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert key.as_jwk == {"kty": "OKP", "crv": "Ed25519", "kid": key.kid, "x": key.x}
    assert len(key.kid) == 8


def test_a_statement_is_signed_over_its_bytes_as_they_stand():
    payload, signature = map(decoded, signed(STATEMENT, SEED).split("."))

    Ed25519PublicKey.from_public_bytes(decoded(public_key_of(SEED).x)).verify(signature, payload)
    assert "Mật ong hoa ban".encode() in payload
    assert json.loads(payload) == {
        "c": "DB-7K2M9Q",
        "n": "Mật ong hoa ban",
        "p": "HTX Minh Hoạ 1",
        "s": 4,
        "f": None,
        "t": "2029-11-30",
        "k": public_key_of(SEED).kid,
    }


def test_nothing_of_it_needs_escaping_in_an_address():
    token = signed(STATEMENT, SEED)

    assert "=" not in token
    assert "+" not in token
    assert "/" not in token
    assert token.count(".") == 1


def test_one_changed_byte_is_found():
    payload, signature = map(decoded, signed(STATEMENT, SEED).split("."))
    key = Ed25519PublicKey.from_public_bytes(decoded(public_key_of(SEED).x))

    with pytest.raises(InvalidSignature):
        key.verify(signature, payload.replace(b'"s":4', b'"s":5'))
