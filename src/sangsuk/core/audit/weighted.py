"""Tests assertions with cards that were drawn at different densities, without replacement.

If an assertion is false, the machine's overstatements add up to half its margin or more.  Before
each draw it is known how much of that is still `due`; and a card's overstatement over its chance to
be drawn now is, on average, the sum of all overstatements that are left.  So

    1 + bet (due - overstatement / chance)

has a mean of 1 at most under the null, whatever the bet, as long as the bet depends on earlier
draws alone and the factor cannot fall below 0: the product is a nonnegative supermartingale, and
1 over its greatest value is a p-value at any time (Ville).  Nothing has to be combined over
strata: they are in the chances.  The factor is ALPHA's, with eta = mu (1 + bet (u - mu)); with
equal tickets it is ALPHA without replacement on the comparison assorter.

Source:
    Shekhar, S., Xu, Z., Lipton, Z. C., Liang, P. J. and Ramdas, A. (2023), Risk-limiting financial
    audits via weighted sampling without replacement, UAI, section 2; Stark (2023), ALPHA, on
    sampling with weights; the bet as in Waudby-Smith, I. and Ramdas, A. (2024), Estimating means
    of bounded random variables by betting, JRSS B 86(1), aGRAPA.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sangsuk.core.audit.alpha import Floats, alpha_factors, p_values
from sangsuk.core.audit.assertions import Assertion
from sangsuk.core.audit.pile import Pile

# Expected before a card is read.  How many must be read depends on these, the risk never.
PRIOR_DRAWS: Final = 100  # how many draws the expectation weighs
WRONG: Final = 0.1  # of the cards that name a district, those where the machine errs about it
UNSEEN: Final = 0.02  # praise of a district on cards that do not name it, as a share of its voices
BOLDNESS: Final = 0.9  # of the greatest bet that cannot lose all


@dataclass(frozen=True, slots=True)
class Trail:
    """How a test went: factor, bet and p of each draw, and what is expected from here on.

    `due` is half the margin that is still to be explained away, less what is
    likely; `spread` the mean square of (overstatement / tickets); `room` the
    most that a draw can cost, in the units of `due`.
    """

    factors: Floats
    bets: Floats
    p: Floats
    due: float
    spread: float
    room: float


def follow(pair: Assertion, pile: Pile) -> Trail:
    """Test one assertion by all cards that were read, in the order of their draws."""
    wrong = pile.overstatements(pair)
    due = pair.margin / 2 - np.concatenate([[0.0], np.cumsum(wrong)])
    most = pile.left * steepest(pair, pile)  # overstatement / chance is no more than this
    drift, spread = expect(pair, pile, due)
    bets = place_bets(drift, pile.left**2 * spread, room=most - due)
    # The draws as ALPHA has them: 0 is the worst, and more is better for the assertion.
    means, uppers = (most - due)[:-1], (most + pile.left)[:-1]
    draws = most[:-1] - pile.left[:-1] * wrong / pile.drawn
    factors = alpha_factors(draws, means, uppers, means * (1 + bets[:-1] * (uppers - means)))
    return Trail(
        factors=factors,
        bets=bets[:-1],
        p=p_values(factors),
        due=float(drift[-1]),
        spread=float(spread[-1]),
        room=float((most - due)[-1]),
    )


def expect(pair: Assertion, pile: Pile, due: Floats) -> tuple[Floats, Floats]:
    """Before each draw and the next, from earlier ones alone: the likely gain, and the spread.

    The spread is the mean square of (overstatement / tickets); both lean on what
    was expected before the first card, the more the fewer cards are read.
    """
    each = pile.overstatements(pair) / pile.drawn
    weight = PRIOR_DRAWS + np.arange(len(each) + 1)
    mean = np.concatenate([[0.0], np.cumsum(each)]) / weight
    start = PRIOR_DRAWS * expected_spread(pair, pile)
    square = (start + np.concatenate([[0.0], np.cumsum(each**2)])) / weight
    return due - pile.left * mean, np.maximum(square - mean**2, 0)


def place_bets(drift: Floats, variance: Floats, *, room: Floats) -> Floats:
    """What is likely to be gained over its variance, never so much that one card could lose all."""
    with np.errstate(divide="ignore", invalid="ignore"):
        wanted = np.nan_to_num(drift / (variance + drift**2))
        most = np.where(room > 0, BOLDNESS / room, 0.0)
    return np.clip(wanted, 0, most)


def steepest(pair: Assertion, pile: Pile) -> Floats:
    """The most that a card may overstate for each ticket, before each draw and after the last."""
    most = np.zeros(len(pile.drawn) + 1)
    for tickets, stratum in pile.strata.items():
        worst = 1.0 if stratum.recorded.get(pair.winner) else 0.5
        most = np.maximum(most, np.where(pile.gone[tickets] < stratum.cards, worst / tickets, 0.0))
    return most


def expected_spread(pair: Assertion, pile: Pile) -> float:
    """The spread that is expected before any card is read: each error is one vote."""
    codes = (pair.winner, pair.loser)
    squares = sum(
        WRONG * stratum.named.get(code, 0) / tickets
        for tickets, stratum in pile.strata.items()
        for code in codes
    )
    voices = sum(s.recorded.get(code, 0) for s in pile.strata.values() for code in codes)
    sparsest = min(pile.strata, default=1)
    return (squares + UNSEEN * voices / sparsest) / 4 / float(pile.left[0])
