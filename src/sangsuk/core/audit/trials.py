"""How often the audit would confirm a wrong prize, and how many cards it takes for a right one."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sangsuk.core.audit.assertions import Assertion
from sangsuk.core.audit.conclude import RISK_LIMIT
from sangsuk.core.audit.made_up import (
    PRIZES,
    CardError,
    Ints,
    MadeUp,
    draw_pile,
    make_votes,
    pile_of,
    read_by_machine,
)
from sangsuk.core.audit.planted import Plant, Wrong, plant
from sangsuk.core.audit.weighted import follow

RIVALS: Final = 40  # losers that are tested: the nearest by the machine's count
FIRST_LOOK: Final = 500  # cards
TRIES: Final = 200  # until the machine has the winners right


@dataclass(frozen=True, slots=True)
class Effort:
    """How many of a campaign's cards were read before the prizes were confirmed."""

    cards: int
    read: int

    @property
    def share(self) -> float:
        return self.read / self.cards


def try_right(
    generator: np.random.Generator, *, voices: int, lead: float, error: CardError
) -> Effort | None:
    """Audit a campaign in which the machine has the prizes right; None if it never has."""
    for _ in range(TRIES):
        votes = make_votes(generator, voices=voices, lead=lead)
        cards = read_by_machine(generator, votes, error)
        if cards.winners == frozenset(range(PRIZES)) and _last_lead(cards) > 0:
            break
    else:
        return None
    return Effort(cards=len(cards.true), read=read_until_sure(generator, cards))


def try_wrong(
    generator: np.random.Generator, *, voices: int, lead: float, how: Plant, error: CardError
) -> bool:
    """Whether the audit confirms a district that is one voice short of the last prize.

    The machine has it ahead by `lead`.  What is told is whether all false assertions
    are confirmed; the true ones are taken for granted, so that is no less
    than what the audit would do.
    """
    false: list[Assertion] = []
    while not false or false[0].margin <= 0:
        votes = make_votes(generator, voices=voices, lead=0.0)
        votes[PRIZES - 1] = votes[PRIZES] + 1
        ahead = max(round(lead * int(votes[PRIZES])), 1)
        cards = read_by_machine(generator, votes, error)
        wrong = Wrong(winner=PRIZES, loser=PRIZES - 1, ahead=ahead, how=how)
        cards = plant(generator, cards, wrong)
        false = [one for one in pairs_of(cards) if votes[int(one.winner)] <= votes[int(one.loser)]]
        false.sort(key=lambda pair: pair.margin)
    return _confirmed_after(generator, cards, false) < len(cards.true)


def read_until_sure(generator: np.random.Generator, cards: MadeUp) -> int:
    """How many cards are read until all assertions are confirmed; all of them if never before."""
    return _confirmed_after(generator, cards, pairs_of(cards))


def pairs_of(cards: MadeUp) -> list[Assertion]:
    """The assertions that may be the last to be confirmed: of the nearest rivals."""
    counts, winners = cards.counts, cards.winners
    nearest = [code for code in np.argsort(-counts, kind="stable").tolist() if code not in winners]
    return [
        Assertion(winner=str(w), loser=str(other), margin=int(counts[w] - counts[other]))
        for w in sorted(winners)
        for other in nearest[:RIVALS]
    ]


def _confirmed_after(generator: np.random.Generator, cards: MadeUp, pairs: list[Assertion]) -> int:
    order, tickets = draw_pile(generator, cards)
    if any(pair.margin <= 0 for pair in pairs):
        return len(order)
    codes = frozenset(int(code) for pair in pairs for code in (pair.winner, pair.loser))
    look, needed, open_pairs = min(FIRST_LOOK, len(order)), 0, list(pairs)
    while open_pairs:
        pile = pile_of(cards, order[:look], tickets, codes)
        still = []
        for pair in open_pairs:
            p = follow(pair, pile).p
            if p[-1] <= RISK_LIMIT:
                needed = max(needed, int(np.argmax(p <= RISK_LIMIT)) + 1)
            else:
                still.append(pair)
        if still and look == len(order):
            return len(order)
        open_pairs, look = still, min(look * 2, len(order))
    return needed


def _last_lead(cards: MadeUp) -> int:
    ordered: Ints = np.sort(cards.counts)[::-1]
    return int(ordered[PRIZES - 1] - ordered[PRIZES])
