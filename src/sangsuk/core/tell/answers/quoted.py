"""Quotes: the typical and the vivid one of each driver, chosen by rule and never by taste."""

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.quotes import shorten

SHORTEST, LONGEST, SHOWN = 50, 320, 200  # letters
LOOKED_AT: Final = 400  # stories of a driver, always the same ones
THAI: Final = 0.6  # of the letters: what is rare among Thai texts is English first of all
PICTURES: Final = "\u2100"  # from here on: symbols and emoji, which no paper's letters hold
RUN: Final = 4  # letters whose rarity tells how vivid a text is
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
    stories: Sequence[Heard], texts: Mapping[int, str], code: str, tags: Sequence[str]
) -> list[Told]:
    fit = [
        Told(story=one.story, text=without_tags(texts[one.story], tags), district=one.place)
        for one in stories
        if code in one.drivers and len(one.drivers) <= 2 and one.story in texts
        if not (one.praises and one.blames)
    ]
    return fit_to_quote(fit)


def fit_to_quote(told: Iterable[Told]) -> list[Told]:
    """Those that read well, not more than can be looked at, always the same ones."""
    fit = [one for one in told if _reads_well(one.text)]
    return sorted(fit, key=lambda one: hashlib.sha256(str(one.story).encode()).digest())[:LOOKED_AT]


def _reads_well(text: str) -> bool:
    thai = sum("ก" <= letter <= "๛" for letter in text)
    is_of_a_length = SHORTEST <= len(text) <= LONGEST
    is_plain = max(text, default="") < PICTURES and not _MASK.search(text)
    return is_of_a_length and is_plain and thai > THAI * len(text)


def without_tags(text: str, tags: Sequence[str]) -> str:
    """The words without the campaign's hashtags."""
    for tag in tags:
        text = re.sub(r"\s*".join(map(re.escape, tag)), " ", text)
    return " ".join(text.split())


def choose_pair(code: str, among: Sequence[Told], used: Collection[int]) -> Pair | None:
    """The typical and the vivid one among these, of stories not used where there are any."""
    free = [one for one in among if one.story not in used] or list(among)
    if not free:
        return None
    many = Counter(run for one in free for run in _runs(one.text))
    usual = {one.story: _commonness(one.text, many, len(free)) for one in free}
    typical = max(free, key=lambda one: (usual[one.story], -one.story))
    others = [one for one in free if one.story != typical.story] or free
    vivid = min(
        others, key=lambda one: (usual[one.story] - 0.5 * bool(_NUMBER.search(one.text)), one.story)
    )
    return Pair(code=code, typical=_cut(typical), vivid=_cut(vivid))


def _runs(text: str) -> set[str]:
    return {text[at : at + RUN] for at in range(len(text) - RUN + 1)}


def _commonness(text: str, many: Mapping[str, int], of: int) -> float:
    runs = _runs(text)
    return sum(log((many[run] + 1) / (of + 1)) for run in runs) / max(len(runs), 1)


def _cut(told: Told) -> Told:
    return Told(story=told.story, text=shorten(told.text, SHOWN), district=told.district)
