"""The floors of pages: one indexed query and one template; one insert in one transaction.

Only the bench's own server has them: it is started with this application, the platform's with its own.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

application = get_wsgi_application()

# the models are there only now
from django.contrib.sessions.models import Session  # noqa: E402
from django.db import transaction  # noqa: E402
from django.template import engines  # noqa: E402

from hoaban.areas.certificates.queries import code_looked_up  # noqa: E402

TEMPLATE = engines["django"].from_string(
    "<!doctype html><html lang=vi><title>{{ code.code }}</title><h1>{{ code.code }}</h1>{{ code.kind }}"
)


def one_query(request: HttpRequest, code: str) -> HttpResponse:
    """One row by its index, one template."""
    return HttpResponse(TEMPLATE.render({"code": code_looked_up(code)}, request))


@csrf_exempt
def one_insert(request: HttpRequest) -> HttpResponse:
    """One plain row in one transaction: a session that nobody uses."""
    with transaction.atomic():
        session = Session(
            session_key=secrets.token_hex(16),
            session_data="x" * 120,
            expire_date=timezone.now() + timedelta(hours=1),
        )
        session.save(force_insert=True)
    return JsonResponse({"at": "now"})


# the platform's own table, before it is replaced for this process
_OWN = import_module(settings.ROOT_URLCONF)
urlpatterns = [path("bench/query/<code>", one_query), path("bench/insert", one_insert), *_OWN.urlpatterns]
handler404, handler500, handler400 = _OWN.handler404, _OWN.handler500, _OWN.handler400
settings.ROOT_URLCONF = __name__
