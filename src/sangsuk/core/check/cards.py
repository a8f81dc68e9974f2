"""The cards of an audit: how many tickets each has, what it records, and which the seed draws."""

import hashlib
import heapq
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from sangsuk.core.check.archive import Fault, Unfit
from sangsuk.core.check.martingale import Layer
from sangsuk.core.check.rows import read_table, whole_number

CARDS: Final = "audit-cards.csv"
NAMED: Final = "audit-named.csv"
CARD_COLUMNS: Final = ("card", "stratum", "tickets", "recorded")
NAMED_COLUMNS: Final = ("stratum", "district", "cards")
TICKETS: Final = ("1", "2", "4", "8", "16")  # that a card can have


@dataclass(frozen=True, slots=True, order=True)
class Drawn:
    """A card of the sample; the smaller its lot, the earlier it was drawn."""

    lot: str
    card: str
    tickets: int
    recorded: frozenset[str] = field(compare=False)


@dataclass(slots=True)
class Cards:
    """All cards by tickets, and those that the seed draws."""

    layers: dict[int, Layer] = field(default_factory=dict)
    recorded: Counter[str] = field(default_factory=Counter)
    drawn: list[Drawn] = field(default_factory=list)

    @property
    def number(self) -> int:
        return sum(layer.cards for layer in self.layers.values())


def deal_cards_again(archive: zipfile.ZipFile, seed: str, drawn: int) -> Cards:
    """All cards, and the sample that the seed draws."""
    cards = Cards()
    cards.drawn = heapq.nsmallest(drawn, _lots(archive, seed, cards))
    return cards


def _lots(archive: zipfile.ZipFile, seed: str, cards: Cards) -> Iterator[Drawn]:
    """Each card with its lot, counted into `cards` as it passes."""
    last = ""
    for number, cells in read_table(archive, CARDS, CARD_COLUMNS):
        card, stratum, held, recorded = cells
        if held not in TICKETS or stratum != f"x{held}":
            raise Unfit(CARDS, f"card {card} has the wrong tickets", number)
        if card <= last:
            raise Unfit(CARDS, f"card {card} stands twice, or not in the order of names", number)
        last = card
        tickets, says = int(held), frozenset(recorded.split())
        layer = cards.layers.setdefault(tickets, Layer())
        layer.cards += 1
        layer.recorded.update(says)
        cards.recorded.update(says)
        yield Drawn(ticket_lot(seed, card, tickets), card, tickets, says)


def hear_named(archive: zipfile.ZipFile, cards: Cards) -> Iterator[Fault]:
    """On how many cards each district is named: that decides what is bet, not how often it errs."""
    for number, (stratum, code, told) in read_table(archive, NAMED, NAMED_COLUMNS):
        layer = cards.layers.get(int(stratum[1:])) if stratum[1:] in TICKETS else None
        if layer is None:
            raise Unfit(NAMED, f"there are no cards of {stratum!r}", number)
        layer.named[code] = whole_number(told, NAMED, number)
        if not layer.recorded[code] <= layer.named[code] <= layer.cards:
            yield Fault(NAMED, number, f"{code} is named on {told} of {layer.cards} cards")


def ticket_lot(seed: str, card: str, tickets: int) -> str:
    """The smallest SHA-256 of "seed,card,ticket" among the card's tickets."""
    return min(
        hashlib.sha256(f"{seed},{card},{ticket}".encode()).hexdigest()
        for ticket in range(1, tickets + 1)
    )
