"""The loop that counts the cues of windows; what they mean is told in `windows`."""

from typing import TYPE_CHECKING, Final

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
    MOST_LETTERS,
)

if TYPE_CHECKING:
    from sangsuk.core.understand.cue_tables import CueTable
    from sangsuk.core.understand.tries import Signs

_PATTERNS: Final = len(CUES)
_LEAD_CUES: Final = np.array([list(CUES).index(cue) for cue in BEFORE_A_NAME])
_END_CUES: Final = np.array([list(CUES).index(cue) for cue in AT_THE_END])
_END: Final = _PATTERNS + 1 + len(BEFORE_A_NAME)  # where the columns of the ending begin
COLUMNS: Final = _END + len(AT_THE_END) + 2

Letters = NDArray[np.uint32]
Bounds = NDArray[np.int64]


@compiled
def count_each(
    sign: "Signs",
    table: "CueTable",
    windows: tuple[Letters, Bounds],
    leads: tuple[Letters, Bounds],
    stories: tuple[Letters, Bounds],
    owner: Bounds,
) -> NDArray[np.float64]:
    """Counts of the window, what stands in the words before and at the end of the story."""
    rows = np.zeros((owner.size, COLUMNS), np.float64)
    counts = np.zeros(_PATTERNS + 1, np.float64)
    for at in range(owner.size):
        row, window, story = rows[at], text_at(windows, at), text_at(stories, owner[at])
        count_cues_in(table, signs_of(window[:MOST_LETTERS], sign), counts)
        row[:_PATTERNS] = counts[:_PATTERNS]
        row[_PATTERNS] = min(window.size, MOST_LETTERS)
        count_cues_in(table, signs_of(text_at(leads, at), sign), counts)
        row[_PATTERNS + 1 : _END] = counts[_LEAD_CUES] > 0
        count_cues_in(table, signs_of(story[max(0, story.size - ENDING) :], sign), counts)
        row[_END : COLUMNS - 2] = counts[_END_CUES] > 0
        count_cues_in(table, signs_of(story[:MOST_LETTERS], sign), counts)
        row[COLUMNS - 2], row[COLUMNS - 1] = story.size, counts[_PATTERNS]
    return rows


@compiled
def text_at(texts: tuple[Letters, Bounds], at: int) -> Letters:
    return texts[0][texts[1][at] : texts[1][at + 1]]
