"""Whether the prizes are certain enough, and how many cards that may still take."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil, log
from typing import Final

import numpy as np

from sangsuk.core.audit.assertions import Assertion
from sangsuk.core.audit.pile import Pile
from sangsuk.core.audit.weighted import BOLDNESS, Trail, follow

RISK_LIMIT: Final = 0.05
_MOMENTS: Final = 400  # at which the way ahead is looked at


class Outcome(StrEnum):
    """What the audit has come to."""

    READ_ON = "read_on"
    CONFIRMED = "confirmed"
    FULL_COUNT = "full_hand_count"  # a tie or an empty lead: only reading all cards can settle it
    OVERTURNED = "overturned"  # all cards are read, and others have won
    TIED = "tied"  # all cards are read, and some are equal across the edge of the prizes


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One assertion with its p-value after the last card."""

    pair: Assertion
    p: float
    estimated_more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What the audit says now; `risk` is the greatest p-value of all assertions."""

    outcome: Outcome
    risk: float
    limit: float
    read: int
    cards: int
    estimated_more: int
    checked: tuple[Checked, ...]

    @property
    def decided(self) -> bool:
        return self.outcome not in (Outcome.READ_ON, Outcome.FULL_COUNT)


def conclude(pairs: Sequence[Assertion], pile: Pile, *, limit: float = RISK_LIMIT) -> Conclusion:
    """Test all assertions by the cards that were read.

    If the prizes are wrong, at least one assertion is false, and all of them are
    confirmed with a probability of at most `limit`: no correction for their number
    is needed (Stark 2020, section 2).

    Args:
        pairs: from `assert_places`.
        pile: all cards, and those that were read in the order of their draws.
        limit: of the risk.
    """
    checked = tuple(_check_each(pairs, pile, limit))
    risk = max((one.p for one in checked), default=0.0)
    left = pile.cards - len(pile.drawn)
    return Conclusion(
        outcome=_outcome(checked, pile, risk, limit),
        risk=risk,
        limit=limit,
        read=len(pile.drawn),
        cards=pile.cards,
        estimated_more=min(max((one.estimated_more for one in checked), default=0), left),
        checked=checked,
    )


def _check_each(pairs: Sequence[Assertion], pile: Pile, limit: float) -> Iterator[Checked]:
    """Hundreds of districts are on no card at all: against each winner one stands for all."""
    seen = {code for stratum in pile.strata.values() for code in stratum.named}
    silent: dict[str, Checked] = {}
    for pair in pairs:
        if pair.loser in seen or pair.loser in pile.shifts:
            yield _check(pair, pile, limit)
            continue
        if pair.winner not in silent:
            silent[pair.winner] = _check(pair, pile, limit)
        yield replace(silent[pair.winner], pair=pair)


def _check(pair: Assertion, pile: Pile, limit: float) -> Checked:
    left = pile.cards - len(pile.drawn)
    if pile.is_certain(pair):
        return Checked(pair=pair, p=0.0, estimated_more=0)
    if pair.margin <= 0 or not left:
        return Checked(pair=pair, p=1.0, estimated_more=left)
    trail = follow(pair, pile)
    p = float(trail.p[-1]) if len(trail.p) else 1.0
    more = 0 if p <= limit else look_ahead(trail, pile, log(p / limit))
    return Checked(pair=pair, p=p, estimated_more=min(more, left))


def _outcome(checked: Sequence[Checked], pile: Pile, risk: float, limit: float) -> Outcome:
    if risk <= limit:
        return Outcome.CONFIRMED
    if len(pile.drawn) < pile.cards:
        tied = any(one.pair.margin <= 0 and one.p > limit for one in checked)
        return Outcome.FULL_COUNT if tied else Outcome.READ_ON
    leads = [_hand_lead(one.pair, pile.praised) for one in checked]
    return Outcome.TIED if min(leads) == 0 else Outcome.OVERTURNED


def _hand_lead(pair: Assertion, praised: Mapping[str, int]) -> int:
    return praised.get(pair.winner, 0) - praised.get(pair.loser, 0)


def look_ahead(trail: Trail, pile: Pile, wanted: float) -> int:
    """How many more cards are likely until the log of the martingale has grown by `wanted`.

    If errors stay as they were so far.  The densest strata run out first; that is
    followed in the continuous time of an exponential race, in which a card of w
    tickets is still there at time t with probability exp(-w t).
    """
    tickets = np.array(sorted(pile.strata), dtype=np.float64)
    there = np.array([pile.strata[int(w)].cards - pile.gone[int(w)][-1] for w in tickets])
    times = np.concatenate([[0.0], np.geomspace(1e-6, 20.0, _MOMENTS)])
    stays = there * np.exp(-np.outer(times, tickets))
    gone = there.sum() - stays.sum(axis=1)
    left = stays @ tickets
    if trail.due <= 0:
        return ceil(float(there.sum()))
    variance = left**2 * trail.spread
    bets = np.minimum(trail.due / (variance + trail.due**2), BOLDNESS / max(trail.room, 1e-9))
    gains = np.maximum(bets * trail.due - bets**2 * (variance + trail.due**2) / 2, 0)
    grown = np.concatenate([[0.0], np.cumsum(gains[:-1] * np.diff(gone))])
    reached = int(np.searchsorted(grown, wanted))
    return ceil(float(gone[min(reached, _MOMENTS)]))
