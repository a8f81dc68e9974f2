"""A result in a folder, as `sangsuk run` leaves it, made of readings that tests know by heart."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from told import PRAISED, a_reading, december

from sangsuk.core.terms.reading import Reading
from sangsuk.core.terms.reading_row import row_of
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.counting.inputs import CountInputs
from sangsuk.flow.counting.results import write_results
from sangsuk.flow.files.readings import write_readings
from sangsuk.flow.reading.gazetteer import load_gazetteer


def make_result(out: Path, told: Mapping[str, int]) -> Path:
    """So many citizens praise each district, one story each."""
    out.mkdir(parents=True, exist_ok=True)
    places = [code for code, count in told.items() for _ in range(count)]
    readings = [
        a_reading(str(n), f"u{n}", (code, PRAISED), at=december(1 + n % 31))
        for n, code in enumerate(places)
    ]
    return write_result(out, readings)


def write_result(out: Path, readings: Sequence[Reading], given: CountInputs | None = None) -> Path:
    campaign = load_campaign("amphoe-sangsuk-2563")
    rows = (row_of(one, goes_by=campaign.eligibility_digest) for one in readings)
    write_readings(rows, out / "readings.parquet", ending=".parquet")
    write_results(readings, campaign, load_gazetteer(), out, given)
    return out


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def read_as_recorded(out: Path, to: Path, *, reader: str = "สมหญิง", cards: int | None = None):
    """A file in which one person finds on each card of the sample what the machine found."""
    recorded = {row["card"]: row["recorded"] for row in table(out / "audit-cards.csv")}
    sample = [row["card"] for row in table(out / "sample.csv")][:cards]
    rows = [f"{card},{reader},yes,{recorded[card]}" for card in sample]
    return write_rows(to, *rows)


def write_rows(to: Path, *rows: str) -> Path:
    to.write_text("\n".join(["card,reader,eligible,praised", *rows, ""]), "utf-8")
    return to
