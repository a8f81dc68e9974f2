"""Traits of a story that a person can see, as numbers: for the mirror and the reading order.

Thin: a trait is seen by short lists of words, not by a trained model, so dialect and gender are
seen in some of the stories that show them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np

from sangsuk.core.judge import story_words as words
from sangsuk.core.judge.comparisons import Floats

REGIONS: Final = ("เหนือ", "ตะวันออกเฉียงเหนือ", "กลาง", "ตะวันออก", "ตะวันตก", "ใต้")
TRAITS: Final = (
    "length",
    "spelling",
    "photo",
    "dialect",
    "male_words",
    "female_words",
    *(f"region {region}" for region in REGIONS),
)

_DRAWN_OUT: Final = re.compile(r"(.)\1{2,}")  # มากกกก
_NUMBER: Final = re.compile(r"[0-9๐-๙]+")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is looked at of one story: its masked text, whether it has a photo, and its region."""

    text: str
    photo: bool
    region: str | None


def traits_of(stories: Sequence[Seen]) -> Floats:
    """Stories x `TRAITS`, each in units of its standard deviation; 0 where all are alike."""
    rows = np.array([_traits(story) for story in stories], dtype=np.float64)
    rows = rows.reshape(len(stories), len(TRAITS))
    if not len(rows):
        return rows
    spread = rows.std(axis=0)
    return np.asarray((rows - rows.mean(axis=0)) / np.where(spread > 0, spread, 1.0))


def _traits(story: Seen) -> list[float]:
    text = story.text
    hundreds = max(len(text), 1) / 100
    slips = _count(_without(text, words.NOT_MISSPELT), words.MISSPELT) + len(
        _DRAWN_OUT.findall(text)
    )
    return [
        log(1 + len(text)),
        slips / hundreds,
        float(story.photo),
        float(_count(text, words.DIALECT) > 0),
        float(_count(_without(text, words.NOT_MALE), words.MALE) > 0),
        float(_count(_without(text, words.NOT_FEMALE), words.FEMALE) > 0),
        *(float(story.region == region) for region in REGIONS),
    ]


@dataclass(frozen=True, slots=True)
class Telling:
    """How a story is told, as a person sees it: what the reading order goes by."""

    letters: int
    concrete: int  # numbers and words that were spoken
    scene: bool  # one moment is told
    change: bool  # something changed for the teller


def look_at(text: str) -> Telling:
    return Telling(
        letters=len(text),
        concrete=len(_NUMBER.findall(text)) + _count(text, words.SPOKEN),
        scene=_count(text, words.SCENE) > 0,
        change=_count(text, words.CHANGE) > 0,
    )


def _count(text: str, said: Sequence[str]) -> int:
    return sum(text.count(word) for word in said)


def _without(text: str, said: Sequence[str]) -> str:
    for word in said:
        text = text.replace(word, " ")
    return text
