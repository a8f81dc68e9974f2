"""The summary of a result, recomputed from rows and standings."""

import hashlib
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sangsuk.core.check.archive import Fault, read_object
from sangsuk.core.check.rows import REASONS, Ear, Totals
from sangsuk.core.check.rules import Rules
from sangsuk.core.check.standings import STANDINGS

SUMMARY: Final = "summary.json"


def check_summary(
    archive: zipfile.ZipFile,
    manifest: dict[str, Any],
    totals: Totals,
    counted: Sequence[dict[str, str]],
    unidentified: int,
    rules: Rules,
) -> Iterator[Fault]:
    """Each number of summary.json that the rows can give is the one that they give."""
    summary = read_object(archive, SUMMARY)
    true = _numbers(totals, counted, unidentified, rules) | {
        "campaign": manifest.get("campaign"),
        "rules_digest": manifest.get("rules_digest"),
        "reader": manifest.get("reader"),
    }
    for name, value in true.items():
        if summary.get(name) != value:
            said = summary.get(name)
            yield Fault(SUMMARY, None, f"{name} is {said!r}, by the rows {value!r}")
    sealed = summary.get("files")
    digest = hashlib.sha256(archive.read(STANDINGS)).hexdigest()
    if not isinstance(sealed, dict) or sealed.get(STANDINGS) != digest:
        yield Fault(SUMMARY, None, f"the SHA-256 that it gives of {STANDINGS} does not fit")


def unidentified_voices(ear: Ear, counted: Sequence[dict[str, str]]) -> int:
    codes = (row["code"] for row in counted)
    return sum(ear[code].unidentified_voices for code in codes if code in ear)


def prize_places(counted: Sequence[dict[str, str]], rules: Rules) -> list[str]:
    """Codes of the districts that win, best first; nobody wins without one positive voice."""
    return [
        row["code"]
        for row in counted
        if row["place"]
        and int(row["place"]) <= rules.prize_places
        and row["positive_voices"] != "0"
    ]


def _numbers(
    totals: Totals, counted: Sequence[dict[str, str]], unidentified: int, rules: Rules
) -> dict[str, Any]:
    def all_of(column: str) -> int:
        return sum(int(row[column]) for row in counted)

    heard = [row for row in counted if row["place"]]
    return {
        "posts": totals.rows,
        "eligible": totals.rows - totals.ineligible.total(),
        "ineligible": {reason: totals.ineligible[reason] for reason in REASONS},
        "voices": all_of("mentioned_voices"),
        "positive_voices": all_of("positive_voices"),
        "negative_voices": all_of("negative_voices"),
        "unidentified_voices": unidentified,
        "mentions": all_of("mentions"),
        "districts": len(counted),
        "districts_heard": len(heard),
        "prize_places": prize_places(counted, rules),
        "review": totals.review,
    }
