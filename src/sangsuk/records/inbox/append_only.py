"""Tables whose rows are never changed: the database itself refuses."""

from collections.abc import Callable
from typing import Final

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import RunPython

_SQLITE: Final = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRES_REFUSAL: Final = """
CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$
"""
_POSTGRES: Final = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_refuse()
"""
_REFUSE: Final = {"sqlite": (_SQLITE,), "postgresql": (_POSTGRES_REFUSAL, _POSTGRES)}
_ALLOW: Final = {
    "sqlite": ("DROP TRIGGER {table}_append_only",),
    "postgresql": (
        "DROP TRIGGER {table}_append_only ON {table}",
        "DROP FUNCTION {table}_refuse()",
    ),
}


def append_only(table: str) -> RunPython:
    """A migration that makes a table's rows unchangeable; they may still be erased."""
    return RunPython(_run(_REFUSE, table), _run(_ALLOW, table))


def _run(
    statements: dict[str, tuple[str, ...]], table: str
) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
    def run(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement.format(table=table), params=None)

    return run
