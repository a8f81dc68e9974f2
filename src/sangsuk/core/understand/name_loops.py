"""The loops that look for places of names; see `name_places`."""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.lexicon_loops import holds_word, next_state
from sangsuk.core.understand.name_marks_loops import judge_pair
from sangsuk.core.understand.name_parts_loops import share_of

_SPACE, _POINT, _NA = 0x20, 0x2E, 0x0E13  # ณ
_MOST_SPACES: Final = 3
_LONGEST: Final = 24  # letters of a word of a name
_NEARLY: Final = 0.01  # by which arithmetic of few digits may be wrong
# Kinds of cues, in the order of `name_places`; the third kind only says where a word may begin.
TITLE, CALLED, _NO_CUE = np.uint8(1), np.uint8(2), np.uint8(0)


class Judge(NamedTuple):
    """The model of names, the parts that names are made of, and how much each witness counts."""

    weights: NDArray[np.float32]
    bias: np.float32
    remainders: NDArray[np.uint32]
    foreign: NDArray[np.bool_]  # digits of other scripts
    parts: NDArray[np.uint64]
    longest_part: int
    worth: tuple[float, float, float, float]  # letters, more parts, fewer parts, all other
    most: float  # share of parts that makes a name of what is called one


@compiled
def find_each(
    codes: NDArray[np.uint32], bounds: NDArray[np.int64], words: Any, judge: Judge
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Rows of text, start, end where a full name may stand, and how the model judges each."""
    places, judged = np.empty((64, 3), np.int64), np.empty(64, np.float32)
    stamps, found = np.zeros(judge.weights.size, np.int32), 0
    turn, starts = np.zeros(1, np.int32), np.empty(_LONGEST + 1, np.int64)
    cued, room = np.empty(_LONGEST + 3, np.uint8), np.empty(_LONGEST + 1, np.int64)
    for text in range(bounds.size - 1):
        part = codes[bounds[text] : bounds[text + 1]]
        for gap in range(1, part.size - 2):
            if part[gap] != _SPACE or not is_thai(part[gap - 1]):
                continue
            second = _second_word(part, gap)
            end = _end_of_word(part, second)
            if not 2 <= end - second <= _LONGEST or holds_word(part, second, end, words[0]):
                continue
            low = _begin_of_word(part, gap)
            _mark_cues(part, low, gap, words[1:], cued)
            for start in starts[: _first_words(part, (low, gap), cued, words[0], starts)]:
                odds = judge_pair(part, (start, gap, end), judge, stamps, turn)
                if _may_be(part, (start, gap, second, end), cued[start - low], odds, judge, room):
                    places, judged = _with_room(places, judged, found)
                    places[found], judged[found] = (text, start, end), odds
                    found += 1
    return places[:found], judged[:found]


@inlined
def _may_be(
    text: NDArray[np.uint32],
    pair: tuple[int, int, int, int],
    cued: np.uint8,
    odds: np.float32,
    judge: Judge,
    room: NDArray[np.int64],
) -> bool:
    """Whether a pair may be a name by a title, by being called one, or by all witnesses together.

    Rules out most; what stands before and behind the pair is taken to speak for it.
    """
    if cued & TITLE:
        return True
    start, gap, second, end = pair
    letters, more, less, others = judge.worth
    if not cued & CALLED and letters * odds + max(more, 0.0) + max(less, 0.0) + others < -_NEARLY:
        return False  # whatever parts the words are made of
    last = share_of(text[second:end], judge.parts, judge.longest_part, room)
    if cued & CALLED and last >= judge.most - _NEARLY:
        return True
    first = share_of(text[start:gap], judge.parts, judge.longest_part, room)
    said = letters * odds + more * max(first, last) + less * min(first, last) + others
    return bool(said >= -_NEARLY)


@inlined
def is_thai(code: np.uint32) -> bool:
    return bool(0x0E01 <= code <= 0x0E4E)


@inlined
def begins_word(code: np.uint32) -> bool:
    return bool(0x0E01 <= code <= 0x0E2E or 0x0E40 <= code <= 0x0E44)


@inlined
def _begin_of_word(text: NDArray[np.uint32], gap: int) -> int:
    """The first place from which letters alone, and not too many, lead to a gap."""
    low = gap
    while low > 0 and is_thai(text[low - 1]) and gap - low < _LONGEST:
        low -= 1
    return low


@inlined
def _mark_cues(
    text: NDArray[np.uint32], low: int, gap: int, words: Any, cued: NDArray[np.uint8]
) -> None:
    """What cues stand before each place from `low` to a gap, with one space between or none.

    A point ends a title.  `words` are the cues, and how long they are at most.
    """
    (letters, follows, heard), longest = words
    cued[: gap - low + 2] = 0
    state = np.int32(0)
    for at in range(max(0, low - 1 - longest), gap - 1):
        state = next_state(state, text[at], letters, follows)
        kinds = np.uint8(heard[state]) | (TITLE if text[at] == _POINT else _NO_CUE)
        if kinds != 0:
            if at + 1 >= low:
                cued[at + 1 - low] |= kinds
            if at + 2 >= low and text[at + 1] == _SPACE:
                cued[at + 2 - low] |= kinds


@inlined
def _second_word(text: NDArray[np.uint32], gap: int) -> int:
    """Where the word behind one to three spaces (and ณ) begins; the text's end: there is none."""
    at = gap
    while at < text.size and at - gap < _MOST_SPACES and text[at] == _SPACE:
        at += 1
    if at + 1 < text.size and text[at] == _NA and text[at + 1] == _SPACE:
        at += 2
    return at if at < text.size and begins_word(text[at]) else text.size


@inlined
def _end_of_word(text: NDArray[np.uint32], at: int) -> int:
    """Where the word that begins there ends; of one that is too long, a place too far as well."""
    last = min(text.size, at + _LONGEST + 1)
    while at < last and is_thai(text[at]):
        at += 1
    return at


@inlined
def _first_words(
    text: NDArray[np.uint32],
    reach: tuple[int, int],
    cued: NDArray[np.uint8],
    no_names: Any,
    starts: NDArray[np.int64],
) -> int:
    """Lay down where words that end at a gap begin: the whole word, or what stands behind a cue.

    Gives how many there are.
    """
    (low, gap), number = reach, 0
    for start in range(gap - 2, low - 1, -1):
        whole = start == 0 or not is_thai(text[start - 1])
        if (whole or cued[start - low] != 0) and begins_word(text[start]):
            if holds_word(text, start, gap, no_names):
                break
            starts[number] = start
            number += 1
    return number


@compiled
def _with_room(
    places: NDArray[np.int64], judged: NDArray[np.float32], found: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    if found < judged.size:
        return places, judged
    more, more_judged = np.empty((2 * found, 3), np.int64), np.empty(2 * found, np.float32)
    more[:found], more_judged[:found] = places, judged
    return more, more_judged
