"""The test of the audit told twice gives the same p-values."""

import random
from math import isclose

import pytest

from sangsuk.core.audit.assertions import Assertion
from sangsuk.core.audit.pile import Read, pile_up
from sangsuk.core.audit.strata import sort_strata
from sangsuk.core.audit.weighted import follow
from sangsuk.core.check.martingale import Claim, Layer, ReadCard, is_settled, p_value

CODES = ["5007", "5803", "9502", "2009"]


def some_cards(chance, count):
    """Cards as (tickets, recorded, named, true)."""
    cards = []
    for _ in range(count):
        recorded = frozenset(chance.choices(CODES, [5, 3, 2, 1], k=1))
        true = recorded if chance.random() < 0.9 else frozenset({chance.choice(CODES)})
        true = None if chance.random() < 0.01 else true
        cards.append((chance.choice([1, 1, 2, 4, 8]), recorded, recorded | (true or set()), true))
    return cards


def layers_of(cards):
    layers = {}
    for tickets, recorded, named, _ in cards:
        layer = layers.setdefault(tickets, Layer())
        layer.cards += 1
        layer.recorded.update(recorded)
        layer.named.update(named)
    return layers


@pytest.mark.parametrize("seed", range(40))
def test_both_give_the_same_p_value_for_every_assertion(seed):
    chance = random.Random(seed)
    cards = some_cards(chance, chance.randint(20, 400))
    drawn = chance.sample(cards, chance.randint(1, len(cards)))
    pile = pile_up(
        sort_strata((tickets, recorded, named) for tickets, recorded, named, _ in cards),
        [Read(tickets=t, recorded=recorded, true=true) for t, recorded, _, true in drawn],
    )
    reads = [ReadCard(t, recorded, true) for t, recorded, _, true in drawn]
    for loser in CODES[1:]:
        margin = sum(("5007" in says) - (loser in says) for _, says, _, _ in cards)
        pair = Assertion(winner="5007", loser=loser, margin=margin)
        claim = Claim(margin, "5007", loser)

        p = p_value(claim, reads, layers_of(cards), enough=0)

        assert isclose(p, follow(pair, pile).p[-1], rel_tol=1e-9, abs_tol=1e-300)
        assert is_settled(claim, reads, len(cards)) == pile.is_certain(pair)
