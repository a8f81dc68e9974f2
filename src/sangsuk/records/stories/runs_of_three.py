"""The database's own index of runs of three letters over the texts that are searched."""

from collections.abc import Callable
from typing import Final

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import RunPython

INDEX: Final = "stories_shown_runs"  # SQLite's

_COLUMNS: Final = "rowid, words, sounds"
_OLD_ROW: Final = (
    f"INSERT INTO {INDEX}({INDEX}, {_COLUMNS}) "  # noqa: S608 - names of our own
    "VALUES ('delete', old.story_id, old.words, old.sounds);"
)
_NEW_ROW: Final = (
    f"INSERT INTO {INDEX}({_COLUMNS}) "  # noqa: S608 - names of our own
    "VALUES (new.story_id, new.words, new.sounds);"
)
_TABLE: Final = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(words, sounds, tokenize='trigram', "
    "content='stories_shown', content_rowid='story_id')"
)
_MAKE: Final = {
    "sqlite": (
        _TABLE,
        f"CREATE TRIGGER {INDEX}_in AFTER INSERT ON stories_shown BEGIN {_NEW_ROW} END",
        f"CREATE TRIGGER {INDEX}_out AFTER DELETE ON stories_shown BEGIN {_OLD_ROW} END",
        f"CREATE TRIGGER {INDEX}_new AFTER UPDATE ON stories_shown BEGIN {_OLD_ROW} {_NEW_ROW} END",
    ),
    "postgresql": (
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "CREATE INDEX shown_words_runs ON stories_shown USING gin (words gin_trgm_ops)",
        "CREATE INDEX shown_sounds_runs ON stories_shown USING gin (sounds gin_trgm_ops)",
    ),
}
_DROP: Final = {
    "sqlite": (
        *(f"DROP TRIGGER {INDEX}_{which}" for which in ("in", "out", "new")),
        f"DROP TABLE {INDEX}",
    ),
    "postgresql": ("DROP INDEX shown_words_runs", "DROP INDEX shown_sounds_runs"),
}


def index_runs_of_three() -> RunPython:
    """A migration that makes the index; each database has its own way."""
    return RunPython(_run(_MAKE), _run(_DROP))


def _run(
    statements: dict[str, tuple[str, ...]],
) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
    def run(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return run
