"""The reader's error as measured: what ships, or what an audit found."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from sangsuk.core.errors import CallError
from sangsuk.core.terms.reader_error import ReaderError

SHIPPED: Final = files("sangsuk") / "assets" / "count" / "reader_error.json"
COUNTS: Final = ("due", "found", "miscounted", "misplaced")


def load_reader_error(path: Path | None = None) -> ReaderError:
    """The error in `path`, a JSON file of `ReaderError`'s fields; else the shipped one.

    Raises:
        CallError: the file is no such thing.
    """
    if path is None:
        return ReaderError(**json.loads(SHIPPED.read_text("utf-8")))
    try:
        return _checked(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as fault:
        raise CallError(
            "reader_error.unreadable",
            what=f"This is no measured error of the reader: {why_unread(fault)}.",
            where=str(path),
            remedy="give due, found, miscounted, misplaced, concentration and source, as JSON.",
        ) from fault


def why_unread(fault: Exception) -> str:
    """What hinders a file from being read, in words that somebody can act on."""
    match fault:
        case OSError():
            return f"it cannot be opened ({fault.strerror})"
        case UnicodeDecodeError():
            return f"it is not UTF-8 (byte {fault.start})"
        case json.JSONDecodeError() | RecursionError():
            return "it is not whole JSON"
        case KeyError():
            return f"it has no {fault.args[0]}"
        case TypeError():
            return "it is no object of named values"
    return str(fault)


def _checked(row: dict[str, Any]) -> ReaderError:
    error = ReaderError(
        **{name: int(row[name]) for name in COUNTS},
        concentration=float(row["concentration"]),
        source=str(row["source"]),
    )
    if not (0 < error.found <= error.due and error.concentration > 0):
        raise ValueError("found is not between 1 and due")
    if min(error.miscounted, error.misplaced) < 0:
        raise ValueError("a count is below 0")
    return error
