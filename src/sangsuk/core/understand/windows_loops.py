"""The loop that counts the cues of windows; what they mean is told in `windows`."""

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.begin_bits import LETTERS
from sangsuk.core.thai.begin_loops import begun_from
from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.letter_bits import lowest
from sangsuk.core.thai.small_letters import ROOM, Small
from sangsuk.core.thai.spots_loops import write_small
from sangsuk.core.understand.cue_loops import count_cues_between
from sangsuk.core.understand.tries_loops import step, wide
from sangsuk.core.understand.windows import (
    AT_THE_END,
    BEFORE_A_NAME,
    CUES,
    ENDING,
    LEAD,
    MOST_LETTERS,
    TURN,
)

if TYPE_CHECKING:
    from sangsuk.core.understand.cue_tables import CueTable
    from sangsuk.core.understand.tries import Signs

_PATTERNS: Final = len(CUES)
_LEAD_CUES: Final = np.array([list(CUES).index(cue) for cue in BEFORE_A_NAME])
_END_CUES: Final = np.array([list(CUES).index(cue) for cue in AT_THE_END])
_LEAD: Final = _PATTERNS + 1  # where the columns of the words before begin
_END: Final = _LEAD + len(BEFORE_A_NAME)  # and those of the ending
_STORY: Final = _END + len(AT_THE_END)  # and those of the story
COLUMNS: Final = _STORY + 2
_ONE: Final = np.uint64(1)
_TURN: Final = np.array([ord(letter) for letter in TURN], np.uint32)

Letters = NDArray[np.uint32]
Bounds = NDArray[np.int64]


class Beside(NamedTuple):
    """The offices that have windows, and these, forward and around."""

    several: NDArray[np.int64]
    ahead: Letters
    ahead_bounds: Bounds
    near: Letters
    near_bounds: Bounds


class Known(NamedTuple):
    """The cues."""

    sign: "Signs"  # of their letters
    table: "CueTable"
    begins: NDArray[np.uint8]  # tables of their first letters


class _Room(NamedTuple):
    """Where what is found of one part is laid down before it is counted."""

    small: Small
    begun: NDArray[np.int32]  # where a beginning stands, where it ends, and which
    free: NDArray[np.int64]


@compiled
def count_each(
    known: Known,
    beside: Beside,
    stories: tuple[Letters, Bounds],
    owner: Bounds,
) -> NDArray[np.float64]:
    """Counts of the window, what stands in the words before and at the end of the story."""
    rows = np.zeros((owner.size, COLUMNS), np.float64)
    counts, turn, room = np.zeros(_PATTERNS, np.float64), 0, _room(known)
    for at in range(owner.size):
        row, story = rows[at], text_at(stories, owner[at])
        window, lead = story, story[:0]
        if turn < beside.several.size and beside.several[turn] == at:
            window = text_at((beside.ahead, beside.ahead_bounds), turn)
            lead = _lead(text_at((beside.near, beside.near_bounds), turn), window)
            turn += 1
        _count(known, lead, room, counts)
        row[_LEAD:_END] = counts[_LEAD_CUES] > 0
        _count(known, window[:MOST_LETTERS], room, counts)
        row[:_PATTERNS] = counts
        row[_PATTERNS] = min(window.size, MOST_LETTERS)
        _count(known, story[max(0, story.size - ENDING) :], room, counts)
        row[_END:_STORY] = counts[_END_CUES] > 0
        row[_STORY], row[_STORY + 1] = story.size, _turns(story[:MOST_LETTERS])
    return rows


@compiled
def _room(known: Known) -> _Room:
    small = np.zeros(MOST_LETTERS + ROOM, np.uint8)
    return _Room(
        small, np.empty((MOST_LETTERS, 3), np.int32), np.zeros(known.table.patterns, np.int64)
    )


@compiled
def _count(known: Known, letters: Letters, room: _Room, counts: NDArray[np.float64]) -> None:
    """How often each cue stands in a part of up to MOST_LETTERS letters."""
    write_small(letters, room.small)
    number = 0
    for block in range(0, letters.size, LETTERS):
        begun = begun_from(room.small, block, letters.size, known.begins)
        while begun:
            start = block + wide(lowest(begun))
            begun &= begun - _ONE
            end, beginning = _farthest(known, letters, start)
            room.begun[number] = start, end, beginning
            number += beginning >= 0
    reach = 0, letters.size
    count_cues_between(known.table, room.begun[:number], room.small, reach, room.free, counts)


@inlined
def _farthest(known: Known, letters: Letters, start: int) -> tuple[int, int]:
    """Where the longest beginning of a cue ends that stands there, and which; -1: none."""
    node, end, trie, sign = 0, start, known.table.trie, known.sign
    while end < letters.size:
        after = step(trie, node, sign[letters[end]] if letters[end] < sign.size else 0)
        if after == 0:
            break
        node, end = after, end + 1
    return end, wide(trie.word[node])


@compiled
def _lead(around: Letters, window: Letters) -> Letters:
    """The last letters of what is around but not in the window; of all, where it ends otherwise."""
    upto = around.size - window.size
    if upto < 0 or (around[upto:] != window).any():
        upto = around.size
    return around[max(0, upto - LEAD) : upto]


@compiled
def _turns(story: Letters) -> int:
    """How often the story turns."""
    turns = 0
    for at in range(story.size - _TURN.size + 1):
        if story[at] == _TURN[0] and story[at + 1] == _TURN[1] and story[at + 2] == _TURN[2]:
            turns += 1
    return turns


@compiled
def text_at(texts: tuple[Letters, Bounds], at: int) -> Letters:
    return texts[0][texts[1][at] : texts[1][at + 1]]
