"""Every action through the API, under the same permission as its page."""

import json
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import DataError, IntegrityError
from django.test import Client

from given import dossiers, program, registry
from given.people import COMMUNE, a_holding, a_person, the_operator
from hoaban.api.schemas import schema_of
from hoaban.core.accounts import actions
from hoaban.core.accounts.models import Holding, User
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import DEEDS
from hoaban.core.audit.models import Answered, Entry

pytestmark = pytest.mark.django_db


class Program:
    """A program that acts for one person in one role."""

    def __init__(self, role: Role) -> None:
        self.token = actions.make_token(the_operator(), a_holding(role).user).token
        self.client = Client(HTTP_HOST="127.0.0.1:8000")

    def asks(self, deed: str, body: Any, **headers: str) -> tuple[int, dict[str, Any]]:
        response = self.client.post(
            f"/api/v1/actions/{deed}",
            body if isinstance(body, bytes) else json.dumps(body),
            content_type="application/json",
            headers={"authorization": f"Bearer {self.token}", **headers},
        )
        if response.status_code != 200:
            assert response.headers["Content-Type"] == "application/problem+json"
        return response.status_code, response.json()


@pytest.fixture
def office() -> Program:
    return Program(Role.PROVINCIAL_OFFICER)


def test_a_deed_is_done_and_gives_the_id_of_its_row(office: Program) -> None:
    status, said = office.asks("accounts.add_user", {"log_in": "+84 912 345 678", "name": "Lò Thị Minh Hoạ"})

    user = User.objects.get(phone="0912345678")
    assert (status, said) == (200, {"result": {"id": str(user.key)}})
    assert Entry.objects.latest("number").door == "api"


def test_a_row_is_named_by_its_noun(office: Program) -> None:
    user = a_person()

    status, _said = office.asks(
        "accounts.grant_role", {"user": str(user.key), "role": "commune_officer", "unit": COMMUNE}
    )

    assert status == 200
    assert Holding.objects.filter(user=user, unit=COMMUNE).exists()


def test_a_row_that_has_a_state_tells_it() -> None:
    dossier = dossiers.a_filed_dossier()

    done = program.Program(Role.COMMUNE_OFFICER).does("dossiers.receive_dossier", dossier=dossier.code)

    assert done.json() == {"result": {"id": dossier.code, "state": "received"}}


@pytest.mark.parametrize("none", [None, "-"])
def test_none_of_the_lines_is_null_as_in_the_engine(none: str | None) -> None:
    dossier = dossiers.an_opened_dossier()
    producer = program.Program(Role.PRODUCER_REPRESENTATIVE, producer=dossier.product.producer.slug)
    asked = {"dossier": dossier.code, "criterion": "1.1"}

    done = producer.does("dossiers.assess_product", **asked, option=none)
    left_out = producer.does("dossiers.assess_product", **asked)

    assert done.status_code == 200, done.content
    assert dossier.answers.get().option is None
    assert (left_out.status_code, left_out.json()["errors"][0]["field"]) == (422, "option")


def test_where_a_criterion_is_answered_null_is_described() -> None:
    for name in ("dossiers.assess_product", "council.mark_product"):
        shape = schema_of(DEEDS[name])
        assert "null" in shape["properties"]["option"]["type"]
        assert "option" in shape["required"]


def test_a_secret_shown_once_is_in_the_answer() -> None:
    administrator = Program(Role.ADMINISTRATOR)

    _status, said = administrator.asks("accounts.make_slip", {"user": str(a_person().key)})

    assert len(said["result"]["code"]) == 8


def test_bad_input_names_every_field(office: Program) -> None:
    status, said = office.asks("accounts.add_user", {"log_in": "abc"})

    assert status == said["status"] == 422
    assert {(error["field"], error["code"]) for error in said["errors"]} == {
        ("log_in", "bad-log-in"),
        ("name", "required"),
    }


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "bad-json"),
        (b"[]", "bad-json"),
        (b"[" * 100_000, "bad-json"),
        (b"{}", "required"),
        (b'{"user":"x"}', "unknown"),
        (b'{"user":{"a":1}}', "unknown"),
        (b'{"user":true}', "unknown"),
        (b'{"user":null}', "required"),
        (b'{"user":NaN}', "bad-json"),
        (b'{"user":"\\u0000"}', "bad-json"),
        (b'{"user":[{"\\ud800":1}]}', "bad-json"),
        (b'"' + b"x" * 1_000_001 + b'"', "too-large"),
    ],
)
def test_a_body_that_cannot_be_read_is_said(office: Program, body: bytes, code: str) -> None:
    status, said = office.asks("accounts.make_slip", body)

    assert status == 422
    assert said["errors"][0]["code"] == code


def test_a_value_of_another_kind_is_not_read_as_a_text(office: Program) -> None:
    for name in ({"a": 1}, ["a"], True):
        status, said = office.asks("accounts.add_user", {"log_in": "0912345678", "name": name})
        assert (status, [error["code"] for error in said["errors"]]) == (422, ["wrong-type"])
    for value in ("x", "", 1, [True], "không"):
        status, said = office.asks("registry.register_producer", {"name": "A", "same_name_meant": value})
        assert (status, said["errors"][0]["field"]) == (422, "same_name_meant")


def test_whose_the_row_is_stands_beside_its_id(office: Program) -> None:
    user = a_person()

    _status, said = office.asks("accounts.grant_role", {"user": str(user.key), "role": "editor"})

    assert said["result"]["user"] == str(user.key)


def test_our_own_mistakes_are_told_without_anything_of_what_was_sent(
    office: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for wrong, status, code in (
        (RuntimeError("0912345678"), 500, "broken"),
        (IntegrityError("0912345678"), 409, "conflict"),
        (DataError("0912345678"), 422, "bad-input"),
        (RequestDataTooBig("0912345678"), 422, "bad-input"),
    ):

        def breaks(*args: Any, wrong: Exception = wrong, **kwargs: Any) -> None:
            raise wrong

        monkeypatch.setattr("hoaban.api.v1.actions._do", breaks)
        answered, said = office.asks("accounts.add_user", {"log_in": "0912345678", "name": "A"})
        assert (answered, said["code"]) == (status, code)
        assert "0912345678" not in str(said) + caplog.text


def test_a_refusal_carries_its_code_and_why() -> None:
    status, said = Program(Role.EDITOR).asks("accounts.add_user", {"log_in": "0912345678", "name": "A"})

    assert (status, said["code"]) == (403, "not-people-keeper")
    assert said["why"]
    assert said["source"] == ""


def test_without_a_token_nothing_is_done() -> None:
    response = Client(HTTP_HOST="127.0.0.1:8000").post(
        "/api/v1/actions/accounts.add_user", "{}", content_type="application/json"
    )

    assert response.status_code == 401
    assert response.json()["code"] == "no-token"


def test_a_repeated_call_with_a_key_is_done_once(office: Program) -> None:
    body = {"log_in": "0912345678", "name": "A"}

    first = office.asks("accounts.add_user", body, **{"idempotency-key": "k1"})
    again = office.asks("accounts.add_user", body, **{"idempotency-key": "k1"})

    assert first == again
    assert User.objects.filter(phone="0912345678").count() == 1


def test_a_refused_call_keeps_no_answer(office: Program) -> None:
    body = {"log_in": "0912345678", "name": "A"}
    office.asks("accounts.add_user", body)

    assert office.asks("accounts.add_user", body, **{"idempotency-key": "k1"})[0] == 403
    assert office.asks("accounts.add_user", body, **{"idempotency-key": "k1"})[0] == 403


def test_a_key_serves_one_body_only(office: Program) -> None:
    office.asks("accounts.add_user", {"log_in": "0912345678", "name": "A"}, **{"idempotency-key": "k1"})

    status, said = office.asks(
        "accounts.add_user", {"log_in": "0912345678", "name": "B"}, **{"idempotency-key": "k1"}
    )

    assert (status, said["errors"][0]["code"]) == (422, "key-reused")


def test_a_key_is_that_of_its_token(office: Program) -> None:
    body = {"log_in": "0912345678", "name": "A"}
    office.asks("accounts.add_user", body, **{"idempotency-key": "k1"})

    status, said = Program(Role.PROVINCIAL_OFFICER).asks(
        "accounts.add_user", body, **{"idempotency-key": "k1"}
    )

    assert (status, said["code"]) == (403, "user-exists")


def test_every_deed_that_is_not_inner_has_an_address_and_a_described_input() -> None:
    described = Client(HTTP_HOST="127.0.0.1:8000").get("/api/v1/openapi.json").json()

    addresses = {f"/api/v1/actions/{deed.name}" for deed in DEEDS.values() if not deed.inner}
    assert addresses <= set(described["paths"])
    shape = described["paths"]["/api/v1/actions/accounts.grant_role"]["post"]["requestBody"]["content"][
        "application/json"
    ]["schema"]
    assert shape["required"] == ["user", "role"]
    assert "province_chairman" in shape["properties"]["role"]["enum"]


def a_slip_asked_for(keeper: Program) -> tuple[str, dict[str, Any]]:
    user = a_person()
    key = {"idempotency-key": "phieu-1"}
    status, said = keeper.asks("accounts.make_slip", {"user": str(user.key)}, **key)
    assert status == 200
    return str(user.key), said["result"]


def test_what_is_shown_once_is_given_again_to_its_caller_and_is_kept_in_no_clear_words() -> None:
    keeper = Program(Role.ADMINISTRATOR)

    user, shown = a_slip_asked_for(keeper)

    again = keeper.asks("accounts.make_slip", {"user": user}, **{"idempotency-key": "phieu-1"})
    assert again == (200, {"result": shown})
    kept = json.dumps(Answered.objects.get().response)
    assert shown["code"] not in kept
    assert shown["secret"] not in kept


def test_an_answer_kept_under_another_secret_of_the_installation_is_said_to_be_lost(settings: Any) -> None:
    keeper = Program(Role.ADMINISTRATOR)
    user, _shown = a_slip_asked_for(keeper)
    settings.SECRET_KEY = "khác " * 12
    person = Holding.objects.get(role=Role.ADMINISTRATOR).user
    keeper.token = actions.make_token(the_operator(), person).token

    status, said = keeper.asks("accounts.make_slip", {"user": user}, **{"idempotency-key": "phieu-1"})

    assert (status, said["code"]) == (409, "answer-lost")


@pytest.mark.parametrize(
    ("said", "status"), [("yes", 200), ("True", 200), ("1", 200), ("no", 403), ("0", 403)]
)
def test_yes_and_no_may_come_as_text(office: Program, said: str, status: int) -> None:
    there = registry.a_producer()
    body = {"name": there.name, "kind": "cooperative", "commune": there.commune.code}

    answered, told = office.asks("registry.register_producer", {**body, "same_name_meant": said})

    assert answered == status, told


WRONG = [
    ("registry.register_producer", {"name": "Hợp tác xã Hoạ", "kind": "xx", "commune": COMMUNE}, "kind",
     "unknown-producer-kind"),
    ("registry.register_product", {"name": "Rượu ngô", "criteria_set": "QD26-99"}, "criteria_set",
     "unknown-set"),
    ("registry.add_evidence", {"kind": "business-registration", "file": "x"}, "file", "no-such-file"),
    ("registry.add_evidence", {"kind": "xx", "file": "x"}, "kind", "unknown-evidence-kind"),
]  # fmt: skip


@pytest.mark.parametrize(("deed", "body", "field", "code"), WRONG)
def test_a_value_that_cannot_be_is_bad_input_named_by_its_field(
    office: Program, deed: str, body: dict[str, Any], field: str, code: str
) -> None:
    row = {"producer": registry.a_producer().slug} if DEEDS[deed].on else {}

    status, said = office.asks(deed, {**body, **row})

    assert (status, said["code"]) == (422, "bad-input")
    assert [(error["field"], error["code"]) for error in said["errors"]] == [(field, code)]


@pytest.mark.parametrize(
    ("criterion", "option", "field", "code"),
    [("9.9", None, "criterion", "unknown-criterion"), ("1.1", 3, "option", "unknown-option"),
     ("1.1", "zz", "option", "unknown-option")],
)  # fmt: skip
def test_a_criterion_or_option_that_is_none_is_bad_input(
    criterion: str, option: Any, field: str, code: str
) -> None:
    dossier = dossiers.an_opened_dossier()
    producer = program.Program(Role.PRODUCER_REPRESENTATIVE, producer=dossier.product.producer.slug)
    asked = {"dossier": dossier.code, "criterion": criterion, "option": option}

    done = producer.does("dossiers.assess_product", **asked)

    error = done.json()["errors"][0]
    assert (done.status_code, error["field"], error["code"]) == (422, field, code)


def test_who_may_not_is_refused_whatever_the_value() -> None:
    body = {"name": "Hợp tác xã Hoạ", "kind": "xx", "commune": COMMUNE}

    status, said = Program(Role.EDITOR).asks("registry.register_producer", body)

    assert status == 403
    assert "errors" not in said


def test_what_curl_sends_by_itself_is_read_where_it_is_json(office: Program) -> None:
    def sends(body: str) -> tuple[int, str]:
        answer = office.client.post(
            "/api/v1/actions/accounts.add_user", body, headers={"authorization": f"Bearer {office.token}"},
            content_type="application/x-www-form-urlencoded",
        )  # fmt: skip
        return answer.status_code, answer.json().get("code", "")

    assert sends('{"log_in": "0912345678", "name": "A"}') == (200, "")
    assert sends("log_in=0912345678&name=A") == (415, "content-type")
    assert sends("[]") == (422, "bad-input")


def test_a_key_that_is_too_long_is_bad_input(office: Program) -> None:
    body = {"log_in": "0912345678", "name": "A"}

    status, said = office.asks("accounts.add_user", body, **{"idempotency-key": "k" * 201})

    assert (status, said["errors"][0]["field"]) == (422, "Idempotency-Key")
    assert office.asks("accounts.add_user", body, **{"idempotency-key": "k" * 200})[0] == 200
