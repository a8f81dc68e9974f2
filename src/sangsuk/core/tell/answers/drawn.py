"""The figures of an answer, by name."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from sangsuk.core.tell.figures.bars import draw_bars, draw_multiples
from sangsuk.core.tell.figures.calendar import draw_calendar
from sangsuk.core.tell.figures.places import draw_places
from sangsuk.core.tell.figures.slopes import draw_slopes
from sangsuk.core.tell.figures.swarm import draw_swarm

Told = Mapping[str, Any]
BLAME: Final = "fig-bar-blame"


def draw_figure(told: Told, name: str, *, alone: bool = False) -> str:
    """One of `FIGURES`, from an answer as it is laid out; alone: to stand outside a page."""
    return _DRAWN[name](told, alone)


def _happy(told: Told, alone: bool) -> str:  # noqa: FBT001 - one form for all in the table below
    side = told["happy"]
    return draw_bars("happy-bars", side["rows"], title=side["title"], alone=alone)


def _unhappy(told: Told, alone: bool) -> str:  # noqa: FBT001
    side = told["unhappy"]
    return draw_bars("unhappy-bars", side["rows"], title=side["title"], kind=BLAME, alone=alone)


def _regions(told: Told, alone: bool) -> str:  # noqa: FBT001
    [regions] = [one for one in told["happy"]["parts"] if one["key"] == "region"]
    parts = [one for one in regions["parts"] if one["rows"]]
    return draw_multiples("regions", parts, title=regions["title"], alone=alone)


def _days(told: Told, alone: bool) -> str:  # noqa: FBT001
    days = told["days"]
    columns = ("date", "stories", "praise", "blame", "both")
    rows = [tuple(one[name] for name in columns) for one in days["rows"]]
    return draw_swarm("swarm", rows, title=days["title"], told=told["lead"], alone=alone)


def _calendar(told: Told, alone: bool) -> str:  # noqa: FBT001
    month = told["calendar"]
    return draw_calendar(
        "calendar",
        told["days"]["rows"],
        title=month["title"],
        weekdays=month["weekdays"],
        alone=alone,
    )


def _weeks(told: Told, alone: bool) -> str:  # noqa: FBT001
    return _ways("weeks", told["weeks"], alone)


def _former(told: Told, alone: bool) -> str:  # noqa: FBT001
    return _ways("former", told["former"], alone)


def _ways(name: str, ways: Told, alone: bool) -> str:  # noqa: FBT001
    return draw_slopes(name, ways["rows"], title=ways["title"], ends=ways["ends"], alone=alone)


def _places(told: Told, alone: bool) -> str:  # noqa: FBT001
    places = told["places"]
    return draw_places(
        "places", places["rows"], title=places["title"], tall=places["tall"], alone=alone
    )


_DRAWN: Final[dict[str, Callable[[Told, bool], str]]] = {
    "happy": _happy,
    "unhappy": _unhappy,
    "regions": _regions,
    "days": _days,
    "calendar": _calendar,
    "weeks": _weeks,
    "former": _former,
    "places": _places,
}
FIGURES: Final = tuple(_DRAWN)
