"""Django's settings, made from what the operator has given (given.py)."""

from __future__ import annotations

import sys

try:  # the interpreter's own SQLite may carry the WAL-reset bug: take the newer build, before Django looks
    import pysqlite3
except ImportError:
    pass
else:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from hoaban.config import given, keys, logs, s3

GIVEN = given.read()
HERE = given.PROJECT / "src" / "hoaban"
WEB = HERE / "web"

SECRET_KEY = keys.secret_key(GIVEN.data_dir)
SIGNING_KEY = keys.signing_key(GIVEN.data_dir)
DEBUG = False
HOST = given.urlsplit(GIVEN.base_url).hostname or ""
ALLOWED_HOSTS = [HOST, *given.LOCAL] if GIVEN.local else [HOST]
BASE_URL = GIVEN.base_url
DEMO = GIVEN.demo
DEMO_PASSWORD = "hoaban-demo-2026" if DEMO else ""  # of every invented person; the log-in page shows it
TODAY = GIVEN.today
LAW_DIRS = GIVEN.law_dirs

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "hoaban.core.audit",
    "hoaban.core.units",
    "hoaban.core.documents",
    "hoaban.core.accounts",
    "hoaban.core.files",
    "hoaban.core.jobs",
    "hoaban.core.notices",
    "hoaban.core.imports",
    "hoaban.areas.registry",
    "hoaban.areas.dossiers",
    "hoaban.areas.council",
    "hoaban.areas.certificates",
    "hoaban.web",
]
MIDDLEWARE = [
    "hoaban.web.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "hoaban.web.hosts.HostMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "hoaban.web.acts.ActMiddleware",
    "hoaban.web.store_away.StoreAwayMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "hoaban.config.urls"
WSGI_APPLICATION = "hoaban.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DATABASES = {"default": GIVEN.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "hoaban.web.frame.frame",
            ],
            "builtins": ["hoaban.web.templatetags.words"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", "English")]
LOCALE_PATHS = sorted(HERE.glob("**/locale"))
FORMAT_MODULE_PATH = ["hoaban.web.formats"]
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [WEB / "static"]
STATIC_ROOT = GIVEN.data_dir / "static"
STATIC_GATHERED = (
    STATIC_ROOT / "staticfiles.json"
).exists()  # start.gather_static makes it, before the server
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": GIVEN.data_dir / "media"},
    },
    "papers": s3.storage(GIVEN.s3)
    if GIVEN.s3
    else {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": GIVEN.files_dir},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_GATHERED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700  # Django sets 0644 itself
WHITENOISE_USE_FINDERS = not STATIC_GATHERED
UPLOADS_DIR = GIVEN.data_dir / "uploads"  # files that have come in part
RENDITIONS_DIR = GIVEN.data_dir / "renditions"  # made from the files, and made again where they are missing
LARGEST_FILE = GIVEN.largest_file
LARGEST_LIBRARY = GIVEN.largest_library  # all files of one producer
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

globals().update(GIVEN.email)  # EMAIL_…: what Django sends letters by

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
WORKERS_DIR = GIVEN.data_dir / "workers"  # who of them lives
IMPORTS = {
    "products": "hoaban.areas.registry.imports.products.PRODUCTS",
    "producers": "hoaban.areas.registry.imports.producers.PRODUCERS",
    "certificates": "hoaban.areas.certificates.imports.CERTIFICATES",
    "dossiers": "hoaban.areas.dossiers.imports.DOSSIERS",
}
JOBS_AT_START = [
    "hoaban.areas.registry.actions.show_product_picture.draw_missing_pictures",
    "hoaban.core.files.making.make_missing",
]

PASSWORD_HASHERS = [
    "hoaban.demo.passwords.QuickHasher" if DEMO else "django.contrib.auth.hashers.Argon2PasswordHasher"
]
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = GIVEN.base_url.startswith("https:")
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [GIVEN.base_url]
CSRF_FAILURE_VIEW = "hoaban.web.pages.csrf_refused"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SESSION_COOKIE_SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SESSION_COOKIE_SECURE else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "frame-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SILENCED_SYSTEM_CHECKS = ["models.W042"]

LOGGING = logs.logging_of(GIVEN.log)
METRICS_TOKEN = GIVEN.metrics_token
