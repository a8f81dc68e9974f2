"""The environment put into Django's words; no logic."""

import os
from typing import Any

from sangsuk.flow.database import database_of
from sangsuk.flow.home import log_level, secret_key, state_folder

SANGSUK_HOME = state_folder(os.environ)
SECRET_KEY = secret_key(os.environ, home=SANGSUK_HOME)
DATABASES = {"default": database_of(os.environ.get("SANGSUK_DATABASE_URL", ""), home=SANGSUK_HOME)}
DEBUG = os.environ.get("SANGSUK_DEBUG", "") == "1"
ALLOWED_HOSTS = os.environ.get("SANGSUK_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

ROOT_URLCONF = "sangsuk.web.urls"
WSGI_APPLICATION = "sangsuk.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Account"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django_tasks",
    "django_tasks_db",
    "sangsuk.records.accounts",
    "sangsuk.records.acts",
    "sangsuk.records.answers",
    "sangsuk.records.audits",
    "sangsuk.records.campaigns",
    "sangsuk.records.chats",
    "sangsuk.records.claims",
    "sangsuk.records.districts",
    "sangsuk.records.follows",
    "sangsuk.records.inbox",
    "sangsuk.records.jobs",
    "sangsuk.records.sources",
    "sangsuk.records.jury",
    "sangsuk.records.officers",
    "sangsuk.records.matters",
    "sangsuk.records.outbox",
    "sangsuk.records.stories",
    "sangsuk.records.tellers",
    "sangsuk.records.thanks",
    "sangsuk.records.rulings",
    "sangsuk.records.standings",
    "sangsuk.records.results",
    "sangsuk.records.awards",
    "sangsuk.records.films",
    "sangsuk.records.announcements",
    "sangsuk.web.components",
    "sangsuk.web.public",
    "sangsuk.web.published",
    "sangsuk.web.desk",
    "sangsuk.web.doors",
    "sangsuk.web.api",
    "sangsuk.web.jury",
    "sangsuk.web.office",
    "sangsuk.web.films",
    "sangsuk.web.announcements",
    "sangsuk.web.awards",
]
MIDDLEWARE = [
    "sangsuk.web.kept_pages.KeptPages",  # first, so that all headers are kept with a page
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sangsuk.web.api.answers.ApiAnswers",  # before all that makes answers without a body
    "django.middleware.gzip.GZipMiddleware",  # the map is 200 kB of text, 25 kB on the wire
    "django.middleware.http.ConditionalGetMiddleware",  # a page that is as it was is not sent again
    "sangsuk.web.headers.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "sangsuk.web.large_bodies.LargeBodies",  # before anybody reads what was sent
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
            ],
        },
    },
]

# What is done later waits in the database: it is there or not with all else of its transaction.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Seconds in which a process that sends kept pages need not ask again whether anything changed.
PULSE_HELD = 0.25
# Seconds in which counts over all stories need not be made again.
COUNTS_HELD = 60

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
USE_TZ = True
TIME_ZONE = "Asia/Bangkok"

STATIC_URL = "/static/"
STATIC_ROOT = SANGSUK_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG

# Nothing from elsewhere, nothing inline; `sangsuk.web.headers` sends it.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("SANGSUK_HTTPS", "") == "1"
LOGIN_URL = "desk:login"
LOGIN_REDIRECT_URL = "desk:desk"
LOGOUT_REDIRECT_URL = "public:home"

# No story text: messages name what happened and where, never what was told.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "class": "sangsuk.web.log_lines.LogLines",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "line",
        }
    },
    "root": {"handlers": ["stdout"], "level": log_level(os.environ)},
}
