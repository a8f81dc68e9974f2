"""Lies here so that every test may import what stands beside it (`told`)."""

import pytest

from sangsuk.flow.memory import remember_districts


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The 878 districts, kept once in the database of each worker; no test changes them."""
    with django_db_blocker.unblock():
        remember_districts()
