"""What goes wrong, told to programs: application/problem+json with a stable code, why, and the source."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from hoaban.core.permissions import Refusal, Refused

TITLES = {
    400: "Yêu cầu không đọc được",
    401: "Cần mã truy cập",
    403: "Chưa làm được",
    404: "Không có địa chỉ này",
    409: "Yêu cầu trùng",
    422: "Dữ liệu chưa đúng",
}


def problem(status: int, code: str, why: object, *, source: str = "", **more: Any) -> HttpResponse:
    """One problem; `why` is for the person behind the program."""
    body = {
        "type": f"urn:hoaban:{code}",
        "title": TITLES[status],
        "status": status,
        "code": code,
        "why": str(why),
        "source": source,
        **more,
    }
    return JsonResponse(
        body,
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )


def refusal_problem(refusal: Refusal) -> HttpResponse:
    """A refused deed."""
    return problem(403, refusal.code, refusal.why, source=refusal.source)


class BadInput(Exception):
    """Input that cannot be taken: (field, code, message) of each fault."""

    def __init__(self, faults: list[tuple[str, str, str]]) -> None:
        super().__init__(faults)
        self.faults = faults


def input_problem(faults: list[tuple[str, str, str]]) -> HttpResponse:
    """Every fault of the input at once."""
    errors = [{"field": field, "code": code, "message": message} for field, code, message in faults]
    return problem(
        422, "bad-input", "; ".join(f"{e['field']}: {e['message']}" for e in errors), errors=errors
    )


def handle_problems(api: NinjaAPI) -> None:
    """Turn what the API's handlers raise into problems."""

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, exc: Refused) -> HttpResponse:
        return refusal_problem(exc.refusal)

    @api.exception_handler(BadInput)
    def bad_input(request: HttpRequest, exc: BadInput) -> HttpResponse:
        return input_problem(exc.faults)

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, exc: AuthenticationError) -> HttpResponse:
        return problem(401, "no-token", "Gửi kèm Authorization: Bearer và mã truy cập còn hiệu lực.")

    @api.exception_handler(ValidationError)
    def wrong_shape(request: HttpRequest, exc: ValidationError) -> HttpResponse:
        return input_problem(
            [(".".join(map(str, e["loc"][1:])) or "-", str(e["type"]), str(e["msg"])) for e in exc.errors]
        )

    @api.exception_handler(HttpError)
    def http_error(request: HttpRequest, exc: HttpError) -> HttpResponse:
        status = exc.status_code if exc.status_code in TITLES else 400
        return problem(status, "bad-request" if status == 400 else f"http-{status}", exc)
