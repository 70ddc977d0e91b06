"""The published keys."""

from __future__ import annotations

import pytest
from django.conf import settings

from given.browser import a_browser_of
from given.certificates import a_certificate
from hoaban.core.documents.signatures import public_key_of

pytestmark = pytest.mark.django_db


def test_the_key_that_signs_now_is_published_before_it_has_signed():
    keys = a_browser_of().get("/.well-known/hoaban-keys.json").json()["keys"]

    assert keys == [public_key_of(settings.SIGNING_KEY).as_jwk]
    assert set(keys[0]) == {"kty", "crv", "kid", "x"}


def test_a_key_that_has_signed_stays_when_another_takes_its_place(settings):
    a_certificate()
    old = public_key_of(settings.SIGNING_KEY).kid
    settings.SIGNING_KEY = "22" * 32

    keys = a_browser_of().get("/.well-known/hoaban-keys.json").json()["keys"]

    assert [key["kid"] for key in keys] == [old, public_key_of("22" * 32).kid]
