"""Searching in Thai: what a text is searched by, and what a query asks for.

Thai has no spaces between words, so a word is looked for anywhere in a text.
A text is kept in two forms: as folded, and by its sound, where spellings that
people mix up are one (ศ ษ ส, ใ ไ, ร ล, tones, lengths).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sangsuk.core.thai.fold import fold

LONGEST_QUERY: Final = 200  # code points; what comes after is not looked for
MOST_TERMS: Final = 8
PIECE: Final = 5  # code points; a slip of the finger leaves other pieces whole
GRAM: Final = 3
MARKS: Final = "็่้๊๋์๎"
LETTERS: Final = "αβγδεζη"

_HASHTAGS: Final = re.compile(r"#\S+")
_REPEATED: Final = re.compile(r"(.)\1+")
# To a database no word goes on after such a mark, so that for it they are written as letters.
_MARKS: Final = str.maketrans(MARKS, LETTERS)
_ONE_SOUND: Final = str.maketrans("ศษณญฎฏฐฑฒธถภฆฬรฌใีืู", "สสนยดตทททททพคลลชไิึุ", "่้๊๋์็ํๆฯะ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """One text or one term in the two forms."""

    words: str
    sounds: str


def searched(text: str) -> Searched:
    """The two forms of a text, without its hashtags."""
    return _forms(_spelt(text))


def terms_of(query: str) -> tuple[Searched, ...]:
    """What a query asks for: everything between spaces, each once."""
    terms = [_forms(term) for term in dict.fromkeys(_spelt(query[:LONGEST_QUERY]).split())]
    return tuple(term for term in terms if term.sounds)[:MOST_TERMS]


def _spelt(text: str) -> str:
    return " ".join(_HASHTAGS.sub(" ", fold(text).text).split())


def _forms(spelt: str) -> Searched:
    sounds = _REPEATED.sub(r"\1", spelt.translate(_ONE_SOUND))
    return Searched(words=spelt.translate(_MARKS), sounds=sounds)


def pieces_of(term: Searched) -> list[str]:
    """The sound of a term in pieces of at least three, of which a misspelling leaves some whole.

    Of a short term they are all its runs of three: one slip leaves no half of it whole.
    """
    sounds = term.sounds
    if len(sounds) < 2 * GRAM:
        return [sounds[at : at + GRAM] for at in range(len(sounds) - GRAM + 1)]
    count = max(2, len(sounds) // PIECE)
    edges = [len(sounds) * at // count for at in range(count + 1)]
    return [sounds[start:end] for start, end in pairwise(edges)]


def fitness(text: Searched, terms: Sequence[Searched]) -> float:
    """How much of a text speaks of the terms: more often in a shorter text is more."""
    told = sum(text.words.count(term.words) + text.sounds.count(term.sounds) for term in terms)
    return told / (1 + len(text.words) / 400)


def likeness(text: Searched, terms: Sequence[Searched]) -> float:
    """How much of the terms' sound is in one place of the text, 0..1; of the worst term."""
    return min((_share(text.sounds, term) for term in terms), default=0.0)


def _share(text: str, term: Searched) -> float:
    """The most of a term's runs of three that stand together around one of its pieces."""
    sounds = term.sounds
    if len(sounds) < GRAM:
        return float(sounds in text)
    grams = {sounds[at : at + GRAM] for at in range(len(sounds) - GRAM + 1)}
    around = [
        text[max(0, piece.start() - len(sounds)) : piece.end() + len(sounds)]
        for of_term in pieces_of(term)
        for piece in re.finditer(re.escape(of_term), text)
    ]
    most = max((sum(gram in place for gram in grams) for place in around), default=0)
    return most / len(grams)
