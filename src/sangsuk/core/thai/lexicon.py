"""Many words looked for at once, group by group: an automaton of Aho and Corasick (1975)."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Lexicon(NamedTuple):
    """The automaton as a table: one row a state, one column a letter that words hold."""

    letters: NDArray[np.uint8]  # column of each code point; 0: a letter of no word
    follows: NDArray[np.uint16]  # state x column -> state
    heard: NDArray[np.uint64]  # groups of which a word ends in a state, one bit a group


def make_lexicon(groups: Sequence[Collection[str]]) -> Lexicon:
    """A lexicon of groups of words; bit n stands for group n."""
    column = {letter: at for at, letter in enumerate(sorted({*"".join(map("".join, groups))}), 1)}
    letters = np.zeros(1 + max(map(ord, column), default=0), np.uint8)
    letters[[ord(letter) for letter in column]] = [*column.values()]
    children: list[dict[int, int]] = [{}]
    heard = [0]
    for bit, words in enumerate(groups):
        for word in words:
            state = 0
            for letter in word:
                fresh = len(children)
                state = children[state].setdefault(column[letter], fresh)
                if state == fresh:
                    children.append({})
                    heard.append(0)
            heard[state] |= 1 << bit
    follows = _follow(children, heard, len(column) + 1)
    return Lexicon(letters, follows, np.array(heard, np.uint64))


def _follow(children: list[dict[int, int]], heard: list[int], columns: int) -> NDArray[np.uint16]:
    """Rows of the table, a state's after those of shorter beginnings; `heard` is completed."""
    follows = np.zeros((len(children), columns), np.uint16)
    shorter, queue = [0] * len(children), [0]
    for state in queue:
        follows[state] = follows[shorter[state]] if state else 0
        for letter, child in children[state].items():
            shorter[child] = int(follows[state, letter])
            heard[child] |= heard[shorter[child]]
            follows[state, letter] = child
            queue.append(child)
    return follows
