"""Where deliveries of hooks wait on SQLite: each in a file, so that no hook waits for a writer.

A file is there whole or not at all: written under a name that was made beforehand,
forced to the disk, renamed.  It is removed after the inbox has kept it; killed
between the two, a worker finds that the delivery is known.
"""

import fcntl
import hashlib
import json
import os
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sangsuk.flow.doors.spool_names import ENDING, READY, names_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A delivery as it was handed in."""

    door: str
    raw: bytes
    headers: Mapping[str, str]
    at: datetime


def lay_down(folder: Path, handed: Handed) -> Path:
    """Keep a delivery in a file of its own; what is returned survives a loss of power.

    The name it is written under is on the disk already, so that its bytes alone have
    to be waited for.  Where the renaming is lost, `waiting_in` finds it under that name.
    """
    told = {
        "door": handed.door,
        "headers": dict(handed.headers),
        "at": handed.at.isoformat(),
        "sha256": hashlib.sha256(handed.raw).hexdigest(),
    }
    written = json.dumps(told).encode() + b"\n" + handed.raw
    moment = int(handed.at.timestamp() * 1_000_000)
    whole = folder / f"{moment:020d}-{uuid.uuid4().hex}{ENDING}"
    names = names_of(folder)
    while True:
        with suppress(FileNotFoundError):  # somebody cleared the folder: another name
            return _write(names.take(), written, whole)


def waiting_in(folder: Path, *, most: int) -> list[Path]:
    """The files that wait, those that came first first."""
    waiting = sorted(folder.glob(f"*{ENDING}"))[:most]
    return waiting or _left_in(folder)[:most]


def oldest_in(folder: Path) -> datetime | None:
    """Since when the first of the files waits, by the machine's clock; None where none does."""
    for file in waiting_in(folder, most=1):
        with suppress(FileNotFoundError):  # taken in just now
            return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return None


def pick_up(file: Path) -> Handed | None:
    """The delivery of a file; None where another worker has taken it in, or it is not whole."""
    try:
        told, _, raw = file.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    kept = _told(told)
    if kept is None or kept.get("sha256", _digest(raw)) != _digest(raw):
        return None  # the power went while it was written: its hook was never answered
    return Handed(
        door=kept["door"],
        raw=raw,
        headers=kept["headers"],
        at=datetime.fromisoformat(kept["at"]),
    )


def _write(file: Path, written: bytes, whole: Path) -> Path:
    """Held until it has its last name: what holds bytes and is held by nobody was left."""
    with file.open("r+b", buffering=0) as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        opened.write(written)
        os.fdatasync(opened.fileno())
        return file.rename(whole)


def _left_in(folder: Path) -> list[Path]:
    """What was written and never renamed, because the power went or its process was killed."""
    left: list[tuple[float, Path]] = []
    for file in folder.glob(f"*{READY}"):
        with suppress(FileNotFoundError):
            about = file.stat()
            if about.st_size and _is_held_by_nobody(file):
                left.append((about.st_mtime, file))
    return [file for _, file in sorted(left)]


def _is_held_by_nobody(file: Path) -> bool:
    with file.open("r+b") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _told(line: bytes) -> dict[str, Any] | None:
    try:
        told = json.loads(line)
    except ValueError:
        return None
    return told if isinstance(told, dict) else None


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
