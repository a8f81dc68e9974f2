"""Drives and a viral day made up among real-shaped praise, to see what the search finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

import numpy as np

from sangsuk.core.terms.reading import Mention, Moods, Polarity, Reading

OPENS: Final = datetime(2020, 11, 30, 17, tzinfo=UTC)  # midnight of 1 December in Bangkok
DAYS: Final = 31
# Of a day's posts, by the hour in Bangkok: little at night, most at noon and in the evening.
HOURS: Final = (
    *(9, 5, 3, 2, 2, 4, 12, 25, 38, 44, 46, 48),
    *(56, 50, 44, 42, 44, 46, 50, 58, 64, 60, 42, 22),
)
OFFICE_HOURS: Final = (9, 16)
HIDDEN: Final = 0.15  # of authors
REGULARS: Final = 0.1  # of posts, by accounts that post several
VIRAL: Final = 2_000  # people
PASTE, QUOTE = 0.15, 0.35  # of them: paste the famous story, quote a phrase of it


class Kind(StrEnum):
    """How a drive is run."""

    COPIED = "copied"  # one text, within two hours
    PARAPHRASED = "paraphrased"  # a third of the phrases changed, within three hours
    STAGGERED = "staggered"  # paraphrased, over a week of office hours
    REWORDED = "reworded"  # two thirds of the phrases changed, within three hours


KEPT: Final = {Kind.PARAPHRASED: 0.65, Kind.STAGGERED: 0.65, Kind.REWORDED: 0.35}  # of phrases


@dataclass(frozen=True, slots=True)
class Planted:
    """A drive that was put among the readings."""

    kind: Kind
    accounts: int
    district: str
    stories: frozenset[str]


class Plants:
    """Makes readings of praise from real texts; the same generator gives the same."""

    def __init__(self, generator: np.random.Generator, texts: Sequence[str]) -> None:
        self._generator, self._texts = generator, texts
        self._phrases = [phrase for text in texts for phrase in text.split() if len(phrase) > 5]
        self._weights = np.array(HOURS) / sum(HOURS)
        self._made = 0

    def background(self, districts: Sequence[str]) -> list[Reading]:
        """Every text once, over the month: heavy-tailed over the districts."""
        generator = self._generator
        shares = generator.lognormal(0.0, 1.0, len(districts))
        where = generator.choice(len(districts), len(self._texts), p=shares / shares.sum())
        regulars = [f"regular {n}" for n in range(max(1, len(self._texts) // 40))]
        made = []
        for at, text in zip(where, self._texts, strict=True):
            draw = generator.random()
            author = None if draw < HIDDEN else f"citizen {self._made}"
            if draw > 1 - REGULARS:
                author = regulars[generator.integers(len(regulars))]
            made.append(self._reading(text, districts[at], author, self._any_time()))
        return made

    def drive(self, kind: Kind, accounts: int, district: str) -> tuple[list[Reading], Planted]:
        """Praise by as many accounts as told, arranged."""
        template = self._template()
        first = float(self._generator.integers(1, DAYS - 8) * 24 + self._generator.integers(9, 13))
        made = []
        for number in range(accounts):
            text = self._arranged_words(kind, template)
            author = f"drive {district} {number}"
            made.append(self._reading(text, district, author, self._arranged(kind, first)))
        stories = frozenset(reading.id for reading in made)
        return made, Planted(kind, accounts, district, stories)

    def viral_day(self, district: str, people: int = VIRAL) -> list[Reading]:
        """One famous story that distinct people tell of: some paste it, some quote, most do not."""
        generator, famous = self._generator, self._template()
        start = float(generator.integers(2, DAYS - 6) * 24 + generator.integers(7, 20))
        made = [self._reading(" ".join(famous), district, "first", start)]
        for number in range(people):
            draw, own = generator.random(), self._own_words()
            if draw < PASTE:
                own = [*own[:1], *famous]
            elif draw < PASTE + QUOTE:
                own.insert(1, famous[generator.integers(len(famous))])
            moment = self._after(start)
            made.append(self._reading(" ".join(own), district, f"viral {number}", moment))
        return made

    def _template(self) -> list[str]:
        """Eight phrases that no other text strings together."""
        chosen = self._generator.choice(len(self._phrases), 8, replace=False)
        return [self._phrases[at] for at in chosen]

    def _own_words(self) -> list[str]:
        chosen = self._generator.choice(len(self._phrases), self._generator.integers(3, 8))
        return [self._phrases[at] for at in chosen]

    def _arranged_words(self, kind: Kind, template: Sequence[str]) -> str:
        """The template with some of its phrases changed, and two neighbours swapped."""
        if kind is Kind.COPIED:
            return " ".join(template)
        words = [
            phrase
            if self._generator.random() < KEPT[kind]
            else self._phrases[self._generator.integers(len(self._phrases))]
            for phrase in template
        ]
        at = int(self._generator.integers(len(words) - 1))
        words[at], words[at + 1] = words[at + 1], words[at]
        return " ".join(words)

    def _any_time(self) -> float:
        """Hours since the opening, at an hour at which people post."""
        hour = self._generator.choice(24, p=self._weights)
        return float(self._generator.integers(DAYS) * 24 + hour + self._generator.random())

    def _arranged(self, kind: Kind, first: float) -> float:
        if kind is Kind.STAGGERED:
            day = self._generator.integers(7) * 24
            return float(first // 24 * 24 + day + self._generator.uniform(*OFFICE_HOURS))
        return float(first + self._generator.uniform(0, 2 if kind is Kind.COPIED else 3))

    def _after(self, start: float) -> float:
        """Some hours later, half of them within five, at an hour at which people post."""
        while True:
            moment = start + float(self._generator.lognormal(np.log(5.0), 1.0))
            if self._generator.random() < HOURS[int(moment) % 24] / max(HOURS):
                return moment

    def _reading(self, text: str, district: str, author: str | None, hours: float) -> Reading:
        self._made += 1
        praise = Mention(code=district, polarity=Polarity.POSITIVE, confidence=0.9, spans=())
        return Reading(
            id=str(self._made),
            platform="facebook",
            posted_at=OPENS + timedelta(hours=hours),
            author=author,
            ineligible_reason=None,
            duplicate_of=None,
            districts=(praise,),
            localities=(),
            ambiguous=False,
            candidates=(),
            candidates_total=0,
            sentiment=Polarity.POSITIVE,
            sentiment_p=Moods(positive=0.9, neutral=0.05, negative=0.05),
            services=(),
            drivers=(),
            pii=(),
            masked=text,
            review=(),
            reader="made up",
        )
