"""What has to be true for the prizes to be right: each prize district beats each other one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

Vote = Collection[str]  # the districts that a card praises


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """`winner` has more voices than `loser`; `margin` is by how many the machine says."""

    winner: str
    loser: str
    margin: int

    def assort(self, vote: Vote) -> float:
        """(1_w - 1_l + 1) / 2: the assertion is true if its mean over all cards is above 1/2.

        Source:
            Stark, P. B. (2020), Sets of half-average nulls generate risk-limiting
            audits: SHANGRLA, section 2.1.
        """
        return ((self.winner in vote) - (self.loser in vote) + 1) / 2

    def overstate(self, recorded: Vote, true: Vote) -> float:
        """By how much the machine's vote flatters the winner on one card: -1 to 1."""
        return self.assort(recorded) - self.assort(true)


def overstatement_assort(overstatement: float, mean_margin: float) -> float:
    """The comparison assorter (1 - omega) / (2 - v): its mean is above 1/2 if the assertion holds.

    Args:
        overstatement: omega of a card, from `Assertion.overstate`.
        mean_margin: v, twice the mean of the recorded assorter, less 1.

    Source:
        Stark (2020), section 3.2, with an assorter bounded by 1.
    """
    return (1 - overstatement) / (2 - mean_margin)


def assert_places(counts: Mapping[str, int], winners: Iterable[str]) -> list[Assertion]:
    """Every pair of a prize district and another one, the closest first.

    Args:
        counts: positive voices of all districts of the scope, silent ones with 0.
        winners: the districts in the prize places.
    """
    prized = list(winners)
    losers = [code for code in counts if code not in set(prized)]
    pairs = [
        Assertion(winner=winner, loser=loser, margin=counts[winner] - counts[loser])
        for winner in prized
        for loser in losers
    ]
    return sorted(pairs, key=lambda pair: (pair.margin, pair.winner, pair.loser))
