"""The machine's error, by kinds of cards, from the cards that people have read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from sangsuk.core.audit.assertions import Vote

LOTS: Final = 1 << 256
Z: Final = 1.6448536269514722  # of a 90 % interval
LENGTHS: Final = ((100, "1-100"), (300, "101-300"), (1000, "301-1000"))
LONGEST: Final = "1001-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A card that was read, the groups that it belongs to, and how likely it was to be read."""

    recorded: Vote
    true: Vote
    groups: Mapping[str, Sequence[str]]  # of each way of grouping, such as "platform"
    chance: float

    @property
    def weight(self) -> float:
        return 1 / self.chance


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRow:
    """How often the machine errs in one group; shares are of all cards, not only of those read.

    `wrong` is the share of cards on which it says anything else than people,
    `low` and `high` its 90 % interval; `missed` the share of praise that it did
    not see, `invented` the share of what it calls praise that is none (None
    where there is no praise).
    """

    by: str
    group: str
    cards: int
    wrong: float
    low: float
    high: float
    missed: float | None
    invented: float | None


def chance_to_be_read(tickets: int, next_lot: int | None) -> float:
    """How likely a card came before the first one that was not read, given where that one lies.

    That the smallest of its uniform lots is below the next card's; 1 where all
    are read.  Weighing each card by 1 over this gives totals without bias.

    Args:
        tickets: of the card.
        next_lot: the lot of the first card that is not read; None where all are.

    Source:
        Cohen, E. and Kaplan, H. (2007), Summarizing data using bottom-k sketches, PODC:
        rank conditioning.
    """
    return 1.0 if next_lot is None else 1 - (1 - next_lot / LOTS) ** tickets


def length_group(letters: int) -> str:
    return next((name for most, name in LENGTHS if letters <= most), LONGEST)


def tabulate_errors(seen: Iterable[Seen]) -> list[ErrorRow]:
    """One row for all cards, then one for each group of each way of grouping."""
    groups: dict[tuple[str, str], list[Seen]] = {("all", "all"): []}
    for card in seen:
        groups["all", "all"].append(card)
        for by, names in card.groups.items():
            for name in names:
                groups.setdefault((by, name), []).append(card)
    return [_row(by, name, cards) for (by, name), cards in sorted(groups.items()) if cards]


def _row(by: str, group: str, cards: Sequence[Seen]) -> ErrorRow:
    total = sum(card.weight for card in cards)
    wrong = sum(card.weight for card in cards if card.recorded != card.true) / total
    alike = total**2 / sum(card.weight**2 for card in cards)  # Kish: cards that weigh as much
    low, high = _interval(wrong, alike)
    return ErrorRow(
        by=by,
        group=group,
        cards=len(cards),
        wrong=round(wrong, 4),
        low=round(low, 4),
        high=round(high, 4),
        missed=_share((c.weight, len(set(c.true) - set(c.recorded)), len(c.true)) for c in cards),
        invented=_share(
            (c.weight, len(set(c.recorded) - set(c.true)), len(c.recorded)) for c in cards
        ),
    )


def _share(parts: Iterable[tuple[float, int, int]]) -> float | None:
    rows = list(parts)
    whole = sum(weight * of for weight, _, of in rows)
    return round(sum(weight * n for weight, n, _ in rows) / whole, 4) if whole else None


def _interval(share: float, count: float) -> tuple[float, float]:
    """Wilson (1927), with the number of equally weighty cards that the sample is worth."""
    centre = share + Z**2 / (2 * count)
    half = Z * sqrt(share * (1 - share) / count + Z**2 / (4 * count**2))
    whole = 1 + Z**2 / count
    return max((centre - half) / whole, 0.0), min((centre + half) / whole, 1.0)
