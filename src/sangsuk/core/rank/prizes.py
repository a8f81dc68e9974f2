"""What the prize places come to in money; equals share."""

from collections import Counter
from typing import Final

import pyarrow as pa

from sangsuk.core.rank.standings import prize_places
from sangsuk.core.terms.campaign import Campaign

SATANG: Final = 100  # of a baht


def share_prizes(standings: pa.Table, campaign: Campaign) -> dict[str, int]:
    """Satang of each district in a prize place, best first; each gets a plaque besides.

    Offices that share a place share the money of the places that they cover; what
    does not divide into whole satang stays with the host.  Never by lot.
    """
    prize, winners = campaign.district_prize, prize_places(standings, campaign)
    if prize is None:
        return {}
    place = dict(zip(standings["code"].to_pylist(), standings["place"].to_pylist(), strict=True))
    sharing = Counter(place[code] for code in winners)

    def share(code: str) -> int:
        many, first = sharing[place[code]], int(place[code])
        covered = min(first + many, prize.count + 1) - first
        return prize.baht * SATANG * covered // many

    return {code: share(code) for code in winners}
