"""What a worker of the server does before anybody searches."""

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from sangsuk.records.stories.runs_of_three import INDEX
from sangsuk.records.stories.search_warming import warm_search

pytestmark = pytest.mark.django_db


def test_what_sqlite_searches_is_read_once_and_postgresql_is_left_to_itself():
    with CaptureQueriesContext(connection) as asked:
        warm_search()

    tables = {f"{INDEX}_data", "stories_shown"}
    read = {table for one in asked for table in tables if table in one["sql"]}
    assert read == (tables if connection.vendor == "sqlite" else set())


def test_a_database_that_cannot_be_read_does_not_end_the_worker():
    def refuse(*_args):
        raise DatabaseError

    with connection.execute_wrapper(refuse):
        warm_search()
