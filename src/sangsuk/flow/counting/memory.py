"""What the memory holds as a result in a folder: to be audited, bundled and checked."""

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

from sangsuk.core.terms.identity import Joined
from sangsuk.core.terms.reading import Reading
from sangsuk.core.terms.reading_row import row_of
from sangsuk.flow.counting.inputs import CountInputs
from sangsuk.flow.counting.results import FILES, count_result, write_files
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.files.readings import write_readings
from sangsuk.flow.reading.copies import mark_copies_of, native_id
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.reading.read import RUN_READINGS
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.claims.queries import joined_posts
from sangsuk.records.rulings.queries import as_ruled, rulings_of
from sangsuk.records.tellers.queries import PUBLISH, QUOTE, refused_keys

IDENTITIES: Final = "identities.csv"
COLUMNS: Final = ("person", "platform", "author", "post", "proof")


def rank_memory_to(campaign: Campaign, out: Path) -> int:
    """Write a campaign's readings, as they are now, and the result after people's rulings.

    Where posts were claimed, identities.csv says whose they are: for `sangsuk bundle
    --identities` and `sangsuk audit commit --identities`; it stays in the house.

    Each ruling that is written names its act, so that who checks the result finds
    it in the log.

    Returns:
        How many readings there are.

    Raises:
        CallError: `out` cannot be written.
    """
    rules = rules_of(campaign)
    readings = [_native(read) for read in mark_copies_of(campaign).readings]
    joined = joined_posts(campaign)
    given = CountInputs(
        joined=tuple(joined),
        rulings=as_ruled(rulings_of(campaign)),
        unquoted=refused_keys(campaign, QUOTE, PUBLISH),
    )
    rows = (row_of(read, goes_by=rules.eligibility_digest) for read in readings)
    with staged(out / RUN_READINGS, *(out / name for name in FILES)) as (kept, *result):
        write_readings(rows, kept, ending=".parquet")
        counted = count_result(readings, rules, load_gazetteer(), given)
        write_files(counted, load_gazetteer(), result)
    _write_identities(joined, out / IDENTITIES)
    return len(readings)


def _native(read: Reading) -> Reading:
    """The reading under the source's own ids."""
    original = native_id(read.duplicate_of) if read.duplicate_of else None
    return replace(read, id=native_id(read.id), duplicate_of=original)


def _write_identities(joined: Sequence[Joined], path: Path) -> None:
    if not joined:
        path.unlink(missing_ok=True)  # of a former count, whose claims are gone
        return
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(one) for one in joined)
    with staged(path) as (partial,):
        partial.write_text(text.getvalue(), encoding="utf-8")
