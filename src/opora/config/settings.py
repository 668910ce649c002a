"""Django's settings. What differs from machine to machine comes from `environment`."""

from pathlib import Path
from typing import Any

import django_stubs_ext
from csp.constants import NONE, SELF

from opora.config import environment, logs

django_stubs_ext.monkeypatch()  # classes that only the stubs take for generic, as Lookup[str]

PACKAGE = Path(__file__).resolve().parent.parent
DATA = environment.data_directory()
HTTPS = environment.is_on("OPORA_HTTPS")

SECRET_KEY = environment.secret(DATA / "keys" / "session.key")
DEBUG = environment.is_on("OPORA_DEBUG")
ALLOWED_HOSTS = environment.hosts()
ROOT_URLCONF = "opora.config.urls"
WSGI_APPLICATION = "opora.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES: dict[str, dict[str, Any]] = {"default": environment.database(DATA)}

# Rooms of the house that have models, templates or static files; the lowest first.
ROOMS: list[str] = [
    "opora.audit",
    "opora.access",
    "opora.ui",
    "opora.decisions",
    "opora.people",
    "opora.cases",
    "opora.consents",
    "opora.documents",
    "opora.appointments",
    "opora.intake",
    "opora.agreements",
    "opora.plans",
    "opora.acts",
    "opora.prevention",
    "opora.debts",
    "opora.team",
    "opora.complaints",
    "opora.findings",
    "opora.households",
    "opora.reports",
    "opora.desk",
    "opora.reminders",
]

INSTALLED_APPS = [
    *ROOMS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_cotton",
    "django_htmx",
    "simple_history",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "opora.config.requests.log_request",
    "csp.middleware.CSPMiddleware",
    "opora.config.requests.keep_private",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "opora.config.requests.leave_out_zeros",
    "opora.access.middleware.ViewerMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",  # the last, as its authors ask
]

# A text far too long still gets its own sentence; what is longer than this gets a page of its own.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 2**20
FILE_UPLOAD_HANDLERS = ["opora.config.uploads.OnlyInMemory"]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["opora.ui.templatetags.icons"],
        },
    }
]

# --- language and time -------------------------------------------------------------------------
LANGUAGE_CODE = "cs"
LANGUAGES = [("cs", "Čeština"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Prague"

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "my_day"
LOGOUT_REDIRECT_URL = "login"

# --- who is signed in --------------------------------------------------------------------------
AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "opora.access.sessions.Backend",
]
SESSION_ENGINE = "opora.access.sessions"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SIMPLE_HISTORY_DATE_INDEX = False  # histories are read by the row, never by the day

AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # a stranger must not lock a worker out
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

# --- jobs and mail ----------------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MAIL = environment.mail()
EMAIL_HOST = MAIL.host
EMAIL_PORT = MAIL.port
EMAIL_HOST_USER = MAIL.user
EMAIL_HOST_PASSWORD = MAIL.password
EMAIL_USE_TLS = MAIL.security == "starttls"
EMAIL_USE_SSL = MAIL.security == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = MAIL.sender
SITE_ADDRESS = environment.site_address()

# --- what the browser may do -------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        # Bootstrap's style sheet draws ticks and arrows as data: pictures.
        "img-src": [SELF, "data:"],
        "manifest-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

# --- files -------------------------------------------------------------------------------------
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # served as installed: nothing to collect before the first run
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_ROOT = DATA / "files"
DOCUMENTS_KEY = DATA / "keys" / "documents.key"

LOGGING = logs.configuration()
