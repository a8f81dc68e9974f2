"""The figures of an answer, drawn."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from sangsuk.core.tell.answers.figured import FIGURES, PARTED, part_group
from sangsuk.core.tell.figures.bars import draw_bars, draw_multiples
from sangsuk.core.tell.figures.calendar import draw_calendar
from sangsuk.core.tell.figures.counts import Count, draw_counts
from sangsuk.core.tell.figures.key import Meaning
from sangsuk.core.tell.figures.nothing import draw_nothing
from sangsuk.core.tell.figures.places import draw_places
from sangsuk.core.tell.figures.slopes import draw_slopes
from sangsuk.core.tell.figures.swarm import draw_swarm

Told = Mapping[str, Any]
KINDS: Final = {"happy": "fig-bar", "unhappy": "fig-bar-blame"}
BOTH: Final = (("fig-bar", "kind_praise"), ("fig-bar-blame", "kind_blame"))


def draw_figure(told: Told, name: str, *, alone: bool = False) -> str:
    """One of `FIGURES`, from an answer as it is laid out; alone: to stand outside a page.

    What has no rows is no empty frame: it says that too little was told.
    """
    laid = told["figures"][name]
    framed = {"title": laid["title"], "told": laid["alt"], "alone": alone}
    if not laid["table"].rows:
        return draw_nothing(name, **framed)
    return _DRAWN[name](told, name, framed)


def draw_figures(told: Told) -> dict[str, str]:
    """All that have rows, by name, to stand on a page."""
    shown = [name for name in FIGURES if told["figures"][name]["table"].rows]
    return {name: draw_figure(told, name) for name in shown}


def _side(told: Told, name: str, framed: Told) -> str:
    return draw_bars(name, told[name]["rows"], kind=KINDS[name], **framed)


def _parts(told: Told, name: str, framed: Told) -> str:
    parts = [one for one in part_group(told, name)["parts"] if one["rows"]]
    return draw_multiples(name, parts, kind=KINDS[PARTED[name][0]], **framed)


def _swarm(told: Told, name: str, framed: Told) -> str:
    swarm = told[name]
    key = [
        Meaning(f"fig-{one['kind']}", one["name"], f"{one['total']:,}")
        for one in (*swarm["kinds"], *swarm["untold"])
    ]
    days = [(one["date"], one["dots"]) for one in swarm["rows"]]
    return draw_swarm(name, days, key=key, **framed)


def _calendar(told: Told, name: str, framed: Told) -> str:
    weekdays = told["calendar"]["weekdays"]
    return draw_calendar(name, told["days"]["rows"], weekdays=weekdays, **framed)


def _ways(told: Told, name: str, framed: Told) -> str:
    return draw_slopes(name, told[name]["rows"], ends=told[name]["ends"], **framed)


def _places(told: Told, name: str, framed: Told) -> str:
    places = told["places"]
    key = {f"fig-spot-{kind}": said for kind, said in places["kinds"].items()}
    return draw_places(name, places["rows"], tall=places["tall"], key=key, **framed)


def _concerns(told: Told, name: str, framed: Told) -> str:
    rows = [
        Count(one["name"], (("fig-bar-blame", one["stories"]), ("fig-bar-leaf", one["answered"])))
        for one in told["concerns"]
    ]
    words = told["words"]
    key = [Meaning("fig-bar-blame", words["stories"]), Meaning("fig-bar-leaf", words["answered"])]
    return draw_counts(name, rows, key=key, **framed)


def _practices(told: Told, name: str, framed: Told) -> str:
    rows = [
        Count(one["name"], (("fig-bar", len(one["stories"])),))
        for one in told["practices"]["cards"]
    ]
    return draw_counts(name, rows, **framed)


def _themes(told: Told, name: str, framed: Told) -> str:
    return _in_two(told, name, framed, ("praise", "blame"))


def _policy(told: Told, name: str, framed: Told) -> str:
    return _in_two(told, name, framed, ("praised", "blamed"))


def _in_two(told: Told, name: str, framed: Told, columns: tuple[str, str]) -> str:
    """Praise and blame of each row, under each other."""
    rows = [
        Count(
            one["name"],
            tuple((kind, one[column]) for (kind, _), column in zip(BOTH, columns, strict=True)),
        )
        for one in told[name]["rows"]
    ]
    key = [Meaning(kind, told["words"][said]) for kind, said in BOTH]
    return draw_counts(name, rows, key=key, **framed)


_DRAWN: Final[dict[str, Callable[[Told, str, Any], str]]] = {
    **dict.fromkeys(KINDS, _side),
    **dict.fromkeys(PARTED, _parts),
    **dict.fromkeys(("weeks", "former"), _ways),
    **dict.fromkeys(("days", "became"), _swarm),
    "calendar": _calendar,
    "places": _places,
    "concerns": _concerns,
    "practices": _practices,
    "themes": _themes,
    "policy": _policy,
}
