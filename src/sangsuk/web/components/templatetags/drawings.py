"""Small pictures that the server draws: the place in its cell, bars, praise by day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import template
from django.template import Context

from sangsuk.core.rank.shares import Share, share_of
from sangsuk.records.standings.models import Standing
from sangsuk.records.stories.queries import DriverCount

register = template.Library()

DAY_WIDTH: Final = 18
SPARK_HEIGHT: Final = 90
LEAST_HEIGHT: Final = 4
WEEK: Final = 7
STEPS: Final = 5
NO_HEIGHT: Final = 3  # a low mark for a day without a story


@dataclass(frozen=True, slots=True, kw_only=True)
class Driven:
    """One driver, how many stories name it, and which share of all praise that is."""

    code: str
    stories: int
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One day of a sparkline, in the drawing's units."""

    day: date
    count: int
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the calendar; `step` is its colour, 0 where nothing was told."""

    day: date
    count: int
    step: int


@register.inclusion_tag("components/place_badge.html")
def place_badge(standing: Standing | None, prize_places: int) -> dict[str, Any]:
    """The district's place in a hexagon of the map; dashed and empty where it is silent."""
    place = standing.place if standing else None
    return {"place": place, "top": place is not None and place <= prize_places}


@register.inclusion_tag("components/bar.html")
def bar(value: float, most: float) -> dict[str, Any]:
    """One bar as wide as `value` is of `most`.  It says nothing that the number beside does not."""
    return {"width": round(100 * value / most, 1) if most else 0}


@register.inclusion_tag("components/driver_bars.html")
def driver_bars(praise: Sequence[DriverCount], praising: int) -> dict[str, Any]:
    """What stories praise, most praised first, as shares of the `praising` stories."""
    rows = [
        Driven(code=row.code, stories=row.stories, share=share_of(row.stories, praising))
        for row in praise
    ]
    most = max((row.share.high for row in rows), default=0)
    return {"rows": rows, "most": most, "praising": praising}


@register.inclusion_tag("components/share_bar.html")
def share_bar(row: Driven, most: float) -> dict[str, Any]:
    """One share as a bar, and across its end the range in which it lies."""
    likely, low, high = (round(100 * value / most, 1) if most else 0 for value in row.share)
    return {"likely": likely, "low": low, "wide": round(high - low, 1)}


@register.inclusion_tag("components/sparkline.html")
def sparkline(counts: Sequence[tuple[date, int]]) -> dict[str, Any]:
    """One column a day; days without a story are a low mark."""
    most = max((count for _, count in counts), default=0)
    columns = [_column(index, *of_day, most=most) for index, of_day in enumerate(counts)]
    return {
        "columns": columns,
        "width": len(columns) * DAY_WIDTH,
        "height": SPARK_HEIGHT,
        "peak": max(columns, key=lambda column: column.count, default=None),
    }


def _column(index: int, day: date, count: int, *, most: int) -> Column:
    height = max(LEAST_HEIGHT, round(SPARK_HEIGHT * count / most)) if count else NO_HEIGHT
    return Column(day=day, count=count, x=index * DAY_WIDTH, y=SPARK_HEIGHT - height, height=height)


@register.filter
def at(known: Mapping[Any, Any], key: Any) -> Any:
    """What stands at a place or under a code; "" where nothing does."""
    return known.get(key, "")


@register.inclusion_tag("components/calendar.html", takes_context=True)
def calendar(context: Context, counts: Sequence[tuple[date, int]]) -> dict[str, Any]:
    """A month's days in weeks from Monday, deeper the more was told; each leads to its stories."""
    most = max((count for _, count in counts), default=0)
    before = counts[0][0].weekday() if counts else 0
    cells: list[Day | None] = [None] * before
    cells += [Day(day=day, count=count, step=_step(count, most)) for day, count in counts]
    cells += [None] * (-len(cells) % WEEK)
    weeks = [cells[start : start + WEEK] for start in range(0, len(cells), WEEK)]
    return {"weeks": weeks, "campaign_asked": context.get("campaign_asked", "")}


def _step(count: int, most: int) -> int:
    return -(-count * STEPS // most) if most else 0
