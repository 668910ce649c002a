"""The smallest settings that sign people in; the database is of the same engine as Opora's."""

import os
from pathlib import Path

import django_stubs_ext

from opora.config import environment

django_stubs_ext.monkeypatch()  # forms that only the stubs take for generic

DATA = environment.data_directory()
SECRET_KEY = environment.secret(DATA / "keys" / "minimal.key")
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "bench.minimal.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
_URL = os.environ.get("MINIMAL_DATABASE_URL")
DATABASES = {
    "default": environment.postgresql(_URL)
    if _URL
    else environment.sqlcipher(DATA / "minimal.sqlite", environment.key_file(DATA))
}
INSTALLED_APPS = [
    "bench.minimal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
    }
]
USE_TZ = True
TIME_ZONE = "Europe/Prague"
LANGUAGE_CODE = "cs"
