"""Which cards are drawn more densely: those near the edge of the prize places."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from sangsuk.core.audit.assertions import Vote
from sangsuk.core.audit.pile import Stratum

MOST_TICKETS: Final = 16


def district_tickets(
    counts: Mapping[str, int], winners: Collection[str], *, most: int = MOST_TICKETS
) -> dict[str, int]:
    """How many tickets a card gets for naming a district: 1, 2, 4, … up to `most`.

    The nearer a district's count lies to the edge between the last prize place
    and the first place without a prize, the more tickets.  Who lies exactly as near as
    the nearest gets the most; twice as far, half as many.

    Args:
        counts: positive voices by district, as the machine has them.
        winners: the districts in the prize places.
        most: a power of two.
    """
    last = min((counts.get(code, 0) for code in winners), default=0)
    first_out = max((n for code, n in counts.items() if code not in winners), default=0)
    nearest = max(last - first_out, 1)
    tickets = {}
    for code, count in counts.items():
        distance = count - first_out if code in winners else last - count
        tickets[code] = _power_of_two(most * nearest / max(distance, nearest))
    return tickets


def card_tickets(named: Collection[str], by_district: Mapping[str, int]) -> int:
    """The tickets of a card: the most that a district it names has; 1 for any other card."""
    return max((by_district.get(code, 1) for code in named), default=1)


def sort_strata(cards: Iterable[tuple[int, Vote, Vote]]) -> dict[int, Stratum]:
    """The strata of all cards, each given by its tickets, the recorded and the named districts."""
    sizes: Counter[int] = Counter()
    recorded: dict[int, Counter[str]] = {}
    named: dict[int, Counter[str]] = {}
    for tickets, says, names in cards:
        sizes[tickets] += 1
        recorded.setdefault(tickets, Counter()).update(says)
        named.setdefault(tickets, Counter()).update(names)
    return {
        tickets: Stratum(cards=size, recorded=recorded[tickets], named=named[tickets])
        for tickets, size in sorted(sizes.items())
    }


def stratum_name(tickets: int) -> str:
    return f"x{tickets}"


def _power_of_two(value: float) -> int:
    """The greatest power of two that is no more than the value; 1 at least."""
    return 1 << max(int(value).bit_length() - 1, 0)
