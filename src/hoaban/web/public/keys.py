"""The public keys that printed codes are signed with, for anybody who checks them without us (JWKS)."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, JsonResponse

from hoaban.areas.certificates.queries import keys_seen
from hoaban.core.documents.signatures import public_key_of
from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, page


@page(".well-known/hoaban-keys.json", access=anyone)
def keys(request: PageRequest) -> HttpResponse:
    """Every key that has signed, and the one that signs now; old ones stay."""
    current = public_key_of(settings.SIGNING_KEY)
    known = {key.kid: key for key in (*keys_seen(), current)}
    response = JsonResponse({"keys": [key.as_jwk for key in known.values()]})
    response["Access-Control-Allow-Origin"] = "*"
    return response
