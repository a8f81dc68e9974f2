"""The figures of an answer by name: what each is called, tells in words, and has beside it."""

from collections.abc import Mapping
from typing import Any, Final

from sangsuk.core.tell.answers.answer import PARTS
from sangsuk.core.tell.answers.described import Describing
from sangsuk.core.tell.answers.sentences import Tongue
from sangsuk.core.tell.answers.tabled import Table, Tables

Told = Mapping[str, Any]
SIDES: Final = ("happy", "unhappy")
PARTED: Final = {f"{side}_{key}": (side, key) for side in SIDES for key in PARTS}
FIGURES: Final = (
    *SIDES,
    *PARTED,
    *("weeks", "former", "days", "became", "calendar", "places"),
    *("concerns", "practices", "themes", "policy"),
)


def lay_out_figures(told: Told, tongue: Tongue) -> dict[str, dict[str, Any]]:
    """Of each of `FIGURES` its `title`, `alt` and `table`; what has no rows has an empty table."""
    describe, tables = Describing(told, tongue), Tables(told, tongue)
    laid = {name: (told[name]["title"], describe.bars(told[name])) for name in SIDES}
    beside = {name: tables.reasons(told[name]) for name in SIDES}
    for name, (side, _) in PARTED.items():
        group = part_group(told, name)
        title = tongue.say("parted", side=told[side]["title"], by=group["title"].lower())
        laid[name] = (title, describe.multiples(group))
        beside[name] = tables.parts(told[side], group)
    laid |= _pictures(told, describe) | _counted(told, describe, tongue)
    beside |= _tables(told, tables)
    return {
        name: {"title": laid[name][0], "alt": laid[name][1], "table": beside[name]}
        for name in FIGURES
    }


def part_group(told: Told, name: str) -> Told:
    """The parts of a side that a figure of `PARTED` shows."""
    side, key = PARTED[name]
    [group] = [one for one in told[side]["parts"] if one["key"] == key]
    return group  # type: ignore[no-any-return]  # of an answer as it is laid out


def _pictures(told: Told, describe: Describing) -> dict[str, tuple[str, str]]:
    return {
        "weeks": (told["weeks"]["title"], describe.ways(told["weeks"])),
        "former": (told["former"]["title"], describe.ways(told["former"])),
        "days": (told["days"]["title"], describe.days()),
        "became": (told["became"]["title"], describe.became()),
        "calendar": (told["calendar"]["title"], describe.calendar()),
        "places": (told["places"]["title"], describe.places()),
    }


def _counted(told: Told, describe: Describing, tongue: Tongue) -> dict[str, tuple[str, str]]:
    concerns = [(one["name"], one["told"]) for one in told["concerns"]]
    cards = [(one["name"], one["told"]) for one in told["practices"]["cards"]]
    themes = [(one["name"], one["told"]) for one in told["themes"]["rows"]]
    policies = [
        (one["name"], tongue.say("alt_policy", praised=one["praised"], blamed=one["blamed"]))
        for one in told["policy"]["rows"]
    ]
    return {
        "concerns": (tongue.say("concerns"), describe.counts(concerns)),
        "practices": (told["practices"]["title"], describe.counts(cards)),
        "themes": (told["themes"]["title"], describe.counts(themes)),
        "policy": (told["policy"]["title"], describe.counts(policies)),
    }


def _tables(told: Told, tables: Tables) -> dict[str, Table]:
    return {
        "weeks": tables.ways(told["weeks"]),
        "former": tables.ways(told["former"]),
        "days": tables.days(),
        "became": tables.became(),
        "calendar": tables.calendar(),
        "places": tables.places(),
        "concerns": tables.concerns(),
        "practices": tables.practices(),
        "themes": tables.themes(),
        "policy": tables.policies(),
    }
