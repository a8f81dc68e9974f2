"""A public seed becomes a sample that anyone can draw again."""

import hashlib
from collections.abc import Iterable


def ticket_number(seed: str, card: str, ticket: int) -> int:
    """The lot of one ticket: SHA-256 of "seed,card,ticket" in UTF-8, as a number.

    Source:
        Rivest, R. L. (2018), Consistent sampling with replacement, arXiv:1808.10016;
        its first ticket numbers are made like this.
    """
    return int.from_bytes(hashlib.sha256(f"{seed},{card},{ticket}".encode()).digest(), "big")


def lot_of(seed: str, card: str, tickets: int) -> int:
    """The smallest number among a card's tickets; the smaller, the earlier it is drawn."""
    return min(ticket_number(seed, card, ticket) for ticket in range(1, tickets + 1))


def draw_order(cards: Iterable[tuple[str, int]], seed: str) -> list[str]:
    """All cards in the order in which the seed draws them.

    The smallest lot comes first.  A lot of w tickets is the smallest of w
    uniform numbers; so, whatever was drawn before, each card that is left comes
    next with a probability proportional to its tickets: successive sampling
    without replacement.

    Args:
        cards: each card's name and its number of tickets.
        seed: the public seed.

    Source:
        Efraimidis, P. S. and Spirakis, P. G. (2006), Weighted random sampling with
        a reservoir, Information Processing Letters 97.
    """
    lots = [(lot_of(seed, card, tickets), card) for card, tickets in cards]
    return [card for _, card in sorted(lots)]
