"""Where deliveries of hooks wait on SQLite: each in a file, so that no hook waits for a writer.

A file is there whole or not at all: written under another name, forced to the
disk, renamed.  It is removed after the inbox has kept it; killed between the
two, a worker finds that the delivery is known.
"""

import json
import os
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

ENDING: Final = ".delivery"
_UNFINISHED: Final = ".part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A delivery as it was handed in."""

    door: str
    raw: bytes
    headers: Mapping[str, str]
    at: datetime


def lay_down(folder: Path, handed: Handed) -> Path:
    """Keep a delivery in a file of its own; what is returned survives a loss of power."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"{int(handed.at.timestamp() * 1_000_000):020d}-{uuid.uuid4().hex}"
    told = {"door": handed.door, "headers": dict(handed.headers), "at": handed.at.isoformat()}
    unfinished = folder / f"{name}{_UNFINISHED}"
    with unfinished.open("xb") as file:
        file.write(json.dumps(told).encode() + b"\n" + handed.raw)
        file.flush()
        os.fsync(file.fileno())
    whole = unfinished.rename(folder / f"{name}{ENDING}")
    _force(folder)
    return whole


def waiting_in(folder: Path, *, most: int) -> list[Path]:
    """The files that wait, those that came first first."""
    return sorted(folder.glob(f"*{ENDING}"))[:most]


def oldest_in(folder: Path) -> datetime | None:
    """Since when the first of the files waits, by the machine's clock; None where none does."""
    for file in waiting_in(folder, most=1):
        with suppress(FileNotFoundError):  # taken in just now
            return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return None


def pick_up(file: Path) -> Handed | None:
    """The delivery of a file; None where another worker has taken it in."""
    try:
        told, _, raw = file.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    kept = json.loads(told)
    return Handed(
        door=kept["door"],
        raw=raw,
        headers=kept["headers"],
        at=datetime.fromisoformat(kept["at"]),
    )


def _force(folder: Path) -> None:
    """The name of a new file is kept by its folder."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
