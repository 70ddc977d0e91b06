"""The WSGI application; any WSGI server will do."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoaban.config.settings")
application = get_wsgi_application()
