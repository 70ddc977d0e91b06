"""Which method a call is: HEAD is answered as GET without a body, a method that is not taken as a problem.

Not here: the methods that the tus protocol sends by a header of its own (v1/files.py).
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from hoaban.api.problems import Problem, problem_of

View = Callable[..., HttpResponse]


def answering_methods(view: View) -> View:
    """The view, which answers HEAD wherever it answers GET, and says what else it takes (Allow)."""

    @functools.wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code != 405:
            return response
        taken = set(response["Allow"].split(", "))
        if request.method == "HEAD" and "GET" in taken:
            return _head_of(view, request, *args, **kwargs)
        allowed = ", ".join(sorted(taken | ({"HEAD"} if "GET" in taken else set())))
        why = "Địa chỉ này nhận: " + allowed
        return problem_of(Problem(405, "method-not-allowed", why, {"Allow": allowed}))

    return answered


def _head_of(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """What GET answers, its length too, without the body."""
    request.method = "GET"
    response = view(request, *args, **kwargs)
    request.method = "HEAD"
    response["Content-Length"] = str(len(response.content))
    response.content = b""
    return response
