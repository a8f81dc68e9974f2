"""Readings in, cards out: what a person is given to read, and what the machine says of it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sangsuk.core.terms.citizens import Citizen
from sangsuk.core.terms.reading import Polarity, Reading, Reason, Review

Story = tuple[str, str]  # platform, id

# Facts of the post itself, not judgements: anyone can check them without reading.
_SURELY_OUT: Final = frozenset({Reason.HASHTAG, Reason.WINDOW, Reason.LATE, Reason.REVISED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All that one citizen, or one post of a hidden author, may have told.

    `recorded` is the machine's vote: the districts that it says the citizen
    praises.  `named` holds these and every other district that a post of the
    card names, for whatever reason: where the machine may have missed praise.
    """

    id: str
    recorded: frozenset[str]
    named: frozenset[str]
    posts: tuple[Story, ...]  # earliest first
    platform: str  # of the earliest post
    letters: int  # of the longest post, as it is shown
    services: frozenset[str]


def may_be_eligible(reading: Reading) -> bool:
    """Whether a person could find the post eligible, whatever the machine says.

    Surely not is only one outside the window, found or changed too late, or without
    the hashtags and without anything near to them.
    """
    if reading.ineligible_reason is Reason.HASHTAG:
        return Review.NEAR_MISS_HASHTAG in reading.review
    return reading.ineligible_reason not in _SURELY_OUT


def deal_cards(
    readings: Iterable[Reading],
    *,
    citizen_of: Callable[[Reading], Citizen],
    name_of: Callable[[Citizen], str],
    scope: Collection[str],
) -> list[Card]:
    """One card for each citizen with anything eligible or possibly eligible.

    They come in the order of their names, which must tell neither who a citizen
    is nor when they told.  The order of the readings does not matter.

    Args:
        readings: all readings of a result.
        citizen_of: who speaks, as the count has it.
        name_of: the name of a citizen's card; each has one of its own.
        scope: codes of the campaign's districts; others are left out.
    """
    held: dict[Citizen, list[Reading]] = {}
    for reading in readings:
        if may_be_eligible(reading):
            held.setdefault(citizen_of(reading), []).append(reading)
    named = sorted((name_of(citizen), stack) for citizen, stack in held.items())
    return [_card(name, sorted(stack, key=_moment), scope) for name, stack in named]


def count_recorded(cards: Iterable[Card]) -> dict[str, int]:
    """How many cards the machine records for each district; the standings' positive voices."""
    counts: dict[str, int] = {}
    for card in cards:
        for code in card.recorded:
            counts[code] = counts.get(code, 0) + 1
    return counts


def _moment(reading: Reading) -> tuple[object, ...]:
    return (reading.posted_at, reading.platform, reading.id)


def _card(name: str, stack: Sequence[Reading], scope: Collection[str]) -> Card:
    recorded = {
        mention.code
        for reading in stack
        if reading.eligible
        for mention in reading.districts
        if mention.polarity is Polarity.POSITIVE
    }
    named = {code for reading in stack for code in _codes(reading)}
    return Card(
        id=name,
        recorded=frozenset(recorded).intersection(scope),
        named=frozenset(named).intersection(scope),
        posts=tuple((reading.platform, reading.id) for reading in stack),
        platform=stack[0].platform,
        letters=max(len(reading.masked) for reading in stack),
        services=frozenset(service for reading in stack for service in reading.services),
    )


def _codes(reading: Reading) -> Iterable[str]:
    yield from (mention.code for mention in reading.districts)
    yield from (locality.code for locality in reading.localities)
    yield from reading.candidates
