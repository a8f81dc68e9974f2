"""Readings in, results on disk: the standings, what stands beside them, and the report."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from sangsuk.core.rank.beside import TABLES, WHAT_IF, lay_beside
from sangsuk.core.rank.column_count import ColumnCount
from sangsuk.core.rank.count import Count, Counting
from sangsuk.core.rank.exclusions import Keep
from sangsuk.core.tell.quotes import QuoteBook
from sangsuk.core.tell.report import draw_report
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.terms.reading import Reading
from sangsuk.core.terms.result import Result
from sangsuk.flow.counting.csv_columns import table_as_csv
from sangsuk.flow.counting.inputs import CountInputs, rulings_as_lines
from sangsuk.flow.counting.readings_to_count import may_be_quoted, readings_to_count
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.showing.hexmap import load_hexmap
from sangsuk.flow.showing.report_style import load_report_css

SUMMARY: Final = "summary.json"
RULINGS: Final = "rulings.jsonl"
RULES: Final = "rules.json"  # as the digest is taken of them
FILES: Final = (
    *("standings.csv", "standings.json", "standings.parquet", "report.html"),
    *(f"{name}.csv" for name in TABLES),
    f"{WHAT_IF}.json",
    RULINGS,
    RULES,
    SUMMARY,  # last to be renamed: it vouches for the others
)


def count_result(
    readings: Iterable[Reading],
    campaign: Campaign,
    gazetteer: Gazetteer,
    given: CountInputs | None = None,
) -> Result:
    """Count all readings in one pass; `readings` may be an iterator and in any order."""
    given = given or CountInputs()
    count = Count(identities=given.identities, rulings=given.standing_rulings)
    book = QuoteBook(campaign.hashtags)
    for reading in readings:
        count.add(reading)
        if (reading.platform, reading.id) not in given.unquoted:
            book.add(reading)
    return _result(count, book, campaign, gazetteer, given)


def count_batches(
    batches: Iterable[pa.RecordBatch],
    campaign: Campaign,
    gazetteer: Gazetteer,
    kept: Keep | None = None,
) -> Result:
    """The same of batches of `tables.READINGS` in which each post stands once.

    `kept` keeps what is not counted; left out, it lies in memory.
    """
    count, book = ColumnCount(kept), QuoteBook(campaign.hashtags)
    for batch in batches:
        count.add_batch(batch)
        for reading in readings_to_count(batch.filter(may_be_quoted(batch))):
            book.add(reading)
    return _result(count, book, campaign, gazetteer, CountInputs())


def _result(
    count: Counting, book: QuoteBook, campaign: Campaign, gazetteer: Gazetteer, given: CountInputs
) -> Result:
    counted = count.finish_whole(campaign, gazetteer, error=given.error)
    tables, other_rules = lay_beside(counted, campaign, gazetteer)
    return Result(
        campaign=campaign,
        standings=counted.standings,
        summary=counted.summary,
        quotes=book.quotes(),
        tables=tables,
        other_rules=tuple(other_rules),
        rulings=given.rulings,
    )


def write_results(
    readings: Iterable[Reading],
    campaign: Campaign,
    gazetteer: Gazetteer,
    out: Path,
    given: CountInputs | None = None,
) -> Result:
    """Count the readings and write the standings, what stands beside them, and the report.

    The same readings, in any order, give the same bytes.  All files are made
    first and then renamed into `out`, summary.json last: its `files` holds the
    SHA-256 of the others, so results of two runs cannot pass for one.

    Raises:
        CallError: `out` cannot be written, or another run is writing it.
    """
    result = count_result(readings, campaign, gazetteer, given)
    with staged(*(out / name for name in FILES)) as partials:
        write_files(result, gazetteer, partials)
    return result


def write_files(result: Result, gazetteer: Gazetteer, partials: Sequence[Path]) -> None:
    """Write the result into the partial files of `FILES`."""
    places = dict(zip(FILES, partials, strict=True))
    digests = {}
    for name, parts in _draw_files(result, gazetteer).items():
        digest = hashlib.sha256()
        with places[name].open("wb") as file:
            for part in parts:
                digest.update(part)
                file.write(part)
        digests[name] = digest.hexdigest()
    places[SUMMARY].write_bytes(_as_json(result.summary.as_json() | {"files": digests}))


def _draw_files(result: Result, gazetteer: Gazetteer) -> dict[str, Iterable[bytes]]:
    """All files but the summary, each in parts."""
    report = draw_report(result, gazetteer=gazetteer, hexmap=load_hexmap(), css=load_report_css())
    whole = {
        **draw_standings(result.standings, result.campaign),
        "report.html": report.encode(),
        **_draw_beside(result),
    }
    files: dict[str, Iterable[bytes]] = {name: [content] for name, content in whole.items()}
    files |= {f"{name}.csv": table_as_csv(table) for name, table in result.tables.items()}
    return files


def draw_standings(standings: pa.Table, campaign: Campaign) -> dict[str, bytes]:
    """The standings in their three forms, by file name."""
    rows = standings.to_pylist()
    listed = {"campaign": campaign.slug, "rules_digest": campaign.digest, "items": rows}
    return {
        "standings.csv": _as_csv(rows, standings.column_names),
        "standings.json": _as_json(listed),
        "standings.parquet": _as_parquet(standings),
    }


def _draw_beside(result: Result) -> dict[str, bytes]:
    campaign = result.campaign
    asked = {
        "campaign": campaign.slug,
        "rules_digest": campaign.digest,
        "prize_places": list(result.summary.prize_places),
        "other_rules": list(result.other_rules),
        "items": result.tables[WHAT_IF].to_pylist(),
    }
    return {
        f"{WHAT_IF}.json": _as_json(asked),
        RULINGS: rulings_as_lines(result.rulings),
        RULES: campaign.written.encode(),
    }


def _as_csv(rows: list[dict[str, Any]], columns: list[str]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _as_json(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _as_parquet(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    return buffer.getvalue()
