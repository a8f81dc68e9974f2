"""Lies here so that every test may import what stands beside it (`told`)."""

import os

import pytest
from command import done
from django.conf import settings as site
from django.db import connection
from django.test import override_settings
from django.utils import translation
from hypothesis import HealthCheck, settings
from pytest_django.plugin import blocking_manager_key

from sangsuk.flow.memory import remember_districts
from sangsuk.web.held import HELD
from sangsuk.web.shelf import FELT

# How fast examples are made says how busy the machine is, not whether a promise holds;
# and the first call of a compiled loop compiles it.
# A check of a change tries the same examples each time, so that it speaks of the change;
# `make explore` tries others, and what it finds becomes an @example.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("house", patient, derandomize=True)
settings.register_profile("explore", patient, max_examples=int(os.environ.get("EXAMPLES", "1000")))
settings.load_profile(os.environ.get("PROMISES", "house"))


@pytest.fixture(scope="session", autouse=True)
def every_change_is_felt_at_once():
    """Kept pages ask each time whether anything changed: a test is over before a while is."""
    with override_settings(PULSE_HELD=0, COUNTS_HELD=0):
        yield


@pytest.fixture(scope="session", autouse=True)
def plain_static_files(tmp_path_factory):
    """Static files by their plain names, before a server starts; nothing is collected here."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        STORAGES=site.STORAGES | {"staticfiles": plain},
    ):
        yield


@pytest.fixture(autouse=True)
def every_test_begins_in_thai():
    """A page that was asked for in English leaves its language to the thread, and to the next test.

    Addresses without /en/ are none of the site's then, whoever looks them up.
    """
    translation.deactivate()


@pytest.fixture(autouse=True)
def no_part_is_held_from_another_test():
    """What a test counts may have the fingerprint of what another counted and then changed.

    And one that puts the clock on leaves a pulse that seems to be felt for minutes to come.
    """
    HELD.forget()
    FELT.forget()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite in a file, as on a real site.

    In memory, a page that is served while a test writes finds the table locked at once
    instead of waiting for it. A PostgreSQL keeps the name that the suffix gave it.
    """
    if connection.vendor == "sqlite":
        database = tmp_path_factory.mktemp("database") / "memory.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(database)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The 878 districts, kept once in the database of each worker; no test changes them."""
    with django_db_blocker.unblock():
        remember_districts()


@pytest.fixture(scope="session")
def a_migrated_home(tmp_path_factory):
    """The state folder of a site of which nothing is known yet; whoever needs one copies it."""
    home = tmp_path_factory.mktemp("migrated")
    done(home, "manage", "migrate", "--verbosity", "0")
    return home


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test that empties the memory at its end leaves the districts to those that follow."""
    result = yield
    asks = {"db", "transactional_db", "live_server"} & set(item.fixturenames)
    if nextitem is not None and (asks or item.get_closest_marker("django_db")):
        with item.config.stash[blocking_manager_key].unblock():
            remember_districts()
    return result
