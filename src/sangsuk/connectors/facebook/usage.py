"""How much of what Facebook allows has been used, by its own headers."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

SHARES: Final = ("call_count", "total_cputime", "total_time")  # percent
APP: Final = "x-app-usage"
PAGES: Final = "x-business-use-case-usage"
REGAIN: Final = "estimated_time_to_regain_access"  # minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """The highest share of any limit, and how long the page is shut out."""

    percent: float
    regain: timedelta


def read_usage(headers: Mapping[str, str]) -> Usage:
    """What the headers of an answer say; nothing is used where they say nothing."""
    counts = list(_counts(headers))
    percents = [_number(count.get(name)) for count in counts for name in SHARES]
    minutes = [_number(count.get(REGAIN)) for count in counts]
    return Usage(percent=max([0.0, *percents]), regain=timedelta(minutes=max([0.0, *minutes])))


def _counts(headers: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    named = {name.lower(): value for name, value in headers.items()}
    app = _json(named.get(APP))
    if isinstance(app, dict):
        yield app
    pages = _json(named.get(PAGES))
    for counts in pages.values() if isinstance(pages, dict) else ():
        if isinstance(counts, list):
            yield from (count for count in counts if isinstance(count, dict))


def _json(value: str | None) -> Any:
    try:
        return json.loads(value or "null")
    except (ValueError, RecursionError):
        return None


def _number(value: Any) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and 0 <= value < 1e6 else 0.0
