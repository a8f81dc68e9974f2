"""The loops that look for places of names; see `name_places`."""

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.letter_bits import LETTERS
from sangsuk.core.thai.lexicon_loops import next_state
from sangsuk.core.thai.spots_loops import bits_of, lay_spots
from sangsuk.core.understand.name_marks_loops import (
    LONGEST_FRAME,
    MET_WORDS,
    MOST_CELLS,
    judge_pair,
)
from sangsuk.core.understand.name_parts_loops import share_of
from sangsuk.core.understand.no_names_loops import GIVEN, SURNAME, free_from, is_ruled_out

if TYPE_CHECKING:
    from sangsuk.core.understand.name_hashes import Hashes

_SPACE, _POINT, _NA = 0x20, 0x2E, 0x0E13  # ณ
_NO_THAI, _ALL_OTHERS = np.uint32(0x0E4F), np.uint32(0xFFFFFFFF - 0x4D)  # up to ก, round zero
_MOST_SPACES: Final = 3
_LONGEST: Final = 24  # letters of a word of a name
_NEARLY: Final = 0.01  # by which arithmetic of few digits may be wrong
# Kinds of cues, in the order of `name_places`: behind the first three a name may begin.
TITLE, CALLED, TOLD, _NO_CUE = np.uint8(1), np.uint8(2), np.uint8(8), np.uint8(0)
_BEGINS: Final = np.uint8(7)
# Two letters each that may begin what leads to a name before it: บ้าน, อยู่, เลข, โทร.
_BO, _THO, _O, _YO, _E, _LO, _OO, _TO = (
    *(0x0E1A, 0x0E49, 0x0E2D, 0x0E22, 0x0E40, 0x0E25, 0x0E42, 0x0E17),
)

_NO_NU, _PHO, _DO = 0x0E19, 0x0E1E, 0x0E14

Letters = NDArray[np.uint32]


class Judge(NamedTuple):
    """The model of names, the parts that names are made of, and how much each witness counts."""

    weights: NDArray[np.int32]  # of which FINE are 1
    bias: np.float32
    hashes: "Hashes"
    foreign: NDArray[np.bool_]  # digits of other scripts
    parts: NDArray[np.uint64]
    longest_part: int
    worth: tuple[float, ...]  # letters, more parts, fewer parts, told, bias
    most: float  # share of parts that makes a name of what is called one


@compiled
def find_each(
    codes: Letters, bounds: NDArray[np.int64], words: Any, judge: Judge
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Rows of text, start, end where a full name may stand, and how the model judges each.

    `words` are those that no name holds, the cues, and how long these are at most.
    """
    places, judged, found = np.empty((64, 3), np.int64), np.empty(64, np.float32), 0
    cells, met = np.empty(MOST_CELLS, np.uint32), np.zeros(MET_WORDS, np.uint64)
    room = (cells, met, np.empty(LONGEST_FRAME, np.uint64))
    cued, starts = np.empty(_LONGEST + 3, np.uint8), np.empty(_LONGEST + 1, np.int64)
    breaks, best = np.empty(_longest_of(bounds) + 2, np.int64), np.empty(_LONGEST + 1, np.int64)
    for text in range(bounds.size - 1):
        ahead = codes[bounds[text] :]  # whole registers are read, beyond the last letter too
        part = ahead[: bounds[text + 1] - bounds[text]]
        for each in range(1, _lay_breaks(ahead, part.size, breaks)):
            gap = breaks[each]
            second, end = _second_word(part, breaks, each, words[0])
            many = (
                _first_words(part, (breaks[each - 1] + 1, gap), words, cued, starts) if end else 0
            )
            for start in starts[:many]:
                odds = judge_pair(part, (start, gap, end), judge, room)
                if _may_be(part, (start, gap, second, end), cued[gap - start], odds, judge, best):
                    places, judged = _with_room(places, judged, found)
                    places[found], judged[found] = (text, start, end), odds
                    found += 1
    return places[:found], judged[:found]


@inlined
def _longest_of(bounds: NDArray[np.int64]) -> int:
    longest = 0
    for text in range(bounds.size - 1):
        longest = max(longest, bounds[text + 1] - bounds[text])
    return longest


@inlined
def _lay_breaks(ahead: Letters, size: int, breaks: NDArray[np.int64]) -> int:
    """Lay down where no Thai letter stands, between a place before the text and its end."""
    breaks[0], number = -1, 1
    for first in range(0, size, LETTERS):
        others = bits_of(ahead, first, size, _NO_THAI, _ALL_OTHERS)
        number = lay_spots(others, first, breaks, number)
    breaks[number] = size
    return number


@inlined
def _second_word(
    text: Letters, breaks: NDArray[np.int64], each: int, no_names: Any
) -> tuple[int, int]:
    """The word behind one to three spaces (and ณ), where it and one before may be a name.

    It ends at 0 where this is not so.
    """
    at, gap = breaks[each], breaks[each]
    if text[gap] != _SPACE or gap - breaks[each - 1] <= 2:
        return 0, 0
    while at < text.size and at - gap < _MOST_SPACES and text[at] == _SPACE:
        at += 1
    if at + 1 < text.size and text[at] == _NA and text[at + 1] == _SPACE:
        at += 2
    if at >= text.size or not begins_word(text[at]):
        return 0, 0
    while breaks[each] < at:
        each += 1
    end = breaks[each]
    is_long = 2 <= end - at <= _LONGEST
    return (at, end) if is_long and not is_ruled_out(text, at, end, no_names, SURNAME) else (0, 0)


@inlined
def _first_words(
    text: Letters,
    run: tuple[int, int],
    words: Any,
    cued: NDArray[np.uint8],
    starts: NDArray[np.int64],
) -> int:
    """Lay down where words that end at a gap begin: the whole word, or what stands behind a cue.

    Gives how many there are; `cued` tells what cues stand before each, by letters from the gap.
    """
    (first, gap), number = run, 0
    low = free_from(text, max(first, gap - _LONGEST), gap, words[0])
    _mark_cues(text, low, gap, words[1:], cued)
    for start in range(gap - 2, low - 1, -1):
        may_begin = start == first or cued[gap - start] & _BEGINS
        if may_begin and begins_word(text[start]):
            starts[number] = start
            number += not is_ruled_out(text, start, gap, words[0], GIVEN)
    return number


@inlined
def _may_be(
    text: Letters,
    pair: tuple[int, int, int, int],
    cued: np.uint8,
    odds: np.float32,
    judge: Judge,
    best: NDArray[np.int64],
) -> bool:
    """Whether a pair may be a name by a title, by being called one, or by all witnesses together.

    Rules out most; what looks as if it told of a name is taken to do so.
    """
    if cued & TITLE:
        return True
    start, gap, second, end = pair
    letters, more, less, told, bias = judge.worth
    said = letters * odds + bias
    said += told if cued & TOLD or _may_lead(text, end) else 0.0
    if not cued & CALLED and said + max(more, 0.0) + max(less, 0.0) < -_NEARLY:
        return False  # whatever parts the words are made of
    last = share_of(text[second:end], judge.parts, judge.longest_part, best)
    if cued & CALLED and last >= judge.most - _NEARLY:
        return True
    first = share_of(text[start:gap], judge.parts, judge.longest_part, best)
    return bool(said + more * max(first, last) + less * min(first, last) >= -_NEARLY)


@inlined
def _may_lead(text: Letters, at: int) -> bool:
    """Whether a number or a word that leads to one may begin there, behind a space or without."""
    at += 1 if at < text.size and text[at] == _SPACE else 0
    if at + 1 >= text.size:
        return False
    one, two = text[at], text[at + 1]
    words = (one == _BO and two == _THO) or (one == _O and two == _YO)
    words |= (one == _E and two == _LO) or (one == _OO and two == _TO)
    return bool(words or one == _SPACE or not is_thai(one))


@inlined
def is_thai(code: np.uint32) -> bool:
    return bool(0x0E01 <= code <= 0x0E4E)


@inlined
def begins_word(code: np.uint32) -> bool:
    return bool(0x0E01 <= code <= 0x0E2E or 0x0E40 <= code <= 0x0E44)


@inlined
def _mark_cues(text: Letters, low: int, gap: int, words: Any, cued: NDArray[np.uint8]) -> None:
    """What cues stand before each place from `low` to a gap, with one space between or none.

    `words` are the cues, and how long they are at most; places are counted back from the gap.
    """
    (letters, follows, heard), longest = words
    cued[: gap - low + 1] = 0
    state = np.int32(0)
    for at in range(max(0, low - 1 - longest), gap - 1):
        state = next_state(state, text[at], letters, follows)
        kinds = np.uint8(heard[state]) | (TITLE if _ends_title(text, at) else _NO_CUE)
        if kinds != 0:
            if at + 1 >= low:
                cued[gap - 1 - at] |= kinds
            if at + 2 >= low and text[at + 1] == _SPACE:
                cued[gap - 2 - at] |= kinds


@inlined
def _ends_title(text: Letters, at: int) -> bool:
    """Whether a point may end a title: น.ส., พ.ต.ท., นพ., พญ., ดร., ว่าที่ร้อยต."""
    if text[at] != _POINT or at < 2:
        return False
    before = text[at - 2]
    return bool(before == _POINT or before in (_NO_NU, _PHO, _DO, _YO))


@compiled
def _with_room(
    places: NDArray[np.int64], judged: NDArray[np.float32], found: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    if found < judged.size:
        return places, judged
    more, more_judged = np.empty((2 * found, 3), np.int64), np.empty(2 * found, np.float32)
    more[:found], more_judged[:found] = places, judged
    return more, more_judged
