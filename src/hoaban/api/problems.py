"""What goes wrong, told to programs: application/problem+json with a stable code, why, and the source."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import DataError, IntegrityError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from hoaban.core.files.store import StoreAway
from hoaban.core.permissions import Refusal, Refused

TITLES = {
    400: "Yêu cầu không đọc được",
    401: "Cần mã truy cập",
    403: "Chưa làm được",
    404: "Không có địa chỉ này",
    405: "Không dùng phương thức này ở đây",
    409: "Yêu cầu trùng",
    412: "Phiên bản không dùng được",
    413: "Quá lớn",
    415: "Kiểu nội dung không nhận",
    422: "Dữ liệu chưa đúng",
    423: "Đang có người ghi",
    500: "Lỗi của Hoa Ban",
    503: "Kho giấy tờ không trả lời",
}
LOG = logging.getLogger("hoaban.api")


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
    """A refused deed; a value that no deed could take is bad input, named by its field."""
    if refusal.field:
        return input_problem([(refusal.field, refusal.code, str(refusal.why))], source=refusal.source)
    return problem(403, refusal.code, refusal.why, source=refusal.source)


class Problem(Exception):
    """Whatever else stops a call: its status, code and why, with headers that belong to it."""

    def __init__(self, status: int, code: str, why: object, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.status, self.code, self.why, self.headers = status, code, why, headers or {}


def problem_of(stop: Problem) -> HttpResponse:
    """The answer to a call that was stopped."""
    response = problem(stop.status, stop.code, stop.why)
    for name, value in stop.headers.items():
        response[name] = value
    return response


class BadInput(Exception):
    """Input that cannot be taken: (field, code, message) of each fault."""

    def __init__(self, faults: list[tuple[str, str, str]]) -> None:
        super().__init__(faults)
        self.faults = faults


def faults_of(form: Form) -> list[tuple[str, str, str]]:
    """Every fault of a form, by field."""
    return [
        (field, str(fault.code or "invalid"), str(message))
        for field, faults in form.errors.as_data().items()
        for fault in faults
        for message in fault.messages
    ]


def input_problem(faults: list[tuple[str, str, str]], *, source: str = "") -> HttpResponse:
    """Every fault of the input at once."""
    errors = [{"field": field, "code": code, "message": message} for field, code, message in faults]
    why = "; ".join(f"{e['field']}: {e['message']}" for e in errors)
    return problem(422, "bad-input", why, source=source, errors=errors)


def handle_problems(api: NinjaAPI) -> None:
    """Turn what the API's handlers raise into problems."""

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, exc: Refused) -> HttpResponse:
        return refusal_problem(exc.refusal)

    @api.exception_handler(BadInput)
    def bad_input(request: HttpRequest, exc: BadInput) -> HttpResponse:
        return input_problem(exc.faults)

    @api.exception_handler(Problem)
    def stopped(request: HttpRequest, exc: Problem) -> HttpResponse:
        return problem_of(exc)

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, exc: AuthenticationError) -> HttpResponse:
        why = "Gửi kèm Authorization: Bearer và mã truy cập còn hiệu lực."
        return problem_of(Problem(401, "no-token", why, {"WWW-Authenticate": "Bearer"}))

    @api.exception_handler(ValidationError)
    def wrong_shape(request: HttpRequest, exc: ValidationError) -> HttpResponse:
        return input_problem(
            [(".".join(map(str, e["loc"][1:])) or "-", str(e["type"]), str(e["msg"])) for e in exc.errors]
        )

    @api.exception_handler(HttpError)
    def http_error(request: HttpRequest, exc: HttpError) -> HttpResponse:
        status = exc.status_code if exc.status_code in TITLES else 400
        return problem(status, "bad-request" if status == 400 else f"http-{status}", exc)

    @api.exception_handler(Http404)
    def not_found(request: HttpRequest, exc: Http404) -> HttpResponse:
        return problem(404, "not-found", "Không có gì ở địa chỉ này; xem /api/v1/openapi.json.")

    @api.exception_handler(RequestDataTooBig)
    def too_big(request: HttpRequest, exc: RequestDataTooBig) -> HttpResponse:
        return input_problem([TOO_LARGE])

    _handle_mistakes(api)


TOO_LARGE = ("-", "too-large", "Yêu cầu lớn hơn 1 MB; gửi tệp qua /api/v1/files.")


def _handle_mistakes(api: NinjaAPI) -> None:
    """What the database or we ourselves stumble over; nothing of what was sent is told or logged."""

    @api.exception_handler(IntegrityError)
    def at_once(request: HttpRequest, exc: IntegrityError) -> HttpResponse:
        _log(exc)
        return problem(409, "conflict", "Có người vừa làm việc này cùng lúc. Đọc lại rồi thử lần nữa.")

    @api.exception_handler(DataError)
    @api.exception_handler(OverflowError)
    def out_of_range(request: HttpRequest, exc: Exception) -> HttpResponse:
        _log(exc)
        return input_problem([("-", "out-of-range", "Có giá trị quá dài hoặc ngoài khoảng ghi được.")])

    @api.exception_handler(StoreAway)
    def store_away(request: HttpRequest, exc: StoreAway) -> HttpResponse:
        _log(exc)
        why = "Kho giấy tờ đang không trả lời; chưa có gì được ghi. Đợi một phút rồi gửi lại."
        return problem_of(Problem(503, "store-away", why, {"Retry-After": "60"}))

    @api.exception_handler(Exception)
    def broken(request: HttpRequest, exc: Exception) -> HttpResponse:
        _log(exc)
        why = "Việc này hỏng vì lỗi của Hoa Ban; chưa có gì được ghi. Báo Văn phòng OCOP tỉnh giờ xảy ra lỗi."
        return problem(500, "broken", why)


def _log(exc: Exception) -> None:
    """Where it happened, without the message: databases put the values of a row into theirs."""
    places = "".join(traceback.format_tb(exc.__traceback__))
    LOG.error("%s\n%s", type(exc).__name__, places)
