"""What the citizens of one office or province said, beside others like it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Final

from sangsuk.core.tell.answers.heard import Heard, size_of
from sangsuk.core.tell.answers.practices import Card
from sangsuk.core.tell.answers.quoted import Told, choose_quotes
from sangsuk.core.terms.district import District

QUOTED: Final = 3  # drivers of each side
TRIED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One side of what was said: drivers with their stories, and a few quotes."""

    stories: int
    drivers: tuple[tuple[str, int], ...]
    quotes: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Others like it: how many there are, and the praise that half of them do not exceed."""

    many: int
    median: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeAnswer:
    """What one office or province is told."""

    stories: int
    thanks: Said
    concerns: Said
    beside: Beside
    to_try: tuple[Card, ...]


class Offices:
    """All stories dealt to their offices, once for all papers."""

    def __init__(
        self,
        stories: Sequence[Heard],
        texts: Mapping[int, str],
        districts: Sequence[District],
        cards: Sequence[Card],
        tags: Sequence[str],
    ) -> None:
        self._texts, self._cards, self._tags = texts, cards, tags
        self._districts = {one.code: one for one in districts}
        self._of: dict[str, list[Heard]] = {code: [] for code in self._districts}
        for story in stories:
            for code in dict.fromkeys(story.mentioned):
                if code in self._of:
                    self._of[code].append(story)
        self._praise = {
            code: sum(code in story.praised for story in told) for code, told in self._of.items()
        }

    def of_district(self, code: str) -> OfficeAnswer:
        """One office, beside those of its region that are as large."""
        own = self._districts[code]
        alike = [
            each
            for each, one in self._districts.items()
            if (one.region, size_of(one.population)) == (own.region, size_of(own.population))
        ]
        beside = Beside(many=len(alike), median=median_low([self._praise[each] for each in alike]))
        return self._answer([code], self._of[code], beside)

    def of_province(self, code: str) -> OfficeAnswer:
        """All offices of a province, beside the other provinces."""
        praise: Counter[str] = Counter({each[:2]: 0 for each in self._districts})
        for each, many in self._praise.items():
            praise[each[:2]] += many
        beside = Beside(many=len(praise), median=median_low(list(praise.values())))
        codes = [each for each in self._districts if each.startswith(code)]
        told = {story.story: story for each in codes for story in self._of[each]}
        return self._answer(codes, list(told.values()), beside)

    def counts(self, code: str) -> tuple[int, int, int]:
        """Stories of a district, those that praise it, those that blame it."""
        told = self._of[code]
        return len(told), self._praise[code], sum(code in story.blamed for story in told)

    def _answer(
        self, codes: Collection[str], stories: Sequence[Heard], beside: Beside
    ) -> OfficeAnswer:
        own = set(codes)
        praise = [story for story in stories if own & set(story.praised)]
        blame = [story for story in stories if own & set(story.blamed)]
        new = [card for card in self._cards if not own & set(card.districts)]
        return OfficeAnswer(
            stories=len(stories),
            thanks=self._said(praise),
            concerns=self._said(blame),
            beside=beside,
            to_try=tuple((new or list(self._cards))[:TRIED]),
        )

    def _said(self, stories: Sequence[Heard]) -> Said:
        told = Counter(code for story in stories for code in story.drivers)
        drivers = tuple(sorted(told.items(), key=lambda one: (-one[1], one[0])))
        codes = [code for code, _ in drivers[:QUOTED]]
        pairs = choose_quotes(stories, self._texts, codes, self._tags)
        quotes = {pair.vivid.story: pair.vivid for pair in pairs}  # few stories may be quoted twice
        return Said(stories=len(stories), drivers=drivers, quotes=tuple(quotes.values()))
