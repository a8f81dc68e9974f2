"""The answer as it may leave the house: of parts and days only what the open tables tell, too."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sangsuk.core.tell.answers.answer import Answer, Side
from sangsuk.core.tell.answers.reasons import Part
from sangsuk.core.tell.open_data.released_days import released_days
from sangsuk.core.tell.open_data.suppression import hide_small
from sangsuk.core.terms.codes import DRIVERS

SEVERAL: Final = "service"  # a story may be of several: its parts have no sum that anybody knows
IN_ROWS: Final = "week"  # told from the first to the last: what one hides, all do


def as_released(answer: Answer) -> Answer:
    """The answer without the parts, drivers and counts of days that the open tables hide."""
    happy, unhappy = _side(answer.happy), _side(answer.unhappy)
    weeks = {part.code for side in (happy, unhappy) for part in side.parts[IN_ROWS]}
    days = released_days(answer.days, weeks)
    return replace(answer, happy=happy, unhappy=unhappy, days=days)


def _side(side: Side) -> Side:
    totals = {one.code: one.share.stories for one in side.reasons}
    parts = {by: shown_parts(by, told, totals) for by, told in side.parts.items()}
    return replace(side, parts=parts)


def shown_parts(by: str, parts: Sequence[Part], totals: dict[str, int]) -> tuple[Part, ...]:
    """Parts with their drivers, as far as their counts are not hidden.

    Args:
        by: what parts them, of `PARTS`.
        parts: all of them.
        totals: in how many stories of the side each driver is told.
    """
    sizes = hide_small([[part.stories for part in parts]])[0] if parts else []
    kept = [part for part, size in zip(parts, sizes, strict=True) if size is not None]
    told = [part for part in kept if part.reasons]
    hidden = _hidden(by, told, totals)
    return tuple(_without(part, hidden.get(part.code, set())) for part in kept)


def _hidden(by: str, told: Sequence[Part], totals: dict[str, int]) -> dict[str, set[str]]:
    """Of each part the drivers that are not told.

    What is left of a driver outside of the told parts can be computed from the rows of all
    stories: it counts as one more part.
    """
    if not told:
        return {}
    counts = [{one.code: one.share.stories for one in part.reasons} for part in told]
    grid = [[each[code] for each in counts] for code in DRIVERS]
    if by != SEVERAL:
        for code, row in zip(DRIVERS, grid, strict=True):
            row.append(max(totals.get(code, 0) - sum(row), 0))
    cells = hide_small(grid)
    hidden = {
        part.code: {code for code, row in zip(DRIVERS, cells, strict=True) if row[at] is None}
        for at, part in enumerate(told)
    }
    if by == IN_ROWS:
        hidden = dict.fromkeys(hidden, set().union(*hidden.values()))
    return hidden


def _without(part: Part, hidden: set[str]) -> Part:
    return replace(
        part,
        reasons=tuple(one for one in part.reasons if one.code not in hidden),
        stands_out=tuple(one for one in part.stands_out if one[0] not in hidden),
    )
