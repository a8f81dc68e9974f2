"""Stories by day: how many, what they say, and what became of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sangsuk.core.tell.answers.became import STATES, Became, what_became
from sangsuk.core.tell.answers.heard import Heard

SAID: Final = ("praise", "both", "neither", "blame")  # each story says one of these
WEEK: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The stories of one day; a count that is not told is None.

    `said` are counts in the order of `SAID`, `became` in that of `STATES`.
    """

    day: date  # in Bangkok
    week: str  # of the campaign: "1" is the first
    stories: int | None
    said: tuple[int | None, ...]
    became: tuple[int | None, ...]


def says(story: Heard) -> str:
    """Which of `SAID` a story says."""
    if story.praises and story.blames:
        return "both"
    return "praise" if story.praises else "blame" if story.blames else "neither"


def week_of(day: date, opens: date) -> str:
    """Which week of the campaign a day lies in: 1 is the first."""
    return str((day - opens).days // WEEK + 1)


def count_said(stories: Sequence[Heard]) -> tuple[int, ...]:
    """How many say each of `SAID`."""
    counts = Counter(says(story) for story in stories)
    return tuple(counts[one] for one in SAID)


def count_became(stories: Sequence[Heard], became: Became) -> tuple[int, ...]:
    """How many have come to each of `STATES`."""
    counts = Counter(what_became(story, became) for story in stories)
    return tuple(counts[one] for one in STATES)


def by_day(stories: Sequence[Heard], became: Became, opens: date) -> tuple[Day, ...]:
    """The days on which any was told, in their order.

    Args:
        stories: all that count.
        became: what became of those that were answered.
        opens: the first day of the campaign.
    """
    days: dict[date, list[Heard]] = {}
    for story in stories:
        days.setdefault(story.day, []).append(story)
    return tuple(
        Day(
            day=day,
            week=week_of(day, opens),
            stories=len(days[day]),
            said=count_said(days[day]),
            became=count_became(days[day], became),
        )
        for day in sorted(days)
    )
