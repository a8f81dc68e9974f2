"""Where the state lives: database, results, the site's secret key; and how much is logged."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import sangsuk
from sangsuk.core.errors import CallError

LOG_LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
CHECKOUT: Final = Path(sangsuk.__file__).resolve().parents[2]


def state_folder(environ: Mapping[str, str]) -> Path:
    """The folder of all state: SANGSUK_HOME, else `var/` of a checkout, else the user's data."""
    if chosen := environ.get("SANGSUK_HOME"):
        return Path(chosen).expanduser().resolve()
    if (CHECKOUT / "pyproject.toml").is_file() and (CHECKOUT / "src" / "sangsuk").is_dir():
        return CHECKOUT / "var"
    data = environ.get("XDG_DATA_HOME") or environ.get("LOCALAPPDATA") or "~/.local/share"
    return Path(data).expanduser() / "sangsuk"


def secret_key(environ: Mapping[str, str], *, home: Path) -> str:
    """The key of signatures: SANGSUK_SECRET_KEY, else one made once, readable by its owner.

    Raises:
        CallError: the state folder cannot be written.
    """
    if given := environ.get("SANGSUK_SECRET_KEY"):
        return given
    path = home / "secret_key"
    try:
        home.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            keep_once(path, secrets.token_urlsafe(50))
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise CallError(
            "home.unusable",
            what=f"The folder of all state cannot be used: {error.strerror}.",
            where=str(home),
            remedy="make it readable and writable, or name another one in SANGSUK_HOME.",
        ) from error


def log_level(environ: Mapping[str, str]) -> str:
    """The least grave message that is logged: SANGSUK_LOG, else INFO.

    Raises:
        CallError: there is no such level.
    """
    level = (environ.get("SANGSUK_LOG") or "INFO").upper()
    if level not in LOG_LEVELS:
        raise CallError(
            "home.log_level",
            what=f"There is no level of messages called {level!r}.",
            where="SANGSUK_LOG",
            remedy=f"take one of {', '.join(LOG_LEVELS)}, or leave it out.",
        )
    return level


def keep_once(path: Path, key: str) -> None:
    # Written whole, then linked into place: two that start at once share one key.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
