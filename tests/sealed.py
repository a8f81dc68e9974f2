"""Emptying a memory of SQLite that holds what is written once, which its triggers refuse."""

from django.core.management import call_command
from django.db import connection

SEALS = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%!_no!_%' ESCAPE '!'"
)


def empty_the_memory() -> None:
    """Take the seals off, empty every table, and put the seals back."""
    with connection.cursor() as cursor:
        seals = cursor.execute(SEALS).fetchall()
        for name, _ in seals:
            cursor.execute(f"DROP TRIGGER {name}")
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
        for _, statement in seals:
            cursor.execute(statement)
