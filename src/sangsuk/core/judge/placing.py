"""Places by fair points, and what settles equal ones.

Fair points are whole numbers, as they are published: what nobody can see decides nothing.  Equal
ones are settled by the chain, and what is still equal shares the place.  Never by lot: a draw would
need a gambling permit.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple


class Heard(NamedTuple):
    """What places a story: its points, then the chain in this order; more is better in each."""

    points: int
    median: float
    firsts: int  # jurors who gave no other story more
    lowest: float
    strength: float  # in the comparisons of the round before


TIE_CHAIN: Final = ("higher_median", "more_firsts", "higher_lowest", "stronger_in_comparison")


class Placed(NamedTuple):
    place: int  # 1 is best; equals share
    tie_broken_by: str | None  # the rule of the chain that parted it from others of its points


def place(rows: Sequence[Heard]) -> list[Placed]:
    """The place of each row, in the order of the rows."""
    told: dict[Heard, Placed] = {}
    before, ahead = None, 0
    ordered = sorted(Counter(rows).items(), reverse=True)
    for at, (row, equals) in enumerate(ordered):
        after = ordered[at + 1][0] if at + 1 < len(ordered) else None
        told[row] = Placed(1 + ahead, _parted_by(row, before, after))
        before, ahead = row, ahead + equals
    return [told[row] for row in rows]


def _parted_by(row: Heard, *neighbours: Heard | None) -> str | None:
    """The last rule that was needed against any other row of the same points.

    Of all others those next to it in order agree with it the longest.
    """
    needed = [
        next(at for at, (own, its) in enumerate(zip(row, other, strict=True)) if own != its)
        for other in neighbours
        if other is not None and other.points == row.points
    ]
    return TIE_CHAIN[max(needed) - 1] if needed else None
