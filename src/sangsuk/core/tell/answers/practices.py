"""Practice cards (สิ่งที่น่าทำตาม): acts that citizens praise, with the stories that show them.

Cards are found by the words of an editable list and read by people before anybody acts on one;
what a practice costs is theirs to say.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.terms.codes import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """One act that another office could take up."""

    code: str
    name: Words
    try_it: Words
    said: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A practice with its evidence: the stories that show it, and the offices that they praise."""

    practice: Practice
    stories: tuple[int, ...]
    districts: tuple[str, ...]
    taken_up: int = 0  # changes that offices promised in such words
    confirmed: int = 0  # of these, done as the tellers say


@dataclass(frozen=True, slots=True)
class Promised:
    """What an office promised because of a story, and whether the teller says that it is so."""

    what: str
    confirmed: bool
    story: int = 0
    district: str = ""


def count_taken_up(cards: Sequence[Card], promised: Sequence[Promised]) -> tuple[Card, ...]:
    """Cards with how many promises are made in their words, as their stories are found."""
    return tuple(
        replace(
            card,
            taken_up=sum(bool(card.practice.said.search(one.what)) for one in promised),
            confirmed=sum(
                one.confirmed and bool(card.practice.said.search(one.what)) for one in promised
            ),
        )
        for card in cards
    )


def read_practices(rows: Iterable[Mapping[str, str]]) -> tuple[Practice, ...]:
    """The list as it is written; a pattern that is none is the writer's to mend.

    Raises:
        re.error: a pattern cannot be read.
    """
    return tuple(
        Practice(
            code=row["code"],
            name=Words(row["th"], row["en"]),
            try_it=Words(row["try_th"], row["try_en"]),
            said=re.compile(row["said"]),
        )
        for row in rows
    )


def find_cards(
    stories: Sequence[Heard], texts: Iterable[tuple[int, str]], practices: Sequence[Practice]
) -> tuple[Card, ...]:
    """Cards with the most offices first; a practice that no story shows has none.

    Args:
        stories: all that count.
        texts: number and masked text of those that may be quoted.
        practices: what is looked for.
    """
    praising = {story.story: story for story in stories if story.praises and not story.blames}
    shown: dict[str, list[int]] = {one.code: [] for one in practices}
    for number, text in texts:
        if number not in praising:
            continue
        for one in practices:
            if one.said.search(text):
                shown[one.code].append(number)
    cards = [_card(one, sorted(shown[one.code]), praising) for one in practices if shown[one.code]]
    return tuple(sorted(cards, key=lambda card: (-len(card.districts), card.practice.code)))


def _card(practice: Practice, numbers: list[int], praising: Mapping[int, Heard]) -> Card:
    districts = dict.fromkeys(code for number in numbers for code in praising[number].praised)
    return Card(practice=practice, stories=tuple(numbers), districts=tuple(sorted(districts)))
