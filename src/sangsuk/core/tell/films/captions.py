"""Captions in two languages: drafted by sentence, held to what a reader can follow."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from sangsuk.core.tell.films.scenes import PER_SECOND, Scene

THAI, ENGLISH = "th", "en"
BREATH: Final = 0.08  # seconds between two drafted cues
_CLOCK: Final = re.compile(
    r"(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d{1,3})?)|(\d{1,5}(?:[.,]\d{1,3})?)"
)
MINUTE: Final = 60


class FaultKind(StrEnum):
    """Why captions cannot be shown so."""

    EMPTY = "empty"
    BACKWARDS = "backwards"  # it ends before it begins
    OUTSIDE = "outside"  # after the film's end
    OVERLAPS = "overlaps"  # it begins before the one before it ends
    TOO_FAST = "too_fast"
    NO_ENGLISH = "no_english"


# With these nothing can be kept: players would show two at once, or none.
REFUSED: Final = frozenset(
    {FaultKind.EMPTY, FaultKind.BACKWARDS, FaultKind.OUTSIDE, FaultKind.OVERLAPS}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What is read from `start` to `end`, in seconds."""

    start: float
    end: float
    th: str
    en: str = ""

    def speed(self, language: str = THAI) -> float:
        """Characters a second."""
        text = self.th if language == THAI else self.en
        return len(text) / (self.end - self.start) if self.end > self.start else 0.0


@dataclass(frozen=True, slots=True)
class Fault:
    """What is amiss with the cue of this number, from one."""

    cue: int
    kind: FaultKind


def faults_of(cues: Sequence[Cue], seconds: float) -> list[Fault]:
    """All that is amiss, in the order of the film.

    Args:
        cues: in their order.
        seconds: how long the film is.
    """
    found = [Fault(n, kind) for n, one in enumerate(cues, 1) for kind in _alone(one, seconds)]
    for n, (one, following) in enumerate(pairwise(cues), 2):
        if following.start < one.end:
            found.append(Fault(n, FaultKind.OVERLAPS))
    return sorted(found, key=lambda one: (one.cue, list(FaultKind).index(one.kind)))


def _alone(cue: Cue, seconds: float) -> list[FaultKind]:
    wrong = {
        FaultKind.EMPTY: not cue.th.strip(),
        FaultKind.BACKWARDS: cue.end <= cue.start,
        FaultKind.OUTSIDE: cue.end > seconds or cue.start < 0,
        FaultKind.TOO_FAST: max(cue.speed(THAI), cue.speed(ENGLISH)) > PER_SECOND,
        FaultKind.NO_ENGLISH: not cue.en.strip(),
    }
    return [kind for kind, is_so in wrong.items() if is_so]


def draft_cues(sentences: Sequence[str], seconds: float) -> list[Cue]:
    """Sentences over a whole film, each as long as it takes to read beside the others."""
    letters = sum(map(len, sentences))
    cues, at = [], 0.0
    for text in sentences:
        length = seconds * len(text) / letters
        end = at + max(length - BREATH, length / 2)
        cues.append(Cue(start=round(at, 2), end=min(round(end, 2), seconds), th=text))
        at += length
    return cues


def track(cues: Sequence[Cue], language: str) -> list[Scene]:
    """One language, as it is written to WebVTT or SRT; what is not translated is left out."""
    texts = [(one, one.th if language == THAI else one.en) for one in cues]
    return [Scene(text=text, start=one.start, end=one.end) for one, text in texts if text.strip()]


def read_clock(text: str) -> float | None:
    """Seconds of 1:02:03.4, 2:03.4 or 3.4; None where it is no time."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, seconds, alone = found.groups()
    last = float((seconds or alone).replace(",", "."))
    if minutes is not None and last >= MINUTE:
        return None
    return round(int(hours or 0) * 3600 + int(minutes or 0) * MINUTE + last, 3)


def clock(seconds: float) -> str:
    """2:03.40, as it is typed and read."""
    minutes, rest = divmod(round(seconds * 100), 6000)
    return f"{minutes}:{rest // 100:02d}.{rest % 100:02d}"
