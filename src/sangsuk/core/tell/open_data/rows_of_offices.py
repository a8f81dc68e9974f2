"""Rows of what is counted by office: of which one it is, no row tells."""

from collections.abc import Iterable, Sequence
from typing import Any

from sangsuk.core.tell.answers.became import Became
from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.answers.practices import Card, Promised
from sangsuk.core.tell.themes.telling import ToldTheme

Row = dict[str, Any]


def told_of(codes: Iterable[tuple[str, Iterable[str]]]) -> list[Row]:
    """One row a district: the codes that are told of it, and nothing else.

    The rows stand in the order of their own cells, so that none can be found by its place.

    Args:
        codes: of each code the districts of which it is told.
    """
    of: dict[str, set[str]] = {}
    for code, districts in codes:
        for district in districts:
            of.setdefault(district, set()).add(code)
    return [{"codes": told} for told in sorted(" ".join(sorted(each)) for each in of.values())]


def concern_rows(stories: Iterable[Heard]) -> list[Row]:
    """Of each district that is blamed the drivers for which it is."""
    return told_of(
        (driver, story.blamed) for story in stories if story.blames for driver in story.drivers
    )


def theme_rows(themes: Iterable[ToldTheme], stories: Iterable[Heard]) -> list[Row]:
    """Of each district the themes of the stories that are first of all about it."""
    place = {story.story: story.place for story in stories}
    return told_of(
        (one.theme.code, {place[number] for number in one.theme.stories if place.get(number)})
        for one in themes
    )


def answered_rows(stories: Iterable[Heard], became: Became) -> list[Row]:
    """One row a story that an office answered: what became of it; of blame, its drivers, too.

    Each stands with its answer beside it for everybody to read.
    """
    rows = sorted(
        (
            int(story.praises),
            int(story.blames),
            " ".join(sorted(set(story.drivers))) if story.blames else "",
            became[story.story],
        )
        for story in stories
        if story.story in became
    )
    return [dict(zip(("praises", "blames", "codes", "became"), row, strict=True)) for row in rows]


def promise_rows(promised: Sequence[Promised], cards: Sequence[Card]) -> list[Row]:
    """One row a promised change: the practices in whose words it is made; confirmed or not."""
    rows = sorted(
        (
            " ".join(
                sorted(one.practice.code for one in cards if one.practice.said.search(each.what))
            ),
            int(each.confirmed),
        )
        for each in promised
    )
    return [{"codes": codes, "confirmed": confirmed} for codes, confirmed in rows]
