"""What a reader of the audit is given next, and what is kept of the answer."""

import csv
import fcntl
import hashlib
import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from sangsuk.core.audit.agreement import READERS_WHO_SETTLE, Answer, settle
from sangsuk.flow import audit_files as files
from sangsuk.flow.audit_commit import Committed, open_commitment
from sangsuk.flow.audit_draw import open_sample
from sangsuk.flow.audit_files import CardRow
from sangsuk.flow.audit_record import Record, kept_records, record
from sangsuk.flow.read import RUN_READINGS

FOLDER: Final = "audits"  # in the folder of all state: a result's folder by its campaign's slug
READ_TWICE: Final = 0.2  # of the cards, chosen by their names
LOCK: Final = ".desk.lock"


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A post of a card as its reader sees it: masked, without what the machine made of it."""

    posted_at: datetime
    masked: str


@dataclass(frozen=True, slots=True)
class Desk:
    """An audit at work."""

    folder: Path
    committed: Committed
    sample: tuple[str, ...]
    records: tuple[Record, ...]

    def answers(self, card: str) -> list[Answer]:
        return [one.answer for one in self.records if one.card == card]

    def readers(self, card: str) -> set[str]:
        return {one.reader for one in self.records if one.card == card}

    @property
    def settled(self) -> int:
        return sum(not _waits(card, self.answers(card)) for card in self.sample)


def open_desk(home: Path, campaign: str) -> Desk | None:
    """The audit of a campaign; None where nothing was committed and drawn.

    Raises:
        CallError: a file has changed since.
    """
    folder = home / FOLDER / campaign
    if not (folder / files.DRAW).is_file():
        return None
    committed = open_commitment(folder)
    sample = open_sample(folder, committed).cards
    records = kept_records(folder, committed, set(sample))
    return Desk(folder, committed, tuple(sample), tuple(records))


def next_card(desk: Desk, reader: str, homes: frozenset[str]) -> CardRow | None:
    """The earliest card that waits for a reader and that this one may read.

    A card waits until somebody has read it; one of five until two have; and one
    on which two differ until a third has settled it.  Nobody reads a card twice, or
    one that names a district of theirs.
    """
    cards = {card.card: card for card in desk.committed.cards}
    for name in desk.sample:
        card = cards[name]
        own = homes & (card.named | card.recorded)
        if not own and reader not in desk.readers(name) and _waits(name, desk.answers(name)):
            return card
    return None


def posts_of(desk: Desk, card: CardRow) -> list[ShownPost]:
    """The card's posts, the earliest first."""
    rows = files.read_rows(desk.folder / files.POSTS, ("card", "platform", "id"))
    posts = {(row["platform"], row["id"]) for _, row in rows if row["card"] == card.card}
    table = pq.read_table(
        desk.folder / RUN_READINGS,
        columns=["id", "platform", "posted_at", "masked"],
        filters=[("id", "in", [native for _, native in posts])],
    )
    shown = [
        ShownPost(datetime.fromisoformat(row["posted_at"]), row["masked"] or "")
        for row in table.to_pylist()
        if (row["platform"], row["id"]) in posts
    ]
    return sorted(shown, key=lambda post: post.posted_at)


def keep_answer(desk: Desk, one: Record, homes: frozenset[str]) -> None:
    """Keep an answer as `sangsuk audit record` keeps it; two readers at once wait for each other.

    Raises:
        CallError: the reader may not read the card, has read it, or names no district.
    """
    with _alone(desk.folder), tempfile.TemporaryDirectory() as given:
        readings, readers = Path(given) / "readings.csv", Path(given) / "readers.csv"
        readings.write_bytes(_csv(files.RECORD_COLUMNS, [one.row]))
        readers.write_bytes(_csv(files.READER_COLUMNS, [(one.reader, files.codes(homes))]))
        record(desk.folder, readings, readers=readers)


def _waits(card: str, answers: Sequence[Answer]) -> bool:
    wanted = READERS_WHO_SETTLE if _is_read_twice(card) else 1
    return len(answers) < wanted or settle(answers) is None


def _is_read_twice(card: str) -> bool:
    lot = int.from_bytes(hashlib.sha256(f"twice,{card}".encode()).digest()[:4], "big")
    return lot < READ_TWICE * 2**32


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()
