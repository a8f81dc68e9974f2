"""Tables that the readings give: an audit commits to them, an archive holds them."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sangsuk.core.check.praise import PRAISE_COLUMNS, PRAISE_TABLE
from sangsuk.core.check.rows import COLUMNS, ROWS
from sangsuk.core.check.rulings import RULING_COLUMNS, RULINGS
from sangsuk.core.terms.identity import Identities
from sangsuk.core.terms.ruling import Ruling
from sangsuk.flow.publishing.bundle_rows import public_rows
from sangsuk.flow.publishing.bundle_rulings import ruling_rows
from sangsuk.flow.publishing.opaque_names import opaque_names


def public_tables(
    readings: Path, identities: Identities, rulings: Iterable[Ruling]
) -> dict[str, bytes]:
    """rows.csv, praise.csv and rulings.csv; the same readings give the same bytes.

    Raises:
        UnreadableSourceError: the file is no readings in Parquet, or it is damaged.
    """
    opaque = opaque_names(readings)
    ruled = ruling_rows(rulings, opaque)
    rows = public_rows(readings, opaque, identities, ruled)
    return {
        ROWS: (",".join(COLUMNS) + "\n" + "".join(rows.lines)).encode(),
        PRAISE_TABLE: as_table(PRAISE_COLUMNS, rows.praise),
        RULINGS: as_table(RULING_COLUMNS, ruled),
    }


def as_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """CSV with a header, its lines ended by a line feed alone."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()
