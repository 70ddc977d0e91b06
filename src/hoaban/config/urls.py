"""The address table: pages (Vietnamese without a prefix, English under /en/) and the API."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from hoaban.api.v1 import api

urlpatterns = [
    path("api/v1/", api.urls),
    *i18n_patterns(path("", include("hoaban.web.addresses")), prefix_default_language=False),
]
handler404 = "hoaban.web.errors.not_found"
handler500 = "hoaban.web.errors.broken"
handler400 = "hoaban.web.errors.bad_request"
