"""The summary of a result, recomputed from rows and standings."""

import hashlib
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from sangsuk.core.check.archive import Fault, read_bytes, read_object
from sangsuk.core.check.other_rules import WHAT_IF
from sangsuk.core.check.rows import REASONS, Ear, Totals
from sangsuk.core.check.rules import Rules
from sangsuk.core.check.rulings import Decisions
from sangsuk.core.check.standings import STANDINGS

SUMMARY: Final = "summary.json"


class Counted(NamedTuple):
    """All that the rows come to."""

    totals: Totals
    standings: Sequence[dict[str, str]]
    unidentified: int
    decisions: Decisions


def check_summary(
    archive: zipfile.ZipFile, manifest: dict[str, Any], counted: Counted, rules: Rules
) -> Iterator[Fault]:
    """Each number of summary.json that the rows can give is the one that they give."""
    summary = read_object(archive, SUMMARY)
    named = {name: manifest.get(name) for name in ("campaign", "rules_digest", "reader")}
    for name, value in (_numbers(counted, rules) | named).items():
        if summary.get(name) != value:
            said = summary.get(name)
            yield Fault(SUMMARY, None, f"{name} is {said!r}, by the rows {value!r}")
    sealed = summary.get("files")
    for name in (STANDINGS, WHAT_IF):
        digest = hashlib.sha256(read_bytes(archive, name)).hexdigest()
        if not isinstance(sealed, dict) or sealed.get(name) != digest:
            yield Fault(SUMMARY, None, f"the SHA-256 that it gives of {name} does not fit")


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


def _numbers(counted: Counted, rules: Rules) -> dict[str, Any]:
    standings, totals = counted.standings, counted.totals

    def all_of(column: str) -> int:
        return sum(int(row[column]) for row in standings)

    return {
        "posts": totals.rows,
        "eligible": totals.rows - totals.ineligible.total(),
        "ineligible": {reason: totals.ineligible[reason] for reason in REASONS},
        "voices": all_of("mentioned_voices"),
        "positive_voices": all_of("positive_voices"),
        "negative_voices": all_of("negative_voices"),
        "unidentified_voices": counted.unidentified,
        "mentions": all_of("mentions"),
        "districts": len(standings),
        "districts_heard": sum(bool(row["place"]) for row in standings),
        "prize_places": prize_places(standings, rules),
        "review": totals.review,
        "excluded_by_rule": dict(sorted(counted.decisions.excluded.items())),
        "ruled_on": counted.decisions.ruled_on,
    }
