"""Copies the wall of a memory in SQLite into the PostgreSQL of SANGSUK_DATABASE_URL, to measure.

sh tools/postgres.sh python tools/copied_wall.py /tmp/many/sangsuk.sqlite3
"""

import os
import sqlite3
import sys
from typing import Any, Final

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sangsuk.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

TABLES: Final = ("campaigns_campaign", "stories_story", "stories_shown")


def main(memory: str) -> None:
    call_command("migrate", verbosity=0)
    lite = sqlite3.connect(f"file:{memory}?mode=ro", uri=True)
    with transaction.atomic(), connection.cursor() as cursor:
        for table in TABLES:
            print(f"{copy_rows(lite, cursor, table):,} rows of {table}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE stories_shown")


def copy_rows(lite: sqlite3.Connection, cursor: Any, table: str) -> int:
    rows = lite.execute(f"SELECT * FROM {table}")  # noqa: S608 - a name of our own
    names = ", ".join(f'"{column[0]}"' for column in rows.description)
    count = 0
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([None if value is None else str(value) for value in row])
            count += 1
    return count


if __name__ == "__main__":
    main(sys.argv[1])
