"""Pages under test: the clock of a day in December 2563."""

import pytest


@pytest.fixture(autouse=True)
def the_twentieth_of_december(monkeypatch):
    monkeypatch.setenv("SANGSUK_CLOCK", "2020-12-20T10:00:00+07:00")
