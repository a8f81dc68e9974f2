"""Files that were handed in at the desk and wait for a second word before they are taken in."""

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sangsuk.flow.files.outputs import staged

KEPT_FOR: Final = timedelta(days=1)
NAME: Final = re.compile(r"[0-9a-f]{64}\.(?:csv|tsv|xlsx|xlsm|jsonl|ndjson|parquet)")


def hold_file(raw: bytes, ending: str, *, home: Path) -> str:
    """Keep the bytes until they are taken in; the name by which they are found again."""
    name = f"{hashlib.sha256(raw).hexdigest()}{ending.lower()}"
    path = _folder(home) / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with staged(path) as (partial,):
        partial.write_bytes(raw)
    return name


def held_file(name: str, *, home: Path) -> Path | None:
    """The file of a name; None where there is none, or the name is none of ours."""
    path = _folder(home) / name
    return path if NAME.fullmatch(name) and path.is_file() else None


def drop_held(*, home: Path, before: datetime) -> None:
    """Forget what nobody took in since: it may hold stories."""
    for path in _held(home):
        if path.stat().st_mtime < (before - KEPT_FOR).timestamp():
            path.unlink(missing_ok=True)


def _held(home: Path) -> Iterator[Path]:
    folder = _folder(home)
    return folder.iterdir() if folder.is_dir() else iter(())


def _folder(home: Path) -> Path:
    return home / "intake"
