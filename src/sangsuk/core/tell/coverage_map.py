"""A door's hours drawn: a column a day, a row an hour, what was collected and what was missed."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sangsuk.core.thai.dates import BANGKOK

CELL: Final = 10  # units of the drawing that an hour is high and a day is wide
GAP: Final = 2  # between two days
DAY: Final = timedelta(days=1)


class Hours(NamedTuple):
    """A stretch of like hours."""

    since: datetime
    until: datetime
    state: str  # collected or missed


def draw_hours(stretches: Iterable[Hours], *, since: datetime, until: datetime) -> str:
    """An inline SVG without words: who cannot see it reads the list beside it."""
    first = _midnight(since)
    days = max(1, -(-(until - first) // DAY))
    step = CELL + GAP
    parts = [
        (
            f'<svg class="hours" viewBox="0 0 {days * step - GAP} {24 * CELL}"'
            ' preserveAspectRatio="none" aria-hidden="true">'
        ),
    ]
    parts += [_bar("unknown", day, 0, 24) for day in range(days)]
    for one in stretches:
        for day, begin, end in _by_day(one, first):
            if 0 <= day < days:
                parts.append(_bar(one.state, day, begin, end))
    return "".join([*parts, "</svg>"])


def _by_day(one: Hours, first: datetime) -> Iterator[tuple[int, float, float]]:
    """The stretch cut at midnights: day, first hour, last hour."""
    begin = one.since.astimezone(BANGKOK)
    until = one.until.astimezone(BANGKOK)
    while begin < until:
        midnight = _midnight(begin)
        end = min(until, midnight + DAY)
        yield (midnight - first) // DAY, (begin - midnight) / DAY * 24, (end - midnight) / DAY * 24
        begin = end


def _bar(state: str, day: int, begin: float, end: float) -> str:
    x, y, height = day * (CELL + GAP), begin * CELL, (end - begin) * CELL
    return f'<rect class="hours-{state}" x="{x}" y="{y:g}" width="{CELL}" height="{height:g}"/>'


def _midnight(moment: datetime) -> datetime:
    return moment.astimezone(BANGKOK).replace(hour=0, minute=0, second=0, microsecond=0)
