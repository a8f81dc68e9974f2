"""What asking a person buys: precision of what is left, the least sure having been sent away."""

from collections.abc import Sequence
from typing import Final, NamedTuple

SHARES: Final = tuple(at / 20 for at in range(20))  # 0 %, 5 %, … 95 %


class Line(NamedTuple):
    """One place where a campaign could set its line."""

    wanted: float  # share that was to be sent to a person
    asked: float  # share that is sent; equal confidences stay together, so a little less
    confidence: float  # at least this sure is kept
    kept: int
    precision: float  # of what is kept


def precision_by_share_asked(
    pairs: Sequence[tuple[float, bool]], *, shares: Sequence[float] = SHARES
) -> list[Line]:
    """Precision of the surest, for each share that is sent to a person.

    Args:
        pairs: how sure each was, and whether it was right; none: no line.
        shares: 0..1, below 1.
    """
    surest = sorted((sure for sure, _ in pairs), reverse=True)
    lines = []
    for share in shares if pairs else ():
        least = surest[max(1, round(len(pairs) * (1 - share))) - 1]
        kept = [right for sure, right in pairs if sure >= least]
        asked = 1 - len(kept) / len(pairs)
        lines.append(Line(share, asked, least, len(kept), sum(kept) / len(kept)))
    return lines
