"""Quotes: the typical and the vivid one of each driver, chosen by rule and never by taste."""

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from math import fsum, log
from typing import Final

from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.quotes import shorten

SHORTEST, LONGEST, SHOWN = 50, 320, 200  # letters
LOOKED_AT: Final = 400  # stories of a driver, always the same ones
THAI: Final = 0.6  # of the letters: what is rare among Thai texts is English first of all
PICTURES: Final = "\u2100"  # from here on: symbols and emoji, which no paper's letters hold
RUN: Final = 4  # letters whose rarity tells how vivid a text is
_THAI: Final = re.compile("[ก-๛]")
_NUMBER: Final = re.compile(r"[0-9๐-๙]")
_MASK: Final = re.compile(r"\[[^\]]*\]|●|█|…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Words of one citizen, masked, with the story that they are of."""

    story: int
    text: str
    district: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Of one driver: what many say, and what stays in mind; the same where only one fits."""

    code: str
    typical: Told
    vivid: Told


def choose_quotes(
    stories: Sequence[Heard], texts: Mapping[int, str], codes: Sequence[str], tags: Sequence[str]
) -> tuple[Pair, ...]:
    """A typical and a vivid quote of each driver, of different stories as far as there are any.

    Typical is the text most of whose runs of letters are common among those of its driver;
    vivid the one with the rarest, by preference with a number in it.  Only stories that name
    this driver alone, or two at most, are looked at, and none that both praises and blames:
    of which office its words are, or which driver is praised, nobody knows.
    """
    used: set[int] = set()
    pairs = []
    for code in codes:
        among = _among(stories, texts, code, tags)
        if pair := choose_pair(code, among, used):
            used |= {pair.typical.story, pair.vivid.story}
            pairs.append(pair)
    return tuple(pairs)


def _among(
    stories: Iterable[Heard], texts: Mapping[int, str], code: str, tags: Sequence[str]
) -> list[Told]:
    fit = (one for one in stories if code in one.drivers and len(one.drivers) <= 2)
    return fit_to_quote(fit, texts, tags)


def fit_to_quote(
    stories: Iterable[Heard], texts: Mapping[int, str], tags: Sequence[str]
) -> list[Told]:
    """Those that read well, not more than can be looked at, always the same ones."""
    fit = [one for one in stories if one.story in texts and not (one.praises and one.blames)]
    told = (
        Told(story=one.story, text=without_tags(texts[one.story], tags), district=one.place)
        for one in sorted(fit, key=lambda one: hashlib.sha256(str(one.story).encode()).digest())
    )
    return list(islice((one for one in told if _reads_well(one.text)), LOOKED_AT))


def _reads_well(text: str) -> bool:
    if not SHORTEST <= len(text) <= LONGEST:
        return False
    is_plain = max(text) < PICTURES and not _MASK.search(text)
    return is_plain and len(_THAI.findall(text)) > THAI * len(text)


def without_tags(text: str, tags: Sequence[str]) -> str:
    """The words without the campaign's hashtags."""
    for tag in tags:
        text = _spelt(tag).sub(" ", text)
    return " ".join(text.split())


@cache
def _spelt(tag: str) -> re.Pattern[str]:
    """A hashtag as it is written, with spaces in it or without."""
    return re.compile(r"\s*".join(map(re.escape, tag)))


def choose_pair(code: str, among: Sequence[Told], used: Collection[int]) -> Pair | None:
    """The typical and the vivid one among these, of stories not used where there are any."""
    free = [one for one in among if one.story not in used] or list(among)
    if not free:
        return None
    runs = {one.story: _runs(one.text) for one in free}
    many = Counter(run for each in runs.values() for run in each)
    usual = {story: _commonness(each, many, len(free)) for story, each in runs.items()}
    typical = max(free, key=lambda one: (usual[one.story], -one.story))
    others = [one for one in free if one.story != typical.story] or free
    vivid = min(
        others, key=lambda one: (usual[one.story] - 0.5 * bool(_NUMBER.search(one.text)), one.story)
    )
    return Pair(code=code, typical=_cut(typical), vivid=_cut(vivid))


def _runs(text: str) -> set[str]:
    return {text[at : at + RUN] for at in range(len(text) - RUN + 1)}


def _commonness(runs: Collection[str], many: Mapping[str, int], of: int) -> float:
    """How usual runs of letters are on average, 0 at most."""
    times = Counter(map(many.__getitem__, runs))
    told = fsum(each * log((known + 1) / (of + 1)) for known, each in times.items())
    return told / max(len(runs), 1)


def _cut(told: Told) -> Told:
    return Told(story=told.story, text=shorten(told.text, SHOWN), district=told.district)
