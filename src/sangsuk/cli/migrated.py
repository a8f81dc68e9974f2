"""Whether the database is of this version."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sangsuk.core.errors import CallError


def check_migrated() -> None:
    """Say so where the database is older than the program.

    Raises:
        CallError: migrations wait.
    """
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise CallError(
            "database.not_migrated",
            what=f"The database lacks {len(waiting)} changes that this version needs.",
            where="the database",
            remedy="run: sangsuk manage migrate",
        )
