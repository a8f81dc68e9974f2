"""Readings on disk: JSONL or Parquet, written in the columns of `tables.READINGS` and read back."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from sangsuk.core.errors import CallError, UnreadableSourceError
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.reading import Reading
from sangsuk.core.terms.reading_row import NEEDED, NoReading, reading_of
from sangsuk.core.terms.tables import READINGS

Rows = Iterator[tuple[str, Any]]  # each with the place where it stands
_ROWS_AT_ONCE: Final = 2048
_REMEDY: Final = "make the readings again with sangsuk read."


def write_batches(batches: Iterable[pa.RecordBatch], path: Path, *, ending: str) -> int:
    """Write batches of `tables.READINGS` to `path`; gives how many readings there are."""
    return (_batches_to_parquet if ending == ".parquet" else _batches_to_jsonl)(batches, path)


def write_readings(rows: Iterable[Mapping[str, Any]], path: Path, *, ending: str) -> None:
    """Write rows of readings to `path` in the kind that `ending` names."""
    WRITERS[ending](rows, path)


def recall_readings(path: Path, *, made_for: Campaign | None = None) -> list[Reading]:
    """All readings of a file that `sangsuk read` wrote.

    A row that is no reading, or the second of one post, makes the whole file
    wrong: counting the others would give standings of part of the posts.  So is
    one that was made for a campaign with other hashtags or another window than
    those of `made_for`; its prizes and ties may have changed.

    Raises:
        CallError: nothing is there, its ending is neither .jsonl nor .parquet, or it was
            made for another campaign.
        UnreadableSourceError: the file or a row of it is damaged.
    """
    if not path.is_file():
        raise CallError(
            "readings.not_there",
            what="There is no such file of readings.",
            where=str(path),
            remedy="make it with sangsuk read POSTS --out READINGS.jsonl.",
        )
    check_ending(path, where=str(path))
    readings: dict[tuple[str, str], Reading] = {}
    for where, row in _READERS[path.suffix.lower()](path):
        reading = _reading(row, where=where)
        if made_for and row.get("eligibility_digest") not in (None, made_for.eligibility_digest):
            raise _made_for_another(made_for, where)
        if readings.setdefault((reading.platform, reading.id), reading) is not reading:
            raise _damaged("A post is read twice", where)
    return list(readings.values())


def check_ending(path: Path, *, where: str) -> str:
    """The ending in small letters, if readings are kept in files of that kind."""
    ending = path.suffix.lower()
    if ending not in WRITERS:
        raise CallError(
            "readings.unknown_ending",
            what=f"Readings are not kept in files ending in '{path.suffix}'.",
            where=where,
            remedy=f"name a file that ends in {' or '.join(WRITERS)}.",
        )
    return ending


def _write_jsonl(rows: Iterable[Mapping[str, Any]], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_parquet(rows: Iterable[Mapping[str, Any]], path: Path) -> None:
    left = iter(rows)
    with pq.ParquetWriter(path, READINGS, compression="zstd", write_page_checksum=True) as writer:
        while some := list(islice(left, _ROWS_AT_ONCE)):
            writer.write_table(pa.Table.from_pylist(some, schema=READINGS))


def _batches_to_jsonl(batches: Iterable[pa.RecordBatch], path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for batch in batches:
            file.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in batch.to_pylist())
            count += batch.num_rows
    return count


def _batches_to_parquet(batches: Iterable[pa.RecordBatch], path: Path) -> int:
    count = 0
    with pq.ParquetWriter(path, READINGS, compression="zstd", write_page_checksum=True) as writer:
        for batch in batches:
            writer.write_batch(batch)
            count += batch.num_rows
    return count


def _read_jsonl(path: Path) -> Rows:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            where = f"{path.name}, line {number}"
            try:
                yield where, json.loads(line.decode())
            except (ValueError, RecursionError) as error:
                raise _damaged("The line is not whole JSON in UTF-8", where) from error


def _read_parquet(path: Path) -> Rows:
    number = 0
    try:
        # Opened by us: the library would hold on to the file when its beginning is wrong.
        with path.open("rb") as file:
            parquet = pq.ParquetFile(file, pre_buffer=False, page_checksum_verification=True)
            names = [name for name in READINGS.names if name in parquet.schema_arrow.names]
            if missing := [column for column in NEEDED if column not in names]:
                raise _damaged(f"No column is named {', '.join(missing)}", path.name)
            for batch in parquet.iter_batches(_ROWS_AT_ONCE, columns=names):
                for row in batch.to_pylist():
                    number += 1
                    yield f"{path.name}, row {number}", row
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        where = f"{path.name}, row {number + 1}"
        raise _damaged("The file is no Parquet, or it is damaged", where) from error


def _reading(row: Any, *, where: str) -> Reading:
    if not isinstance(row, dict):
        raise _damaged("The row is no reading: it is no object", where)
    try:
        return reading_of(row)
    except NoReading as fault:
        raise _damaged(f"The row is no reading: {fault}", where) from None


def _made_for_another(campaign: Campaign, where: str) -> CallError:
    return CallError(
        "readings.other_campaign",
        what=f"The readings go by other hashtags or another window than {campaign.slug}.",
        where=where,
        remedy=f"read the posts again: sangsuk read POSTS --campaign {campaign.slug}.",
    )


def _damaged(what: str, where: str) -> UnreadableSourceError:
    return UnreadableSourceError("readings.damaged", what=f"{what}.", where=where, remedy=_REMEDY)


WRITERS: Final[dict[str, Callable[[Iterable[Mapping[str, Any]], Path], None]]] = {
    ".jsonl": _write_jsonl,
    ".parquet": _write_parquet,
}
_READERS: Final[dict[str, Callable[[Path], Rows]]] = {
    ".jsonl": _read_jsonl,
    ".parquet": _read_parquet,
}
