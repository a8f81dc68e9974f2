"""A wrong winner, planted in a campaign that is made up."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from sangsuk.core.audit.made_up import NONE, MadeUp


class Plant(StrEnum):
    """How a wrong winner comes to be ahead."""

    PRAISE = "praise for the winner that nobody gave"
    DEAF = "praise of the loser taken for something else"
    BLIND = "praise of the loser seen as another district's"
    MIXED = "some of each"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A winner that the machine has `ahead` of a loser, and how that comes."""

    winner: int
    loser: int
    ahead: int
    how: Plant


def plant(generator: np.random.Generator, cards: MadeUp, wrong: Wrong) -> MadeUp:
    """Change the machine's reading until the wrong winner is so far ahead by its count."""
    mixed = wrong.how is Plant.MIXED
    ways = (Plant.PRAISE, Plant.DEAF, Plant.BLIND) if mixed else (wrong.how,)
    short = max(wrong.ahead - int(cards.counts[wrong.winner] - cards.counts[wrong.loser]), 0)
    for step, way in enumerate(ways):
        portion = short // (len(ways) - step)
        if way is Plant.PRAISE:
            cards = _invent_praise(generator, cards, wrong, portion)
        else:
            cards = _lose_praise(generator, cards, wrong, portion, blind=way is Plant.BLIND)
        short -= portion
    return cards


def _invent_praise(
    generator: np.random.Generator, cards: MadeUp, wrong: Wrong, portion: int
) -> MadeUp:
    """Cards that praise nobody count for the winner: first those that name it."""
    able = np.flatnonzero((cards.true == NONE) & (cards.recorded == NONE))
    chosen = generator.permutation(able)
    chosen = chosen[np.argsort(cards.named[chosen] != wrong.winner, kind="stable")][:portion]
    recorded, named = cards.recorded.copy(), cards.named.copy()
    recorded[chosen] = wrong.winner
    named[chosen] = wrong.winner
    return MadeUp(true=cards.true, recorded=recorded, named=named)


def _lose_praise(
    generator: np.random.Generator, cards: MadeUp, wrong: Wrong, portion: int, *, blind: bool
) -> MadeUp:
    """Praise of the loser is not counted; and, if blind, its cards name another district."""
    able = np.flatnonzero((cards.recorded == wrong.loser) & (cards.true == wrong.loser))
    chosen = generator.permutation(able)[:portion]
    recorded, named = cards.recorded.copy(), cards.named.copy()
    recorded[chosen] = NONE
    if blind:
        named[chosen] = generator.permutation(cards.true[cards.true >= 0])[: len(chosen)]
    return MadeUp(true=cards.true, recorded=recorded, named=named)
