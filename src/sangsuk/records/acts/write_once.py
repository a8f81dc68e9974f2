"""A table whose rows are neither changed nor erased: the database itself refuses."""

from collections.abc import Callable
from typing import Final

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import RunPython

EVENTS: Final = ("UPDATE", "DELETE")
_SQLITE: Final = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is written once'); END
"""
_FUNCTION: Final = """
CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is written once'; END $$
"""
_POSTGRES: Final = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_refuse()
"""


def write_once(table: str) -> RunPython:
    """A migration that makes a table's rows unchangeable and unerasable."""
    return RunPython(_run(_refuse, table), _run(_allow, table))


def _refuse(vendor: str, table: str) -> list[str]:
    one = _SQLITE if vendor == "sqlite" else _POSTGRES
    events = [one.format(table=table, event=event) for event in EVENTS]
    return events if vendor == "sqlite" else [_FUNCTION.format(table=table), *events]


def _allow(vendor: str, table: str) -> list[str]:
    on = "" if vendor == "sqlite" else f" ON {table}"
    events = [f"DROP TRIGGER {table}_no_{event}{on}" for event in EVENTS]
    return events if vendor == "sqlite" else [*events, f"DROP FUNCTION {table}_refuse()"]


def _run(
    statements: Callable[[str, str], list[str]], table: str
) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
    def run(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for statement in statements(schema_editor.connection.vendor, table):
            schema_editor.execute(statement, params=None)

    return run
