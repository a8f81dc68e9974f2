"""Stories by day as they may leave the house: of what people say on a day no small count."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from sangsuk.core.tell.answers.became import ANSWERED, STATES
from sangsuk.core.tell.answers.days import SAID, Day
from sangsuk.core.tell.open_data.suppression import FEWEST, At, Hidden, hide_small

PRAISE, BOTH, NEITHER, BLAME = range(len(SAID))
OF_OFFICES: Final = range(len(ANSWERED))  # they come first of `STATES`
OF_TELLERS: Final = range(len(ANSWERED), len(STATES))  # thanks, neither, waiting
Counts = tuple[int | None, ...]


def released_days(days: Sequence[Day], weeks: Collection[str]) -> tuple[Day, ...]:
    """The days without the counts that are hidden.

    A day of few stories is not told, nor what they say, nor what became of them; nor a day that
    gives a small count away by its total. Of the other days no count of 1 to 4 of what people
    say, nor one that the sum of the day, of its week, of the month, or what became of its stories
    would give away. What offices did is public, beside each story, and told however little it is.

    Args:
        days: with all of their counts.
        weeks: those of which parts of the answer tell how many stories they have.
    """
    hidden = {(0, at) for at, one in enumerate(days) if _gives_away(one, days, weeks)}
    [totals] = hide_small([[one.stories or 0 for one in days]], hidden=hidden) if days else [[]]
    shut = [total is None for total in totals]
    whole = _whole(days, shut, weeks)
    became = _became(days, shut, whole)
    return tuple(
        replace(one, stories=total, said=says, became=came)
        for one, total, says, came in zip(
            days, totals, _said(days, whole, weeks), became, strict=True
        )
    )


def _gives_away(day: Day, days: Sequence[Day], weeks: Collection[str]) -> bool:
    """Whether the total of a day, less what else is told of it, is a count that is hidden.

    So it is where the day is all of its week, of which parts tell what praises and what asks; and
    where all but few of its stories were answered: how many were is told. An only day is told: its
    total is that of the campaign.
    """
    if len(days) == 1:
        return False
    if day.week in weeks and sum(one.week == day.week for one in days) == 1:
        return True
    left = [count for at in OF_TELLERS if (count := day.became[at])]
    return bool(left) and (max(left) == 1 or (len(left) == 1 and left[0] < FEWEST))


def _whole(days: Sequence[Day], shut: Sequence[bool], weeks: Collection[str]) -> Hidden:
    """Of each day what praises alone, what says neither, and all that asks for something better."""
    cells = [[one[PRAISE], one[NEITHER], one[BOTH] + one[BLAME]] for one in map(_said_of, days)]
    sums = [*_weeks(days, weeks, 3), _untold_weeks(days, [asks for _, _, asks in cells])]
    return hide_small(cells, hidden=_all_of(shut, 3), sums=sums)


def _said(days: Sequence[Day], whole: Hidden, weeks: Collection[str]) -> list[Counts]:
    """What asks for something better is parted, where its sum is told, by whether it praises."""
    cells = [[one[BOTH], one[BLAME]] for one in map(_said_of, days)]
    sums = _weeks(days, weeks, 2)
    unknown = [asks is None for _, _, asks in whole]
    parted = hide_small(cells, hidden=_all_of(unknown, 2), sums=sums)
    while (untold := [None in row for row in parted]) != unknown:
        unknown = untold  # the sum is told: one of both would give the other away
        parted = hide_small(cells, hidden=_all_of(unknown, 2), sums=sums)
    return [
        (praise, both, neither, blame)
        for (praise, neither, _), (both, blame) in zip(whole, parted, strict=True)
    ]


def _became(days: Sequence[Day], shut: Sequence[bool], whole: Hidden) -> list[Counts]:
    """Of stories that nobody answered no count tells what is hidden of all."""
    cells = [[one.became[at] or 0 for at in OF_TELLERS] for one in days]
    hidden = {
        (row, column)
        for row, counts in enumerate(whole)
        for column, count in enumerate(counts)
        if count is None
    }
    return [
        (*((None if is_shut else one.became[at]) for at in OF_OFFICES), *rest)
        for one, is_shut, rest in zip(days, shut, hide_small(cells, hidden=hidden), strict=True)
    ]


def _said_of(day: Day) -> list[int]:
    return [count or 0 for count in day.said]


def _all_of(rows: Sequence[bool], columns: int) -> set[At]:
    return {(row, at) for row, is_one in enumerate(rows) if is_one for at in range(columns)}


def _weeks(days: Sequence[Day], weeks: Collection[str], columns: int) -> list[list[At]]:
    """The cells of each column by week: parts of the answer tell sums of weeks."""
    lines: dict[tuple[str, int], list[At]] = {}
    for row, one in enumerate(days):
        for column in range(columns if one.week in weeks else 0):
            lines.setdefault((one.week, column), []).append((row, column))
    return list(lines.values())


def _untold_weeks(days: Sequence[Day], asks: Sequence[int]) -> list[At]:
    """What asks on days of weeks whose part is hidden: the other weeks tell the sum of these."""
    by_week: dict[str, int] = {}
    for one, count in zip(days, asks, strict=True):
        by_week[one.week] = by_week.get(one.week, 0) + count
    [sizes] = hide_small([list(by_week.values())]) if by_week else [[]]
    told = {week for week, size in zip(by_week, sizes, strict=True) if size is not None}
    return [(row, 2) for row, one in enumerate(days) if one.week not in told]
