"""The statements of the live count, written out and done in as few trips as a database allows.

The ORM cannot add to what is there and say what came of it in one statement.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain, zip_longest
from typing import Any, Final

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

ROWS_AT_ONCE: Final = 2000  # of one statement; SQLite takes some 32,000 values
KEPT: Final = 64  # statements, by how many rows they take

Row = Sequence[Any]
Statement = tuple[str, list[Any]]  # with its values, in order


@contextmanager
def prepared_cursor() -> Iterator[CursorWrapper]:
    """A cursor for statements that come again and again.

    Django writes the values into each statement, so that PostgreSQL reads and
    plans every one anew, which for short ones takes as long as doing them; this
    one leaves them apart, so that the driver has each planned once for a
    connection.  SQLite's does so always.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with _values_apart(cursor):
                yield cursor
        else:
            yield cursor


@contextmanager
def _values_apart(cursor: CursorWrapper) -> Iterator[None]:
    """Only here: the driver would keep whatever Django asks, to tell what comes again."""
    # why: SQLite can do without the driver
    import psycopg  # noqa: PLC0415

    server: Any = connection.connection
    cursor.cursor = psycopg.Cursor(server)
    server.prepare_threshold = connection.settings_dict.get("PREPARE_THRESHOLD")
    try:
        yield
    finally:
        server.prepare_threshold = None


def table_of(model: type[Model]) -> str:
    """The name of a model's table, as it stands in a statement that is written out."""
    return connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 - Django's own door


def do_beside(
    cursor: CursorWrapper, beside: Iterator[Statement], statements: Iterator[Statement]
) -> Iterator[tuple[Any, ...]]:
    """Do both, which do not look at each other; gives the rows of `statements`, in order.

    PostgreSQL takes one of each in one trip; SQLite has no trips to save.
    """
    together = connection.vendor == "postgresql"
    for first, second in zip_longest(beside, statements):
        if first and second and together:
            cursor.execute(f"WITH beside AS ({first[0]}) {second[0]}", first[1] + second[1])
        else:
            for statement in filter(None, (first, second)):
                cursor.execute(*statement)
        if second:
            yield from cursor.fetchall()


def adding(
    model: type[Model], keys: tuple[str, ...], numbers: tuple[str, ...], rows: Sequence[Row]
) -> Iterator[Statement]:
    """Add the numbers of rows, which follow their keys, to what is there, or make it; no key twice.

    Each statement gives its rows, keys and numbers, as they are then.
    """
    for some in _portions(rows):
        yield _adding(model, keys, numbers, len(some)), list(chain.from_iterable(some))


def keeping(
    model: type[Model], keys: tuple[str, ...], columns: tuple[str, ...], rows: Sequence[Row]
) -> Iterator[Statement]:
    """Put rows, their keys first, in place of those with the same keys."""
    for some in _portions(rows):
        yield _keeping(model, keys, columns, len(some)), list(chain.from_iterable(some))


def delete_rows(
    cursor: CursorWrapper, model: type[Model], keys: tuple[str, ...], rows: Sequence[Row]
) -> None:
    """Delete the rows of these keys; none there is no error."""
    if rows:
        where = " AND ".join(f"{key} = %s" for key in keys)
        sql = f"DELETE FROM {table_of(model)} WHERE {where}"  # noqa: S608 - our names
        cursor.executemany(sql, rows)


@lru_cache(KEPT)
def _adding(model: type[Model], keys: tuple[str, ...], numbers: tuple[str, ...], rows: int) -> str:
    table = table_of(model)
    added = ", ".join(f"{column} = {table}.{column} + excluded.{column}" for column in numbers)
    return (
        f"{_inserting(model, (*keys, *numbers), rows)} "
        f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {added} "
        f"RETURNING {', '.join((*keys, *numbers))}"
    )


@lru_cache(KEPT)
def _keeping(model: type[Model], keys: tuple[str, ...], columns: tuple[str, ...], rows: int) -> str:
    replaced = ", ".join(f"{column} = excluded.{column}" for column in columns)
    return (
        f"{_inserting(model, (*keys, *columns), rows)} "
        f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {replaced}"
    )


def _inserting(model: type[Model], columns: tuple[str, ...], rows: int) -> str:
    row = f"({', '.join(['%s'] * len(columns))})"
    values = ", ".join([row] * rows)
    return f"INSERT INTO {table_of(model)} ({', '.join(columns)}) VALUES {values}"  # noqa: S608 - our names


def _portions(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[start : start + ROWS_AT_ONCE] for start in range(0, len(rows), ROWS_AT_ONCE))
