"""Whether the database answers and is of this version."""

from typing import Final

import click
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from sangsuk.core.errors import CallError

NO_LETTERS: Final = """No Thai letter is a letter to this database: a search reads the whole wall.
  where: its encoding or locale
  to fix: make it anew: createdb --encoding UTF8 --locale C.UTF-8 --template template0 NAME"""


def check_reachable() -> None:
    """Say so where the database does not answer.

    Raises:
        CallError: it could not be connected to.
    """
    try:
        connection.ensure_connection()
    except Error as error:
        raise CallError(
            "database.unreachable",
            what=f"The database does not answer: {' '.join(str(error).split())}",
            where="SANGSUK_DATABASE_URL"
            if connection.vendor == "postgresql"
            else str(connection.settings_dict["NAME"]),
            remedy="see that it runs, and that host, port, user, password and name are right.",
        ) from None


def warn_of_letters() -> None:
    """Say so where no Thai letter is a letter to the database: it works, but searches slowly."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'ก' ~ '^[[:alpha:]]$'")
        if cursor.fetchone() != (True,):
            click.echo(NO_LETTERS, err=True)


def check_migrated() -> None:
    """Say so where the database is older than the program.

    Raises:
        CallError: it does not answer, or migrations wait.
    """
    check_reachable()
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise CallError(
            "database.not_migrated",
            what=f"The database lacks {len(waiting)} changes that this version needs.",
            where="the database",
            remedy="run: sangsuk manage migrate",
        )
