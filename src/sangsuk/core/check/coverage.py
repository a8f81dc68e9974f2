"""The ledger of coverage: through which door what was collected, hour by hour, and what was missed.

Nothing else in an archive can contradict it but the signature; what is checked
is that it can stand: whole hours within the window, none of a door told twice,
and a reason wherever something was missed.
"""

import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sangsuk.core.check.archive import Fault, Unfit
from sangsuk.core.check.rows import read_table
from sangsuk.core.check.rules import IN_BANGKOK, Rules

COVERAGE: Final = "coverage.csv"
COVERAGE_COLUMNS: Final = ("door", "since", "until", "state", "reason")
COLLECTED, MISSED = "collected", "missed"
NO_LEDGER: Final = "no ledger of coverage in it"
_HOUR: Final = timedelta(hours=1)


class Stretch(NamedTuple):
    """Hours of a door that lie together and are alike."""

    door: str
    since: datetime
    until: datetime
    state: str
    reason: str

    @property
    def hours(self) -> int:
        return (self.until - self.since) // _HOUR


def read_coverage(archive: zipfile.ZipFile) -> list[tuple[int, Stretch]]:
    """The stretches with their lines."""
    rows = list(read_table(archive, COVERAGE, COVERAGE_COLUMNS))
    return [(number, _stretch(cells, number)) for number, cells in rows]


def check_coverage(stretches: Sequence[tuple[int, Stretch]], rules: Rules) -> Iterator[Fault]:
    opens, closes = _window(rules)
    last = None
    for number, one in stretches:
        if one.state not in (COLLECTED, MISSED) or (one.state == MISSED) != bool(one.reason):
            yield Fault(COVERAGE, number, f"{one.state!r} because of {one.reason!r} is no state")
        if not opens <= one.since < one.until <= closes:
            yield Fault(COVERAGE, number, "its hours are none of the window")
        if last and (one.door, one.since) < (last.door, last.until):
            yield Fault(COVERAGE, number, "its hours are told already, or not in order")
        last = one


def tell_coverage(stretches: Sequence[tuple[int, Stretch]], rules: Rules) -> str:
    """Of each door, how many hours of the window were collected, missed, or not told of."""
    if not stretches:
        return NO_LEDGER
    opens, closes = _window(rules)
    whole = (closes - opens) // _HOUR
    hours: dict[str, Counter[str]] = {}
    for _, one in stretches:
        hours.setdefault(one.door, Counter())[one.state] += one.hours
    told = (
        f"{door} {of[COLLECTED]} of {whole} hours, {of[MISSED]} missed, "
        f"{whole - of.total()} not told of"
        for door, of in hours.items()
    )
    return "coverage: " + "; ".join(told)


def _stretch(cells: Sequence[str], number: int) -> Stretch:
    door, since, until, state, reason = cells
    return Stretch(door, _hour(since, number), _hour(until, number), state, reason)


def _hour(told: str, number: int) -> datetime:
    """A whole hour of Bangkok."""
    try:
        moment = datetime.fromisoformat(told).astimezone(IN_BANGKOK)
    except (ValueError, OverflowError):
        raise Unfit(COVERAGE, f"{told[:40]!r} is no moment", number) from None
    whole = moment.replace(minute=0, second=0, microsecond=0)
    if whole.isoformat() != told:
        raise Unfit(COVERAGE, f"{told[:40]!r} is no whole hour of Bangkok", number)
    return moment


def _window(rules: Rules) -> tuple[datetime, datetime]:
    first, last = (
        datetime.fromisoformat(day).replace(tzinfo=IN_BANGKOK)
        for day in (rules.first_day, rules.last_day)
    )
    return first, last + timedelta(days=1)
