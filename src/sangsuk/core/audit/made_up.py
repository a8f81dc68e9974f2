"""Campaigns made up, of which the truth is known: what the audit is tried on."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.audit.pile import Pile, Stratum
from sangsuk.core.audit.strata import district_tickets
from sangsuk.core.terms.district import DISTRICTS_IN_ALL

Ints = NDArray[np.int64]

PRIZES: Final = 3
NONE: Final = -1  # no district
SPREAD: Final = 1.3  # sigma of the log-normal counts: the first of 878 has some 40 times the median


@dataclass(frozen=True, slots=True, kw_only=True)
class CardError:
    """How often the machine errs on cards, as counted on stories with known answers.

    Of `due` pairs of a card and a district that it truly praises the machine
    `found` so many; of the others, `missed` are on cards that name the district
    all the same, `unseen` on cards that do not.  `not_due` pairs name a district
    without praising it, and `miscounted` were counted though nothing was due.
    """

    due: int
    found: int
    missed: int
    unseen: int
    miscounted: int
    not_due: int
    source: str


@dataclass(frozen=True)
class MadeUp:
    """One card for each citizen, who praises one district at most: `true`, by its number.

    `recorded` is what the machine says; `named` the district that a card names.
    """

    true: Ints
    recorded: Ints
    named: Ints

    @property
    def votes(self) -> Ints:
        return np.bincount(self.true[self.true >= 0], minlength=DISTRICTS_IN_ALL)

    @property
    def counts(self) -> Ints:
        return np.bincount(self.recorded[self.recorded >= 0], minlength=DISTRICTS_IN_ALL)

    @property
    def winners(self) -> frozenset[int]:
        """The prize districts by the machine's count; districts are numbered, equals by number."""
        return frozenset(np.argsort(-self.counts, kind="stable")[:PRIZES].tolist())


def make_votes(generator: np.random.Generator, *, voices: int, lead: float) -> Ints:
    """True voices of each district, most first: log-normal, the last prize ahead by `lead`.

    The lead is a share of the last prize district's voices, one voice at least.
    """
    shape = np.sort(np.exp(SPREAD * generator.standard_normal(DISTRICTS_IN_ALL)))[::-1]
    shape[PRIZES:] *= (1 - lead) * shape[PRIZES - 1] / shape[PRIZES]
    upto = np.round(np.cumsum(shape) * voices / shape.sum())  # rounded so that none is lost
    votes = np.diff(upto, prepend=0).astype(np.int64)
    votes[:PRIZES] = np.maximum(votes[:PRIZES], votes[PRIZES:].max() + 1)
    return np.asarray(votes)


def read_by_machine(generator: np.random.Generator, votes: Ints, error: CardError) -> MadeUp:
    """The cards of a campaign with these true voices, and what the machine makes of them."""
    districts = np.arange(len(votes))
    praise = np.repeat(districts, votes)
    shares = np.array([error.found, error.missed, error.unseen]) / error.due
    fate = generator.choice(3, size=len(praise), p=shares)
    elsewhere = generator.permutation(praise)
    others = np.repeat(districts, generator.poisson(votes * error.not_due / error.due))
    wrong = generator.random(len(others)) < error.miscounted / error.not_due
    return MadeUp(
        true=np.concatenate([praise, np.full(len(others), NONE)]),
        recorded=np.concatenate([np.where(fate == 0, praise, NONE), np.where(wrong, others, NONE)]),
        named=np.concatenate([np.where(fate == 2, elsewhere, praise), others]),
    )


def draw_pile(generator: np.random.Generator, cards: MadeUp) -> tuple[Ints, Ints]:
    """The order in which the cards are drawn, and each card's tickets.

    Lots are exponential numbers over tickets, which draws in the same way as the
    smallest of so many uniform lots does, and is quicker than SHA-256.
    """
    counts = {str(code): int(n) for code, n in enumerate(cards.counts)}
    by_district = district_tickets(counts, {str(code) for code in cards.winners})
    held = np.array([by_district[str(code)] for code in range(len(counts))])
    tickets = held[cards.named]
    lots = generator.standard_exponential(len(tickets)) / tickets
    return np.argsort(lots), tickets


def pile_of(cards: MadeUp, order: Ints, tickets: Ints, codes: frozenset[int]) -> Pile:
    """The pile when the cards of `order` are read; only `codes` may be tested with it."""
    true, recorded = cards.true[order], cards.recorded[order]
    shifts = {str(code): (recorded == code).astype(np.float64) - (true == code) for code in codes}
    return Pile(
        strata={int(held): _stratum(cards, tickets == held, codes) for held in np.unique(tickets)},
        drawn=tickets[order].astype(np.float64),
        shifts=shifts,
        missing=np.zeros(len(order)),
        praised={str(code): int((true == code).sum()) for code in codes},
    )


def _stratum(cards: MadeUp, held: NDArray[np.bool_], codes: frozenset[int]) -> Stratum:
    recorded, named = cards.recorded[held], cards.named[held]
    return Stratum(
        cards=int(held.sum()),
        recorded={str(code): int((recorded == code).sum()) for code in codes},
        named={str(code): int((named == code).sum()) for code in codes},
    )
