"""The clock as a calendar program reads it, behind a secret address: no log-in, and no cookie."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from hoaban.areas.certificates.queries import calendar_days, reader_behind
from hoaban.core.documents.icalendar import CONTENT_TYPE, calendar_text
from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, page


@page("lich/<secret>.ics", access=anyone)
def calendar(request: PageRequest, secret: str) -> HttpResponse:
    """Not found for a secret that is unknown or revoked, and once its person has lost the role."""
    reader = reader_behind(secret)
    if reader is None:
        raise Http404("calendar")
    days = calendar_days(reader, request.act.today, settings.BASE_URL)
    text = calendar_text(_("Đồng hồ chứng nhận OCOP"), days, request.act.at)
    response = HttpResponse(text, content_type=CONTENT_TYPE)
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = 'inline; filename="dong-ho-chung-nhan.ics"'
    return response
