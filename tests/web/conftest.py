"""Pages under test: static files by their plain names, and the clock of a day in December 2563."""

import pytest


@pytest.fixture(autouse=True)
def plain_static_files(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path  # nothing is collected here
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def the_twentieth_of_december(monkeypatch):
    monkeypatch.setenv("SANGSUK_CLOCK", "2020-12-20T10:00:00+07:00")
