"""What a script says that its story does not tell, and what it leaves out.

Thin: it knows words and a few short lists of facts, not meaning.  What it marks
a person looks at; what it does not mark may still be invented.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sangsuk.core.tell.films.fact_words import ALIKE, CRAFT, FACTS, NUMBERS, PLAIN, FactKind
from sangsuk.core.tell.films.scenes import sentences_of

Cut = Callable[[str], Sequence[str]]  # a text into words
MOST_NEW: Final = 0.5  # share of new words from which a line tells another event
LEAST_KEPT: Final = 0.4  # share of a sentence's words below which a script leaves it out
SHORTEST: Final = 2  # letters of a word that says something
DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
HEADING: Final = re.compile(
    r"^\s*(?:ฉาก(?:ที่)?\s*[\d๐-๙]+|#+|(?:INT|EXT)\.?)\s*[:.\-–]?\s*", re.IGNORECASE
)
SPEAKER: Final = re.compile(r"^\s*[^\s:]{1,20}(?:\s\([^)]*\))?\s*:\s*")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
# What stands before a word that is said not to be so.
ASKED: Final = ("ไหม", "มั้ย", "หรือเปล่า", "หรือยัง", "?")
DENIED: Final = ("ไม่", "ไม่ได้", "ไม่ต้อง", "ไม่เคย", "ไม่มี")
_LETTERS: Final = re.compile(r"[ก-๎A-Za-z]")
_GAPS: Final = re.compile(r"\s+")


class Mark(StrEnum):
    """What is amiss with a line of a script."""

    EVENT = "event"  # something happens that the story does not tell
    NUMBER = "number"
    PERSON = "person"
    PLACE = "place"
    TIME = "time"
    TURNED = "turned"  # told the other way round: with ไม่, or without


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of a script beside its story; without marks it tells what the story does."""

    text: str
    marks: tuple[Mark, ...]
    new: tuple[str, ...]  # its words that the story does not have

    @property
    def is_invented(self) -> bool:
        return bool(self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fidelity:
    """A script beside its story."""

    lines: tuple[Line, ...]
    left_out: tuple[str, ...]

    @property
    def invented(self) -> tuple[Line, ...]:
        return tuple(one for one in self.lines if one.is_invented)


def compare(story: str, script: str, cut: Cut) -> Fidelity:
    """Hold a script against the words of its story.

    Args:
        story: its words, masked.
        script: scenes as lines; a line may begin with `ฉาก 1` or with who speaks.
        cut: parts Thai text into words.
    """
    told, played = _Told(story, cut), _Told(script, cut)
    lines = [told.line(one) for line in script.splitlines() for one in _sentences(line)]
    return Fidelity(
        lines=tuple(lines),
        left_out=tuple(one for one in sentences_of(story) if played.share_of(one) < LEAST_KEPT),
    )


def _sentences(line: str) -> list[str]:
    return sentences_of(SPEAKER.sub("", HEADING.sub("", line)))


class _Told:
    """Words that were told, and what is new beside them."""

    def __init__(self, text: str, cut: Cut) -> None:
        self._cut = cut
        self._text = _plain(text)
        self._numbers = set(_numbers(self._text))
        self._said = self._ways(text)

    def line(self, text: str) -> Line:
        words = self._words(text)
        new = tuple(dict.fromkeys(one for one in words if not self._has(one)))
        marks = {mark for one in new for mark in _marks_of(one)}
        marks |= {Mark.NUMBER} if set(_numbers(_plain(text))) - self._numbers else set()
        marks |= {Mark.TURNED} if self._is_turned(text) else set()
        if len(new) > 1 and len(new) >= MOST_NEW * len(set(words)):
            marks.add(Mark.EVENT)
        return Line(text=text, marks=tuple(one for one in Mark if one in marks), new=new)

    def share_of(self, text: str) -> float:
        """How much of what another says is said here."""
        words = set(self._words(text))
        return sum(map(self._has, words)) / len(words) if words else 1.0

    def _words(self, text: str) -> list[str]:
        """Words that say something: no glue, no craft of the film."""
        cut = (_plain(one) for one in self._cut(text))
        return [
            one
            for one in cut
            if len(one) >= SHORTEST and _LETTERS.search(one) and one not in PLAIN | CRAFT
        ]

    def _has(self, word: str) -> bool:
        return any(one in self._text for one in ALIKE.get(word, (word,)))

    def _is_turned(self, text: str) -> bool:
        if any(one in text for one in ASKED):
            return False  # who asks has not said that it is so
        here = self._ways(text)
        return any(
            here[word] and self._said[word] and not here[word] & self._said[word] for word in here
        )

    def _ways(self, text: str) -> defaultdict[str, set[bool]]:
        """Whether a word stands after ไม่, without it, or both."""
        ways: defaultdict[str, set[bool]] = defaultdict(set)
        before = ""
        for word in map(_plain, self._cut(text)):
            if word not in PLAIN | CRAFT:
                ways[word].add(before.endswith(DENIED))
            before += word
        return ways


def _marks_of(word: str) -> set[Mark]:
    return {Mark(kind.value) for kind, words in FACTS.items() if kind in FactKind and word in words}


def _numbers(text: str) -> list[str]:
    """Numbers in digits and in words, each as digits."""
    spoken = [str(value) for word, value in NUMBERS.items() if word in text]
    return [one.replace(",", "") for one in _NUMBER.findall(text)] + spoken


def _plain(text: str) -> str:
    return _GAPS.sub("", text.translate(DIGITS).lower())
