"""The words that show a service or a driver: without them the heads believe it least.

Nothing is asked of the heads but to read: a few words at a time are taken out
of the text, and where a code falls most, they have shown it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.core.terms.reading import Reading, Span
from sangsuk.core.understand.blend import log_odds
from sangsuk.core.understand.heads import Floats, StoryReadings

LETTERS: Final = 24  # at most, that are taken out at once
LONGEST: Final = 2_000  # letters; in a longer text too many words would have to be tried
ENOUGH: Final = 0.8  # of the greatest fall: the shortest part that makes it is told
LEAST: Final = 0.3  # log-odds; where nothing makes a code fall so far, no words show it
CODES: Final = {"services": tuple(SERVICES), "drivers": tuple(DRIVERS)}

_BREATH: Final = re.compile(r"#\S+|\s")  # ends one

ReadTexts = Callable[[Sequence[str]], StoryReadings]


class Shown(NamedTuple):
    """A code that a reading tells, and the raw span that shows it."""

    head: str  # services or drivers
    code: str
    span: Span | None  # None: no words in particular


def show_words(text: str, reading: Reading, words: Sequence[Span], read: ReadTexts) -> list[Shown]:
    """The words behind each service and driver of a reading.

    Args:
        text: as typed.
        reading: of this text.
        words: where its words stand, in order.
        read: what the heads say of texts as typed.
    """
    told = [(head, code) for head in CODES for code in getattr(reading, head)]
    parts = list(_parts(text, words)) if told and len(text) <= LONGEST else []
    if not parts:
        return [Shown(head, code, None) for head, code in told]
    odds = _odds(read([text, *(text[:start] + text[end:] for start, end in parts)]))
    falls = {head: given[0] - given[1:] for head, given in odds.items()}
    return [
        Shown(head, code, _shortest(parts, falls[head][:, CODES[head].index(code)]))
        for head, code in told
    ]


def _odds(read: StoryReadings) -> dict[str, Floats]:
    return {"services": log_odds(read.services), "drivers": log_odds(read.drivers)}


def _parts(text: str, words: Sequence[Span]) -> Iterator[Span]:
    """Every few words of one breath; a hashtag stays, for without it a post is another."""
    breaths = _BREATH.sub(lambda found: "#" * len(found[0]), text)
    for at, (start, _) in enumerate(words):
        for _, end in words[at:]:
            if end - start > LETTERS or "#" in breaths[start:end]:
                break
            yield start, end


def _shortest(parts: Sequence[Span], falls: NDArray[np.float32]) -> Span | None:
    most = float(falls.max())
    if most < LEAST:
        return None
    enough = [part for part, fall in zip(parts, falls, strict=True) if fall >= ENOUGH * most]
    return min(enough, key=lambda part: part[1] - part[0])
