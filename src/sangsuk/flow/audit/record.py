"""What people read on the cards of the sample is kept; nothing is ever taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sangsuk.core.audit.agreement import Answer
from sangsuk.core.thai.person_names import name_key
from sangsuk.flow.audit import files
from sangsuk.flow.audit.commit import Committed, open_commitment
from sangsuk.flow.audit.draw import open_sample
from sangsuk.flow.audit.faults import bad_row
from sangsuk.flow.audit.files import CardRow
from sangsuk.flow.audit.readers import (
    Homes,
    Told,
    given_homes,
    join_homes,
    kept_homes,
    own_districts,
    spellings,
    told_homes,
)
from sangsuk.flow.files.outputs import staged

YES: Final = frozenset({"yes", "true", "1", "ใช่", "นับ"})
NO: Final = frozenset({"no", "false", "0", "ไม่", "ไม่ใช่", "ไม่นับ"})
MISSING: Final = frozenset({"missing", "หาย"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One person's reading of one card."""

    card: str
    reader: str
    answer: Answer

    @property
    def row(self) -> tuple[str, ...]:
        eligible = "missing" if self.answer.missing else "yes" if self.answer.eligible else "no"
        return (self.card, self.reader, eligible, files.codes(self.answer.praised))


def record(folder: Path, readings: Path, *, readers: Path | None = None) -> int:
    """Keep people's readings of cards; gives how many were new.  All of a file or nothing.

    Args:
        folder: a result whose sample is drawn.
        readings: a CSV with card, reader, eligible (yes, no, missing) and praised (codes);
            a column home, if there is one, is read as in `readers`.
        readers: a CSV with reader and home (the codes of the districts, or of the provinces,
            that the reader belongs to); once given, only these people may read, and none
            a card that names a district of theirs.

    Raises:
        CallError: a row cannot be kept; then none is.
        UnreadableSourceError: a file is no such CSV.
    """
    committed = open_commitment(folder)
    sample = set(open_sample(folder, committed).cards)
    rows = list(files.read_rows(readings, files.RECORD_COLUMNS))
    if not rows:
        raise bad_row(
            "empty",
            "The file holds no reading",
            readings.name,
            "write one row for each card that was read",
        )
    told = [*told_homes(rows), *given_homes(readers)]
    new = [(where, _record(row, where)) for where, row in rows]
    keep_records(folder, committed, sample, new, told)
    return len(new)


def keep_records(
    folder: Path,
    committed: Committed,
    sample: set[str],
    new: Sequence[tuple[str, Record]],
    told: Sequence[Told],
) -> None:
    """Keep readings of cards that are not kept yet, all or none.

    Args:
        folder: the result.
        committed: its commitment, as it was opened.
        sample: the cards that are drawn.
        new: each with the place where it stands.
        told: of which districts the readers are.

    Raises:
        CallError: one cannot be kept.
    """
    homes = join_homes(folder, told)
    before = kept_records(folder, committed, sample)
    spelled = spellings((*homes, *(one.reader for one in before)))
    known = [(where, replace(one, reader=spelled(one.reader))) for where, one in new]
    check_records(committed, sample, homes, before, known)
    _write(folder, [*before, *(one for _, one in known)], homes)


def check_records(
    committed: Committed,
    sample: set[str],
    homes: Homes,
    before: Sequence[Record],
    new: Sequence[tuple[str, Record]],
) -> None:
    """Refuse what cannot stand beside what is kept.

    Raises:
        CallError: one cannot be kept.
    """
    records = _Rows(committed, sample, homes)
    records.keep([(files.RECORDS, one) for one in before])
    records.keep(new)


def kept_records(folder: Path, committed: Committed, sample: set[str]) -> list[Record]:
    """What was kept so far, in the order in which it came.

    Raises:
        CallError: somebody has changed the file by hand, so that it does not hold.
    """
    path = folder / files.RECORDS
    if not path.is_file():
        return []
    rows = list(files.read_rows(path, files.RECORD_COLUMNS))
    records = [(where, _record(row, where)) for where, row in rows]
    _Rows(committed, sample, kept_homes(folder)).keep(records)
    return [one for _, one in records]


class _Rows:
    """Takes rows one by one and refuses what cannot stand beside the others."""

    def __init__(self, committed: Committed, sample: set[str], homes: Homes) -> None:
        self._cards = {card.card: card for card in committed.cards}
        self._districts = committed.counts.keys()
        self._sample = sample
        self._homes = homes
        self._read: set[tuple[str, str]] = set()

    def keep(self, rows: Sequence[tuple[str, Record]]) -> None:
        for where, one in rows:
            self._check_card(one, where)
            self._check_codes(one, where)
            self._check_home(one, self._cards[one.card], where)
            self._read.add((one.card, name_key(one.reader)))

    def _check_card(self, one: Record, where: str) -> None:
        if one.card not in self._cards:
            raise bad_row(
                "unknown_card",
                f"There is no card {one.card!r}",
                where,
                f"take the card's name from {files.SAMPLE}",
            )
        if one.card not in self._sample:
            raise bad_row(
                "not_in_sample",
                f"Card {one.card} was not drawn",
                where,
                f"read the cards of {files.SAMPLE} only, or draw more with --more N",
            )
        if (one.card, name_key(one.reader)) in self._read:
            raise bad_row(
                "double_row",
                f"{one.reader} has already read card {one.card}",
                where,
                "leave the row out; where two readers differ, give the card to a third",
            )

    def _check_codes(self, one: Record, where: str) -> None:
        if unknown := one.answer.praised - self._districts:
            raise bad_row(
                "unknown_code",
                f"No district of the campaign has the code {files.codes(unknown)}",
                where,
                "write codes of four digits, with spaces between them",
            )
        if one.answer.praised and not one.answer.eligible:
            raise bad_row(
                "praise_not_eligible",
                f"Card {one.card} is not eligible, yet districts are praised",
                where,
                "leave praised empty, or say that the card is eligible",
            )

    def _check_home(self, one: Record, card: CardRow, where: str) -> None:
        if self._homes and one.reader not in self._homes:
            raise bad_row(
                "unknown_reader",
                f"{one.reader!r} is not among the readers",
                where,
                "add the reader with --readers READERS.csv (reader, home)",
            )
        home = self._homes.get(one.reader, frozenset())
        if judged := own_districts(home, card.named | card.recorded | one.answer.praised):
            raise bad_row(
                "own_district",
                f"{one.reader} belongs to {files.codes(judged)}, of which card {one.card} tells",
                where,
                "give the card to a reader from elsewhere",
            )


def _record(row: Mapping[str, str], where: str) -> Record:
    eligible, reader = row["eligible"].lower(), row["reader"]
    if eligible not in YES | NO | MISSING:
        raise bad_row(
            "unknown_answer",
            f"{row['eligible']!r} does not say whether the card is eligible",
            where,
            "write yes, no, or missing where nothing is left to be read",
        )
    if not name_key(reader):
        remedy = "say who has read the card, in Thai letters or in a to z"
        raise bad_row("no_reader", "The row names no reader", where, remedy)
    answer = Answer(
        praised=frozenset(row["praised"].split()),
        eligible=eligible in YES,
        missing=eligible in MISSING,
    )
    return Record(card=row["card"], reader=reader, answer=answer)


def _write(folder: Path, records: Sequence[Record], homes: Homes) -> None:
    people = [(reader, files.codes(home)) for reader, home in homes.items()]
    with staged(folder / files.READERS, folder / files.RECORDS) as (readers, kept):
        readers.write_bytes(files.lines(files.READER_COLUMNS, people))
        kept.write_bytes(files.lines(files.RECORD_COLUMNS, (one.row for one in records)))
