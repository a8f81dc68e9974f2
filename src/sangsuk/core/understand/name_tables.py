"""The names of a gazetteer as arrays, for the loops that look for them in many texts."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.cues import KINDS, ORDINARY_WORDS
from sangsuk.core.understand.province_words import PROVINCE_LETTERS
from sangsuk.core.understand.sound_tables import SoundTables, make_sounds
from sangsuk.core.understand.spelling import SIGNS_OF_SOUND
from sangsuk.core.understand.text_cues import (
    TextCues,
    cues_anywhere,
    letters_of_cues,
    make_cues,
)
from sangsuk.core.understand.tries import (
    Alphabet,
    Gates,
    Trie,
    make_alphabet,
    make_gates,
    plant_trie,
)

PROVINCES: Final = 100  # numbers that two digits can give
NONE: Final = -1
_FIRST_LETTER, _LETTERS = 0x0E01, 46  # ก to ฮ


class NameTables(NamedTuple):
    """All that the loops know of names.

    Districts are numbers in the order of their codes, provinces the number that their code is.
    """

    alphabet: Alphabet
    cues: TextCues
    trie: Trie  # all names of districts and provinces
    gates: Gates  # where one of these, and where a cue may begin
    meanings: NDArray[np.int32]  # of word w from w's to w + 1's: kind, first and end in `pool`
    firsts: NDArray[np.int32]
    pool: NDArray[np.int16]  # districts, list behind list
    ordinary: NDArray[np.bool_]  # by word: plain words too
    said: NDArray[np.int16]  # by word: the province that it names
    initials: NDArray[np.int16]  # by two letters: the province that they mean behind จ.
    province: NDArray[np.int16]  # by district
    capital: NDArray[np.int32]  # by province: where its capital stands in `pool`
    has_mueang: NDArray[np.bool_]  # by district: its own name begins with เมือง
    sounds: SoundTables


class Pool:
    """Lists of districts behind each other."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._numbers = {code: at for at, code in enumerate(sorted(codes))}
        self.all: list[int] = []

    def add(self, codes: Iterable[str]) -> tuple[int, int]:
        first = len(self.all)
        self.all += [self._numbers[code] for code in codes]
        return first, len(self.all)


def make_tables(
    names: dict[str, str],
    patterns: dict[str, dict[str, tuple[str, ...]]],
    provinces: dict[str, str],
    capitals: dict[str, str],
    sounds: dict[str, tuple[str, ...]],
) -> NameTables:
    """Put names into arrays.

    Args:
        names: code -> name of every district.
        patterns: word -> kind -> codes.
        provinces: word -> the province that it names.
        capitals: province -> code of its capital.
        sounds: sound -> the districts that sound so.
    """
    words, pool = [*patterns, *(said for said in provinces if said not in patterns)], Pool(names)
    alphabet, meanings = make_alphabet(_letters(words)), _meanings(words, patterns, pool)
    return NameTables(
        alphabet=alphabet,
        cues=make_cues(alphabet),
        trie=plant_trie(words, alphabet),
        gates=make_gates(words, cues_anywhere(), alphabet),
        meanings=meanings[0],
        firsts=meanings[1],
        ordinary=np.array([word in ORDINARY_WORDS for word in words], bool),
        said=np.array([int(provinces.get(word, NONE)) for word in words], np.int16),
        initials=_initials(),
        province=np.array([int(code[:2]) for code in sorted(names)], np.int16),
        capital=_capitals(capitals, pool),
        has_mueang=np.array([names[code].startswith("เมือง") for code in sorted(names)], bool),
        sounds=make_sounds(sounds, alphabet, pool),
        pool=np.array(pool.all, np.int16),  # when all the others have added to it
    )


def _letters(words: Sequence[str]) -> str:
    return "".join([*words, SIGNS_OF_SOUND, *letters_of_cues()])


def _meanings(
    words: Sequence[str], patterns: dict[str, dict[str, tuple[str, ...]]], pool: Pool
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    rows, firsts = [], [0]
    for word in words:
        for kind, codes in patterns.get(word, {}).items():
            rows.append((KINDS.index(kind), *pool.add(codes)))
        firsts.append(len(rows))
    return np.array(rows, np.int32).reshape(-1, 3), np.array(firsts, np.int32)


def _capitals(capitals: dict[str, str], pool: Pool) -> NDArray[np.int32]:
    firsts = np.full(PROVINCES, NONE, np.int32)
    for province, code in capitals.items():
        firsts[int(province)], _ = pool.add([code])
    return firsts


def _initials() -> NDArray[np.int16]:
    initials = np.full((_LETTERS, _LETTERS), NONE, np.int16)
    for letters, province in PROVINCE_LETTERS.items():
        one, two = (ord(letter) - _FIRST_LETTER for letter in letters)
        initials[one, two] = int(province)
    return initials
