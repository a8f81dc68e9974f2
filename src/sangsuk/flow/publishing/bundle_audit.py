"""The files of an audit as they are published: its readers are numbered, not named."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from sangsuk.core.check.answers import ANSWER_COLUMNS, ANSWERS
from sangsuk.core.check.audit import SAMPLE, STATUS
from sangsuk.core.check.cards import CARDS, NAMED
from sangsuk.core.check.commitment import COMMITMENT, DRAW
from sangsuk.flow.audit.files import lines, read_rows
from sangsuk.flow.audit.status import audit_status

LEAST_CARDS: Final = 5
PUBLIC_STATUS: Final = (
    *("outcome", "risk", "limit", "decided", "drawn", "read", "cards", "estimated_more"),
    *("commitment", "winners", "waiting_for", "readers_differ", "read_twice", "agreement"),
)


def audit_files(folder: Path) -> dict[str, bytes]:
    """What the archive holds of the audit; nothing where no sample was drawn.

    Raises:
        CallError: a file has changed since the audit was committed.
    """
    if not (folder / DRAW).is_file():
        return {}
    status = audit_status(folder)
    names = (COMMITMENT, CARDS, NAMED, DRAW, SAMPLE)
    as_they_are = {name: (folder / name).read_bytes() for name in names}
    return as_they_are | {
        ANSWERS: _answers(folder / ANSWERS),
        STATUS: _json({name: status[name] for name in PUBLIC_STATUS} | _error(status)),
    }


def _error(status: Mapping[str, Any]) -> dict[str, Any]:
    """The reader's error by kinds of cards; kinds of a few would tell of people."""
    rows = status["reader_error"]
    return {"reader_error": [row for row in rows if row["cards"] >= LEAST_CARDS]}


def _answers(path: Path) -> bytes:
    """People's readings of cards, with readers numbered as they came."""
    numbers: dict[str, str] = {}
    rows = []
    for _, row in read_rows(path, ANSWER_COLUMNS) if path.is_file() else ():
        reader = numbers.setdefault(row["reader"], f"reader {len(numbers) + 1}")
        rows.append((row["card"], reader, row["eligible"], row["praised"]))
    return lines(ANSWER_COLUMNS, rows)


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
