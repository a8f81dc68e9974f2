"""The ledger of coverage as a file that an archive holds."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from sangsuk.core.check.coverage import COVERAGE_COLUMNS
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.files.outputs import staged
from sangsuk.records.inbox.coverage import Stretch


def write_coverage(stretches: Iterable[Stretch], out: Path) -> None:
    """By door and time, each stretch of like hours a row; hours are Bangkok's."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COVERAGE_COLUMNS)
    for one in sorted(stretches, key=lambda one: (one.door, one.since)):
        hours = (moment.astimezone(BANGKOK).isoformat() for moment in (one.since, one.until))
        writer.writerow((one.door, *hours, one.state, one.reason))
    with staged(out) as (partial,):
        partial.write_text(text.getvalue(), encoding="utf-8")
