"""From a story's own words to scenes: which sentences, how long each stays, and the captions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

PER_SECOND: Final = 17.0  # characters that a reader of captions can follow
CALM: Final = 13.0  # characters a second that we aim for
SHORTEST: Final = 2.4
OPENING: Final = 3.2
ENDING: Final = 4.0
LEAST: Final = 30.0  # seconds of a whole draft
MOST: Final = 60.0
LINE: Final = 84  # characters of one scene at most
_TAG: Final = re.compile(r"#\S+")
_BREAK: Final = re.compile(r"(?<=[.!?])\s+|\n+")
_GAP: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"[ก-ฮA-Za-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is read on the screen from `start` to `end`, in seconds."""

    text: str
    start: float
    end: float

    @property
    def speed(self) -> float:
        """Characters a second."""
        return len(self.text) / (self.end - self.start)


def sentences_of(story: str) -> list[str]:
    """The story's own words in pieces that fit a screen; none is added, none is changed.

    Thai writes no full stops: a blank parts clauses, and short ones stay together.
    """
    plain = _TAG.sub(" ", story)
    pieces: list[str] = []
    for part in _BREAK.split(plain):
        pieces += _joined(_GAP.split(part.strip()))
    return [one for one in pieces if _WORD.search(one)]


def _joined(clauses: Sequence[str]) -> list[str]:
    pieces: list[str] = []
    for clause in clauses:
        fits = pieces and len(pieces[-1]) + 1 + len(clause) <= LINE
        if fits:
            pieces[-1] = f"{pieces[-1]} {clause}"
        else:
            pieces += [clause[at : at + LINE] for at in range(0, len(clause), LINE)]
    return pieces


def scenes_of(sentences: Sequence[str]) -> list[Scene]:
    """Scenes between opening and ending, 30 to 60 seconds with both.

    Where a story is longer, its first sentences stay and its last one.
    """
    chosen = _chosen(sentences)
    lengths = [seconds_to_read(one) for one in chosen]
    spare = LEAST - OPENING - ENDING - sum(lengths)
    if spare > 0:
        lengths = [one + spare / len(lengths) for one in lengths]
    scenes, at = [], OPENING
    for text, length in zip(chosen, lengths, strict=True):
        scenes.append(Scene(text=text, start=round(at, 3), end=round(at + length, 3)))
        at += length
    return scenes


def seconds_of(scenes: Sequence[Scene]) -> float:
    return scenes[-1].end + ENDING


def seconds_to_read(text: str) -> float:
    return max(SHORTEST, len(text) / CALM)


def _chosen(sentences: Sequence[str]) -> list[str]:
    room = MOST - OPENING - ENDING
    if sum(map(seconds_to_read, sentences)) <= room:
        return list(sentences)
    room -= seconds_to_read(sentences[-1])
    chosen: list[str] = []
    for one in sentences[:-1]:
        room -= seconds_to_read(one)
        if room < 0:
            break
        chosen.append(one)
    return [*chosen, sentences[-1]]


def webvtt(scenes: Iterable[Scene]) -> str:
    """Captions as pages play them."""
    cues = [
        f"{n}\n{_clock(one.start, '.')} --> {_clock(one.end, '.')}\n{_safe(one.text)}\n"
        for n, one in enumerate(scenes, 1)
    ]
    return "WEBVTT\n\n" + "\n".join(cues)


def srt(scenes: Iterable[Scene]) -> str:
    """Captions as services take them."""
    return "\n".join(
        f"{n}\n{_clock(one.start, ',')} --> {_clock(one.end, ',')}\n{one.text}\n"
        for n, one in enumerate(scenes, 1)
    )


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(seconds: float, point: str) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}{point}{rest % 1000:03d}"
