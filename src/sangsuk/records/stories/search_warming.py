"""What the first search of a process would wait for: loops, and the index's pages on the disk."""

from contextlib import suppress

from django.db import DatabaseError, connection

from sangsuk.core.thai.searching import searched
from sangsuk.records.stories.runs_of_three import INDEX

# Length is known without a text; summed up, every page that holds one is read once.
_READ: tuple[str, ...] = (
    f"SELECT sum(length(block)) FROM {INDEX}_data",  # noqa: S608 - a name of our own
    "SELECT sum(length(words) + length(sounds)) FROM stories_shown",
)


def warm_search() -> None:
    """Load the loops of searching, and have the machine keep in memory what SQLite searches.

    PostgreSQL keeps its own pages in memory.  At 100,000 stories some 200 MB are
    read, by the machine and not by this process: it may give them up for others.
    Where the database cannot be read now, the first search waits as long as it must.
    """
    searched("อุ่นเครื่อง")
    if connection.vendor == "sqlite":
        with suppress(DatabaseError):
            _read_through()


def _read_through() -> None:
    with connection.cursor() as cursor:
        for question in _READ:
            cursor.execute(question)
            cursor.fetchall()
