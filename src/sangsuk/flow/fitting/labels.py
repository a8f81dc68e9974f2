"""Files of labelled stories (JSON lines)."""

import json
from collections.abc import Iterator
from pathlib import Path

from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.understand.labels import LabelledStory, read_label


def read_labels(path: Path, *, tell_author_kind: bool) -> Iterator[LabelledStory]:
    """Every story of a file, or of a folder's *.jsonl in the order of their names.

    Raises:
        UnreadableSourceError: a line is not a labelled story; the first such line is named.
    """
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _label(line, f"{file.name}, line {number}", tell=tell_author_kind)


def _label(line: str, where: str, *, tell: bool) -> LabelledStory:
    try:
        return read_label(json.loads(line), tell_author_kind=tell)
    except (ValueError, KeyError, TypeError) as fault:
        raise UnreadableSourceError(
            "labels.not_a_story",
            what=f"This line is no labelled story ({type(fault).__name__}: {fault}).",
            where=where,
            remedy="give every field of the format in training/README.md.",
        ) from fault
