"""All cards by stratum, and those that were read, in the order of their draws."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sangsuk.core.audit.alpha import Floats
from sangsuk.core.audit.assertions import Assertion, Vote

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A card that was drawn and read: what the machine and what people say.

    `true` is None where nothing was left to be read; it then counts as the worst
    that it could be, for every assertion.
    """

    tickets: int
    recorded: Vote
    true: Vote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """All cards of equally many tickets, read or not.

    `recorded` and `named` count, by district, the cards on which the machine
    says praise for it and those that name it at all.
    """

    cards: int
    recorded: Mapping[str, int]
    named: Mapping[str, int]


@dataclass(frozen=True)
class Pile:
    """What an assertion is tested with.

    `strata` has all cards by their tickets.  `drawn` has the tickets of the
    cards that were read; `shifts` by district, for each of them, 1 where the
    machine alone says praise and -1 where people alone do (a district that is not
    there has none); `missing` 1 where nothing was left to be read; `praised`
    how often people found praise for a district.
    """

    strata: Mapping[int, Stratum]
    drawn: Floats
    shifts: Mapping[str, Floats]
    missing: Floats
    praised: Mapping[str, int]

    @cached_property
    def cards(self) -> int:
        return sum(stratum.cards for stratum in self.strata.values())

    @cached_property
    def left(self) -> Floats:
        """How many tickets are left before each draw, and after the last."""
        every = sum(tickets * stratum.cards for tickets, stratum in self.strata.items())
        return np.asarray(every - np.concatenate([[0.0], np.cumsum(self.drawn)]))

    @cached_property
    def gone(self) -> Mapping[int, Floats]:
        """By tickets: how many cards of the stratum are gone before each draw, and at the end."""
        return {
            tickets: np.concatenate([[0.0], np.cumsum(self.drawn == tickets)])
            for tickets in self.strata
        }

    @cached_property
    def _no_shift(self) -> Floats:
        return np.zeros(len(self.drawn))

    def overstatements(self, pair: Assertion) -> Floats:
        """Of each card that was read; of one where nothing is left, the worst that it could be."""
        winner = self.shifts.get(pair.winner, self._no_shift)
        loser = self.shifts.get(pair.loser, self._no_shift)
        return np.asarray((winner - loser + self.missing) / 2)

    def is_certain(self, pair: Assertion) -> bool:
        """Whether the assertion holds whatever the cards say that are not read yet."""
        found = len(self.drawn) - float(self.missing.sum())
        lead = self.praised.get(pair.winner, 0) - self.praised.get(pair.loser, 0)
        return found + lead > self.cards


def pile_up(strata: Mapping[int, Stratum], reads: Sequence[Read]) -> Pile:
    """The pile of cards that were read one after the other."""
    shifts: dict[str, Floats] = {}
    praised: Counter[str] = Counter()
    for at, read in enumerate(reads):
        true = NOBODY if read.true is None else frozenset(read.true)
        praised.update(true)
        for code in true.symmetric_difference(read.recorded):
            shift = shifts.setdefault(code, np.zeros(len(reads)))
            shift[at] = -1.0 if code in true else 1.0
    return Pile(
        strata=strata,
        drawn=np.array([read.tickets for read in reads], dtype=np.float64),
        shifts=shifts,
        missing=np.array([read.true is None for read in reads], dtype=np.float64),
        praised=praised,
    )
