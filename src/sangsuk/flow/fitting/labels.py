"""Files of labelled stories (JSON lines)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.understand.labels import LabelledStory, read_label

ENDINGS: Final = (".jsonl", ".ndjson")
_REMEDY: Final = "give every field of the format in training/README.md."


def read_labels(path: Path, *, tell_author_kind: bool) -> Iterator[LabelledStory]:
    """Every story of a file, or of a folder's *.jsonl in the order of their names.

    Raises:
        UnreadableSourceError: a line is not a labelled story; the first such line is named.
    """
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        if file.suffix.lower() not in ENDINGS:
            raise _unreadable(
                "unknown_ending",
                f"Labelled stories are not read from files ending in '{file.suffix}'.",
                file.name,
                "give a file that ends in .jsonl, one JSON object a line "
                "(the format: training/README.md).",
            )
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _label(line, f"{file.name}, line {number}", tell=tell_author_kind)


def _label(line: bytes, where: str, *, tell: bool) -> LabelledStory:
    row = _object(line, where)
    try:
        return read_label(row, tell_author_kind=tell)
    except KeyError as fault:
        field = fault.args[0]
        raise _unreadable("field_missing", f"The field {field} is missing.", where) from fault
    except (ValueError, TypeError, AttributeError) as fault:
        what = f"A field does not hold what the format asks for ({fault})."
        raise _unreadable("not_a_story", what, where) from fault


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        what = "The line is not whole JSON in UTF-8."
        raise _unreadable("not_json", what, where, "write one JSON object a line.") from fault
    if not isinstance(row, dict):
        what = "The line is JSON, but no object."
        raise _unreadable("not_json", what, where, "write one JSON object a line.")
    return row


def _unreadable(code: str, what: str, where: str, remedy: str = _REMEDY) -> UnreadableSourceError:
    return UnreadableSourceError(f"labels.{code}", what=what, where=where, remedy=remedy)
