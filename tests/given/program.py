"""A program that speaks to the API for one person in one role, or for nobody."""

from __future__ import annotations

import base64
import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from given.people import a_holding, the_operator
from hoaban.core.accounts import actions
from hoaban.core.accounts.roles import Role

API = "/api/v1"
TUS = {"tus-resumable": "1.0.0"}
PIECES = "application/offset+octet-stream"


class Program:
    """Its calls give the answer as Django's client has it."""

    def __init__(self, role: Role | None = None, **scope: Any) -> None:
        self.client = Client(HTTP_HOST="127.0.0.1:8000")
        self.headers: dict[str, str] = {}
        if role is not None:
            token = actions.make_token(the_operator(), a_holding(role, **scope).user, role=role).token
            self.headers = {"authorization": f"Bearer {token}"}

    def reads(self, path: str, **query: Any) -> Any:
        """A GET that succeeds, as JSON."""
        response = self.client.get(f"{API}/{path}", query, headers=self.headers)
        assert response.status_code == 200, response.content
        return response.json()

    def does(self, deed: str, **values: Any) -> HttpResponse:
        """A deed."""
        body = json.dumps(values)
        return self.client.post(
            f"{API}/actions/{deed}", body, content_type="application/json", headers=self.headers
        )

    def begins(
        self, length: int | str, headers: dict[str, str] | None = None, **metadata: str
    ) -> HttpResponse:
        """Announce a file."""
        said = ",".join(
            f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in metadata.items()
        )
        told = {**TUS, "upload-length": str(length), "upload-metadata": said, **(headers or {})}
        return self.client.post(f"{API}/files", headers={**self.headers, **told})

    def sends(self, place: str, piece: bytes, offset: int | str, **headers: str) -> HttpResponse:
        """Send bytes."""
        told = {**self.headers, **TUS, "upload-offset": str(offset), **headers}
        return self.client.patch(place, piece, content_type=PIECES, headers=told)

    def asks_of(self, place: str, **headers: str) -> HttpResponse:
        """HEAD: how far it is."""
        return self.client.head(place, headers={**self.headers, **TUS, **headers})

    def uploads(self, content: bytes, **metadata: str) -> HttpResponse:
        """All of it at once; gives the last answer."""
        begun = self.begins(len(content), **metadata)
        assert begun.status_code == 201, begun.content
        return self.sends(begun["Location"], content, 0)
