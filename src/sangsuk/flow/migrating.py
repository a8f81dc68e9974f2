"""One change of the tables at a time, however many servers start at once."""

import fcntl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from django.db import connection

TURN: Final = 878_2563  # of PostgreSQL's advisory locks, the number that is ours


@contextmanager
def turn_to_migrate() -> Iterator[None]:
    """Wait until nobody else changes the tables of this database; the next waits for us.

    A turn ends with its process, however that ends.
    """
    if connection.vendor == "postgresql":
        with _turn_in_postgresql():
            yield
        return
    path = Path(connection.settings_dict["NAME"])
    with path.with_name(f"{path.name}.migrating").open("wb") as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield


@contextmanager
def _turn_in_postgresql() -> Iterator[None]:
    """Of a transaction, not of a session: a pooler may give a session to others."""
    with closing(connection.copy()) as beside:
        beside.set_autocommit(False)
        with beside.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
        yield
        beside.rollback()
