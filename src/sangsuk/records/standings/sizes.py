"""What the database knows of its own sizes, by which it chooses its way through the tables."""

from typing import Final

from django.db import connection

LOOKED_AT: Final = 1000  # rows of an index


def learn_sizes() -> None:
    """Let SQLite look at its tables anew: some hundredths of a second, however large they are.

    Without it, it walks over the whole wall to find the stories of one
    district.  PostgreSQL does so by itself.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
        cursor.execute("ANALYZE")
