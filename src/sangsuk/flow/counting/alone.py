"""The standings and nothing beside them, in little memory: for many millions of readings."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq

from sangsuk.core.errors import CallError, UnreadableSourceError
from sangsuk.core.rank.standings import rank_districts
from sangsuk.core.terms.campaign import Campaign
from sangsuk.flow.counting.reader_error import load_reader_error
from sangsuk.flow.counting.results import draw_standings
from sangsuk.flow.counting.voices_on_disk import NEEDED, tally_batches
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.reading.gazetteer import load_gazetteer

FILES = ("standings.csv", "standings.json", "standings.parquet")
ROWS_AT_ONCE = 16_384


def rank_alone(readings: Path, campaign: Campaign, out: Path) -> int:
    """Rank the districts by a Parquet file of readings; gives how many there were.

    The rows are taken as `sangsuk read` wrote them: what `rank_file` checks of
    each is not looked at again.

    Raises:
        CallError: it is no Parquet file, or `out` cannot be written.
        UnreadableSourceError: the file is damaged.
    """
    if readings.suffix.lower() != ".parquet" or not readings.is_file():
        raise CallError(
            "readings.no_parquet",
            what="The standings alone are counted from a Parquet file of readings.",
            where=str(readings),
            remedy="make it with sangsuk read POSTS --out READINGS.parquet.",
        )
    with staged(*(out / name for name in FILES)) as partials, TemporaryDirectory(dir=out) as folder:
        standings, count = _rank(readings, campaign, Path(folder))
        for partial, content in zip(
            partials, draw_standings(standings, campaign).values(), strict=True
        ):
            partial.write_bytes(content)
    return count


def _rank(readings: Path, campaign: Campaign, folder: Path) -> tuple[pa.Table, int]:
    try:
        with pq.ParquetFile(readings, pre_buffer=False, page_checksum_verification=True) as parquet:
            batches = parquet.iter_batches(ROWS_AT_ONCE, columns=list(NEEDED))
            count = int(parquet.metadata.num_rows)
            tallies = tally_batches(batches, folder, readings=count)
    except (pa.ArrowException, OSError, KeyError) as error:
        raise UnreadableSourceError(
            "readings.damaged",
            what="The file is no Parquet of readings, or it is damaged.",
            where=readings.name,
            remedy="make the readings again with sangsuk read.",
        ) from error
    districts = load_gazetteer().districts
    return rank_districts(tallies, districts, campaign, error=load_reader_error()), count
