"""Tables whose rows are never changed: the database itself refuses."""

from typing import Final

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
    return RunPython(
        lambda _apps, schema_editor: refuse_changes(table, schema_editor),
        lambda _apps, schema_editor: allow_changes(table, schema_editor),
    )


def refuse_changes(table: str, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(_REFUSE, table, schema_editor)


def allow_changes(table: str, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Within a migration alone, which refuses them again before it ends."""
    _run(_ALLOW, table, schema_editor)


def _run(
    statements: dict[str, tuple[str, ...]], table: str, schema_editor: BaseDatabaseSchemaEditor
) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement.format(table=table), params=None)
