"""A store of files that does not answer is said to people and to programs, and nothing is written."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.files import a_pdf
from given.program import Program
from given.registry import a_producer
from hoaban.core.accounts.roles import Role
from hoaban.core.files import store
from hoaban.core.files.models import StoredFile
from hoaban.web.store_away import StoreAwayMiddleware


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_answer(*content: object) -> None:
        raise store.StoreAway("geheim")

    monkeypatch.setattr(store, "put", no_answer)


@pytest.mark.django_db
def test_a_program_is_told_to_come_again(away: None) -> None:
    producer = a_producer()
    program = Program(Role.PRODUCER_REPRESENTATIVE, producer=producer.slug)

    answer = program.uploads(a_pdf(), filename="a.pdf", owner=producer.slug)

    assert (answer.status_code, answer.json()["code"]) == (503, "store-away")
    assert answer["Retry-After"] == "60"
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_a_person_is_told_what_is_not_lost() -> None:
    request = a_browser_of().get("/").wsgi_request
    middleware = StoreAwayMiddleware(lambda request: None)  # type: ignore[arg-type,return-value]

    answer = middleware.process_exception(request, store.StoreAway("geheim"))

    assert answer is not None
    assert answer.status_code == 503
    assert "vẫn còn" in answer.content.decode()
    assert "geheim" not in answer.content.decode()
    assert middleware.process_exception(request, ValueError()) is None
