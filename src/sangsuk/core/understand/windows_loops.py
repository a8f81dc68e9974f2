"""The loop that counts the cues of windows; what they mean is told in `windows`."""

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled
from sangsuk.core.understand.cue_loops import count_cues_in
from sangsuk.core.understand.tries_loops import signs_of
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


@compiled
def count_each(
    sign: "Signs",
    table: "CueTable",
    beside: Beside,
    stories: tuple[Letters, Bounds],
    owner: Bounds,
) -> NDArray[np.float64]:
    """Counts of the window, what stands in the words before and at the end of the story."""
    rows = np.zeros((owner.size, COLUMNS), np.float64)
    counts, turn = np.zeros(_PATTERNS, np.float64), 0
    for at in range(owner.size):
        row, story = rows[at], text_at(stories, owner[at])
        window, lead = story, story[:0]
        if turn < beside.several.size and beside.several[turn] == at:
            window = text_at((beside.ahead, beside.ahead_bounds), turn)
            lead = _lead(text_at((beside.near, beside.near_bounds), turn), window)
            turn += 1
        count_cues_in(table, signs_of(lead, sign), counts)
        row[_LEAD:_END] = counts[_LEAD_CUES] > 0
        count_cues_in(table, signs_of(window[:MOST_LETTERS], sign), counts)
        row[:_PATTERNS] = counts
        row[_PATTERNS] = min(window.size, MOST_LETTERS)
        count_cues_in(table, signs_of(story[max(0, story.size - ENDING) :], sign), counts)
        row[_END:_STORY] = counts[_END_CUES] > 0
        row[_STORY], row[_STORY + 1] = story.size, _turns(story[:MOST_LETTERS])
    return rows


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
