"""Which database: SQLite under the state folder, or the PostgreSQL that a URL names."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from sangsuk.core.errors import SangsukError

# Many may write at once: each takes the lock at the start of its short transaction and waits.
SQLITE: Final[dict[str, Any]] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
    "PRAGMA mmap_size=134217728;PRAGMA cache_size=-8000;",
}
PREPARE_THRESHOLD: Final = 5  # times that a statement comes before it is planned once for all


def database_of(url: str, *, home: Path) -> dict[str, Any]:
    """Django's settings for the database at `url`; an empty one means SQLite under `home`.

    Raises:
        SangsukError: the URL cannot be used, or PostgreSQL's driver is not installed.
    """
    if not url:
        return _sqlite(home / "sangsuk.sqlite3")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _unusable("it is no URL") from None
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgres(parts, port)
    if parts.scheme == "sqlite":
        if not parts.path.strip("/"):
            raise _unusable("sqlite:// names no file")
        return _sqlite(Path(unquote(parts.path)))
    raise _unusable(f"it begins with {parts.scheme or 'nothing'}://")


def _sqlite(path: Path) -> dict[str, Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": SQLITE}


def _postgres(parts: SplitResult, port: int | None) -> dict[str, Any]:
    if find_spec("psycopg") is None:
        raise SangsukError(
            "database.no_driver",
            what="SANGSUK_DATABASE_URL names PostgreSQL, whose driver is not installed.",
            where="SANGSUK_DATABASE_URL",
            remedy="install psycopg (version 3), or leave the variable out to use SQLite.",
        )
    name = unquote(parts.path.strip("/"))
    if not name:
        raise _unusable("it names no database")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port or "",
        "CONN_MAX_AGE": 60,
        **_asked(parts.query),
    }


def _asked(query: str) -> dict[str, Any]:
    """What stands behind the `?`: for the driver, but for what kind of pooler is between.

    One that hands each transaction to another connection knows no statement that was planned
    before, and no cursor that stays open.
    """
    options = dict(parse_qsl(query))
    pooler = options.pop("pooler", None)
    if pooler not in {None, "transaction"}:
        raise _unusable(f"pooler={pooler} is not known, pooler=transaction is")
    return {
        "OPTIONS": options,
        "PREPARE_THRESHOLD": None if pooler else PREPARE_THRESHOLD,
        "DISABLE_SERVER_SIDE_CURSORS": bool(pooler),
    }


def _unusable(why: str) -> SangsukError:
    return SangsukError(
        "database.url",
        what=f"The database cannot be used: {why}.",
        where="SANGSUK_DATABASE_URL",
        remedy="write postgres://user:password@host:5432/name, or leave it out to use SQLite.",
    )
