"""Stories as open rows: of one story no table tells more than one kind of thing."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from sangsuk.core.tell.answers.alike import neighbours_in_all, spreads_of
from sangsuk.core.tell.answers.corrected import DriverError
from sangsuk.core.tell.answers.days import SAID
from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.answers.reasons import rank_reasons
from sangsuk.core.tell.open_data.suppression import hide_small
from sangsuk.core.terms.codes import DRIVERS, SERVICES, Words
from sangsuk.core.terms.district import District

Row = dict[str, Any]
PRAISE, BOTH, NEITHER, BLAME = SAID
SIDES: Final[dict[str, Callable[[Heard], bool]]] = {
    "happy": lambda story: story.praises,
    "unhappy": lambda story: story.blames,
}
DIGITS: Final = 4


def mention_rows(stories: Iterable[Heard]) -> list[Row]:
    """How many stories only praise each district, do both, neither, or only blame it.

    Each story that speaks of a district is in one of these counts.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for story in stories:
        for code in set(story.mentioned):
            counts[code, _says(story, code)] += 1
    return [
        {"district": code, "says": how, "stories": number}
        for (code, how), number in sorted(counts.items())
    ]


def told_rows(stories: Iterable[Heard], codes_of: Callable[[Heard], Iterable[str]]) -> list[Row]:
    """One row a story: whether it praises or blames, and these codes of it; nothing else.

    The rows stand in the order of their own cells: which story is which cannot be
    seen, nor can the rows of two tables be laid beside each other.
    """
    rows = sorted(
        (int(story.praises), int(story.blames), " ".join(sorted(set(codes_of(story)))))
        for story in stories
    )
    return [
        {"praises": praises, "blames": blames, "codes": codes} for praises, blames, codes in rows
    ]


def reason_rows(
    stories: Sequence[Heard],
    errors: Mapping[str, DriverError],
    name_of: Callable[[str, str], Words],
) -> list[Row]:
    """The main table of the report: in which share of the stories each driver is told.

    `name_of` gives the words of the report for a driver on a side.
    """
    return [
        {
            "side": side,
            "code": one.code,
            "name": name_of(side, one.code).th,
            "name_en": name_of(side, one.code).en,
            "stories": one.share.stories,
            "of": one.share.of,
            **{
                name: round(getattr(one.share, name), DIGITS)
                for name in ("read", "likely", "low", "high")
            },
        }
        for side, is_of in SIDES.items()
        for one in rank_reasons([story for story in stories if is_of(story)], errors)
    ]


def spread_rows(stories: Sequence[Heard]) -> list[Row]:
    """How much more alike the stories of one district are than by chance: the design effect.

    It is one number for the country, so that no cross-table of drivers and districts is needed;
    with it goes how many neighbours a story has, by which that of each part follows.
    """
    rows: list[Row] = []
    for side, is_of in SIDES.items():
        of_side = [one for one in stories if is_of(one)]
        spreads, neighbours = spreads_of(of_side), neighbours_in_all(of_side)
        rows += [
            {"side": side, "driver": code, "spread": spreads[code], "neighbours": neighbours}
            for code in DRIVERS
        ]
    return rows


def error_rows(errors: Mapping[str, DriverError]) -> list[Row]:
    """How the reader tells each driver in stories whose truth is known."""
    return [
        {
            "driver": code,
            "found": one.found,
            "missed": one.missed,
            "made_up": one.made_up,
            "passed": one.passed,
        }
        for code, one in errors.items()
    ]


def crossed_rows(
    stories: Iterable[Heard],
    districts: Mapping[str, District],
    codes: Iterable[str],
    codes_of: Callable[[Heard], Iterable[str]],
) -> list[Row]:
    """Stories that praise, by code and region; small counts are hidden."""
    regions = sorted({one.region for one in districts.values()})
    counts: Counter[tuple[str, str]] = Counter()
    for story in stories:
        there = {districts[code].region for code in story.praised if code in districts}
        counts.update((code, region) for code in set(codes_of(story)) for region in there)
    listed = list(codes)
    cells = hide_small([[counts[code, region] for region in regions] for code in listed])
    return [
        {"code": code, "region": region, "stories": cell}
        for code, row in zip(listed, cells, strict=True)
        for region, cell in zip(regions, row, strict=True)
    ]


def by_service_and_region(stories: Iterable[Heard], districts: Mapping[str, District]) -> list[Row]:
    return crossed_rows(stories, districts, SERVICES, lambda story: story.services)


def _says(story: Heard, code: str) -> str:
    praises, blames = code in story.praised, code in story.blamed
    if praises and blames:
        return BOTH
    return PRAISE if praises else BLAME if blames else NEITHER
