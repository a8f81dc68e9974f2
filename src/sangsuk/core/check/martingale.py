"""How surely the cards that were read speak for the prizes: the test of the audit, step by step.

The same as the audit's own (docs/methods/audit.md), told once more without numpy.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, inf, log
from typing import Final, NamedTuple

PRIOR_DRAWS: Final = 100
WRONG: Final = 0.1
UNSEEN: Final = 0.02
BOLDNESS: Final = 0.9


class Claim(NamedTuple):
    """`winner` has `margin` voices more than `loser`."""

    margin: int
    winner: str
    loser: str


class ReadCard(NamedTuple):
    """A card of the sample that people have read; `true` is None where nothing was left to read."""

    tickets: int
    recorded: frozenset[str]
    true: frozenset[str] | None

    def wrong(self, claim: Claim) -> float:
        """By how much the machine flatters the winner on this card, -1 to 1."""
        if self.true is None:
            says = (claim.winner in self.recorded) - (claim.loser in self.recorded)
            return (says + 1) / 2
        return (self._shift(claim.winner) - self._shift(claim.loser)) / 2

    def _shift(self, code: str) -> int:
        assert self.true is not None
        return (code in self.recorded) - (code in self.true)


@dataclass(slots=True)
class Layer:
    """All cards of equally many tickets."""

    cards: int = 0
    recorded: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)


Layers = Mapping[int, Layer]


@dataclass(slots=True)
class _Course:
    """Where the test of one claim stands before a draw."""

    due: float
    left: float
    gone: Counter[int] = field(default_factory=Counter)
    draws: int = 0
    each: float = 0.0
    squares: float = 0.0
    height: float = 0.0
    highest: float = 0.0

    def step(self, wrong: float, tickets: int, most: float, start: float) -> None:
        """Take one card."""
        mean = self.left * most - self.due
        x = self.left * most - self.left * wrong / tickets
        self.height += _log_of(self._factor(mean, x, self.left * most + self.left, start))
        self.highest = max(self.highest, self.height)
        self.due -= wrong
        self.left -= tickets
        self.gone[tickets] += 1
        self.draws += 1
        self.each += wrong / tickets
        self.squares += (wrong / tickets) ** 2

    def _factor(self, mean: float, x: float, upper: float, start: float) -> float:
        if mean < 0 or (mean == 0 and x > 0):
            return inf
        if mean >= upper or mean == 0:
            return 1.0
        return max(1 + self._bet(mean, start) * (x - mean), 0.0)

    def _bet(self, room: float, start: float) -> float:
        weight = PRIOR_DRAWS + self.draws
        mean = self.each / weight
        spread = max((start + self.squares) / weight - mean**2, 0.0)
        drift = self.due - self.left * mean
        scale = self.left**2 * spread + drift**2
        wanted = drift / scale if scale else 0.0
        return min(max(wanted, 0.0), BOLDNESS / room)


def p_value(claim: Claim, reads: Sequence[ReadCard], layers: Layers, *, enough: float) -> float:
    """The p-value of a claim; any value up to `enough` where it is no more than that."""
    everything = sum(tickets * layer.cards for tickets, layer in layers.items())
    course = _Course(due=claim.margin / 2, left=float(everything))
    start = PRIOR_DRAWS * _expected_spread(claim, layers, course.left)
    stop = -log(enough) if enough > 0 else inf
    for read in reads:
        most = _steepest(claim, layers, course.gone)
        course.step(read.wrong(claim), read.tickets, most, start)
        if course.highest >= stop:
            break
    return exp(-course.highest)


def is_settled(claim: Claim, reads: Sequence[ReadCard], cards: int) -> bool:
    """Whether the claim holds whatever the cards say that are not read yet."""
    found = [read.true for read in reads if read.true is not None]
    lead = sum((claim.winner in true) - (claim.loser in true) for true in found)
    return len(found) + lead > cards


def _steepest(claim: Claim, layers: Layers, gone: Counter[int]) -> float:
    """The most that a card that is left may flatter the winner, for each of its tickets."""
    return max(
        (
            (1.0 if layer.recorded[claim.winner] else 0.5) / tickets
            for tickets, layer in layers.items()
            if gone[tickets] < layer.cards
        ),
        default=0.0,
    )


def _expected_spread(claim: Claim, layers: Layers, everything: float) -> float:
    codes = (claim.winner, claim.loser)
    squares = sum(
        WRONG * layer.named[code] / tickets for tickets, layer in layers.items() for code in codes
    )
    voices = sum(layer.recorded[code] for layer in layers.values() for code in codes)
    return (squares + UNSEEN * voices / min(layers, default=1)) / 4 / everything


def _log_of(factor: float) -> float:
    return log(factor) if factor > 0 else -inf
