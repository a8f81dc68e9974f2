"""What `verify.py` cannot recompute: estimates that need numpy, and the reader of this package."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from sangsuk.core.check.announced import NOTHING_ANNOUNCED, Announced
from sangsuk.core.check.archive import Fault, read_object, read_text
from sangsuk.core.check.origins import MODEL
from sangsuk.core.check.rules import read_rules
from sangsuk.core.check.standings import STANDINGS, read_districts
from sangsuk.core.check.summary import SUMMARY
from sangsuk.core.check.verdict import Verdict
from sangsuk.core.rank.standings import estimate_places
from sangsuk.core.terms.reader_error import ReaderError
from sangsuk.flow.publishing.verification import verify_file
from sangsuk.flow.reading.reader import shipped_version

# Another version of numpy may draw other numbers from the same seed: 10,000 draws leave so much.
CHANCE: Final = {"place_low": 6, "place_high": 6, "p_top": 0.03, "rate_low": 0, "rate_high": 0}
ROUNDED: Final = 1e-3
MOST_DISTRICTS: Final = 1_000  # that are simulated: the country has 878
MISSHAPEN: Final = (KeyError, TypeError, ValueError, AttributeError, ArithmeticError)


def verify_whole(path: Path, known: Announced = NOTHING_ANNOUNCED) -> Verdict:
    """Check an archive as `verify_file` does, and what only this package can.

    Args:
        path: of the archive.
        known: what the host has announced of it.

    Raises:
        OSError: the file cannot be opened.
    """
    verdict = verify_file(path, known)
    if verdict.verified:
        with zipfile.ZipFile(path) as archive:
            verdict.faults += [*_check_arrays(archive), *_check_estimates(archive)]
        verdict.estimates = True
    return verdict


def shipped_arrays() -> dict[str, str]:
    """The SHA-256 of each array of the reader that this package holds."""
    folder = files("sangsuk") / "assets" / "reader"
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".npz"))
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


def _check_arrays(archive: zipfile.ZipFile) -> Iterator[Fault]:
    """A reader of this package's version has its arrays."""
    said = read_object(archive, MODEL)
    if said["reader"] == shipped_version() and said["arrays"] != shipped_arrays():
        yield Fault(MODEL, None, f"its arrays are not those of the reader {said['reader']}")


def _check_estimates(archive: zipfile.ZipFile) -> Iterator[Fault]:
    rows = list(csv.DictReader(io.StringIO(read_text(archive, STANDINGS), newline="")))
    if len(rows) > MOST_DISTRICTS:
        yield Fault(STANDINGS, None, f"it has {len(rows)} districts, more than the country")
        return
    try:
        expected = _estimated(archive, rows)
    except MISSHAPEN as error:
        yield Fault(SUMMARY, None, f"nothing can be estimated by it ({type(error).__name__})")
        return
    for number, row in enumerate(rows, 2):
        yield from _compared(row, expected[row["code"]], number)


def _estimated(
    archive: zipfile.ZipFile, rows: list[dict[str, str]]
) -> dict[str, Mapping[str, Any]]:
    summary = read_object(archive, SUMMARY)
    people = {one.code: one.population for one in read_districts(archive)}
    codes = sorted(people)
    voices = {row["code"]: int(row["positive_voices"]) for row in rows}
    estimates = estimate_places(
        [(voices[code], people[code]) for code in codes],
        prize_places=read_rules(archive).prize_places,
        digest=summary["rules_digest"],
        error=ReaderError(**summary["reader_error"]),
    )
    return dict(zip(codes, estimates, strict=True))


def _compared(row: Mapping[str, str], estimate: Mapping[str, Any], number: int) -> Iterator[Fault]:
    for column, leeway in CHANCE.items():
        said, value = row[column], estimate[column]
        try:
            fits = abs(float(said) - value) <= leeway + ROUNDED * abs(value)
        except ValueError:
            fits = False
        if not fits:
            what = f"{row['code']}: {column} is {said!r}, by the simulation {value!r}"
            yield Fault(STANDINGS, number, what)
