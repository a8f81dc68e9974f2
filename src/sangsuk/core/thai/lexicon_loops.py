"""The loops that walk a lexicon; see `lexicon`."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined

if TYPE_CHECKING:
    from sangsuk.core.thai.lexicon import Lexicon


@compiled
def hear_each(
    codes: NDArray[np.uint32], bounds: NDArray[np.int64], lexicon: "Lexicon"
) -> NDArray[np.uint64]:
    """Of which groups each text holds a word.

    Four texts are walked side by side: a step waits for the one before it, but not for those
    of other texts.
    """
    letters, follows, heard = lexicon
    groups = np.zeros(bounds.size - 1, np.uint64)
    states = np.zeros(bounds.size - 1, np.int32)
    done = np.zeros(bounds.size - 1, np.int64)
    for text in range(0, bounds.size - 4, 4):
        walk_four(codes, bounds[text : text + 5], lexicon, groups[text:], states[text:])
        done[text : text + 4] = np.min(np.diff(bounds[text : text + 5]))
    for text in range(bounds.size - 1):
        state, all_heard = states[text], groups[text]
        for at in range(bounds[text] + done[text], bounds[text + 1]):
            state = next_state(state, codes[at], letters, follows)
            all_heard |= heard[state]
        groups[text] = all_heard
    return groups


@compiled
def walk_four(
    codes: NDArray[np.uint32],
    bounds: NDArray[np.int64],
    lexicon: "Lexicon",
    groups: NDArray[np.uint64],
    states: NDArray[np.int32],
) -> None:
    """Walk four texts as far as the shortest of them reaches."""
    letters, follows, heard = lexicon
    one, two, three, four = states[0], states[1], states[2], states[3]
    of_one, of_two, of_three, of_four = groups[0], groups[1], groups[2], groups[3]
    for at in range(np.min(np.diff(bounds))):
        one = next_state(one, codes[bounds[0] + at], letters, follows)
        two = next_state(two, codes[bounds[1] + at], letters, follows)
        three = next_state(three, codes[bounds[2] + at], letters, follows)
        four = next_state(four, codes[bounds[3] + at], letters, follows)
        of_one |= heard[one]
        of_two |= heard[two]
        of_three |= heard[three]
        of_four |= heard[four]
    states[0], states[1], states[2], states[3] = one, two, three, four
    groups[0], groups[1], groups[2], groups[3] = of_one, of_two, of_three, of_four


@inlined
def next_state(
    state: np.int32,
    code: np.uint32,
    letters: NDArray[np.uint8],
    follows: NDArray[np.int32],
) -> np.int32:
    following: np.int32 = follows[state, letters[code] if code < letters.size else 0]
    return following


@inlined
def holds_word(codes: NDArray[np.uint32], first: int, last: int, lexicon: "Lexicon") -> bool:
    """Whether any word of the lexicon stands in one part."""
    letters, follows, heard = lexicon
    state = np.int32(0)
    for at in range(first, last):
        state = next_state(state, codes[at], letters, follows)
        if heard[state] != 0:
            return True
    return False
