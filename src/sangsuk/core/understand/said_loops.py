"""The loops that lay down, text by text, what features are counted from; see `candidates`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled
from sangsuk.core.understand.candidates_loops import FIRST, KIND, LANDMARK, LAST, TAMBON, WORD
from sangsuk.core.understand.order_loops import put_in_order
from sangsuk.core.understand.text_cues import SAID
from sangsuk.core.understand.tries_loops import wide

_MOST_DISTRICTS: Final = 1 << 12

Table = NDArray[np.int32]


@compiled
def said_each(
    cues: Table, bounds: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where words for an office end in each text, and the bounds of each text's own."""
    said, ends, number = np.empty(cues.shape[0], np.int64), np.zeros(bounds.size, np.int64), 0
    for text in range(bounds.size - 1):
        for at in range(bounds[text], bounds[text + 1]):
            if cues[at, 0] == SAID:
                said[number] = cues[at, 2]
                number += 1
        ends[text + 1] = number
    return said[:number], ends


@compiled
def single_each(
    namings: Table, bounds: NDArray[np.int64], pool: NDArray[np.int16]
) -> tuple[Table, NDArray[np.int64]]:
    """Tambons and landmarks of one district only: word and district, each once in each text."""
    keys, rows = np.empty(namings.shape[0], np.int64), np.empty((namings.shape[0], 2), np.int32)
    ends, number = np.zeros(bounds.size, np.int64), 0
    for text in range(bounds.size - 1):
        many = 0
        for at in range(bounds[text], bounds[text + 1]):
            by_place = namings[at, KIND] == TAMBON or namings[at, KIND] == LANDMARK
            if by_place and namings[at, LAST] - namings[at, FIRST] == 1:
                word, district = wide(namings[at, WORD]), wide(pool[namings[at, FIRST]])
                keys[many] = word * _MOST_DISTRICTS + district
                many += 1
        put_in_order(keys, many)
        for each in range(many):
            if each == 0 or keys[each] != keys[each - 1]:
                rows[number, 0] = keys[each] // _MOST_DISTRICTS
                rows[number, 1] = keys[each] % _MOST_DISTRICTS
                number += 1
        ends[text + 1] = number
    return rows[:number], ends
