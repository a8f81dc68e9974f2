"""The loops that shorten what is stretched and take white space out; told in `fold`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.fold_loops import SPACE, TONE, Marked, is_white, rank_of

_ZERO, _TEN = np.uint32(0x30), 10
_FIRST_TONE, _TONES = np.uint32(0x0E48), 4
_LAST_WHITE: Final = 0x2029
_BEYOND: Final = np.uint32(_LAST_WHITE + 1)
_THAI, _THAI_SIGNS = np.uint32(0x0E00), 0x80
_NONE, _ONE, _TWO = np.uint64(0), np.uint64(1), np.uint64(2)
# What a sign is to words that are run together.  The separators U+001C to U+001F stay, though
# white space stands there.
_LETTER, _WHITE, _SEPARATOR = range(3)


_Places = tuple[np.uint64, np.uint64, np.uint64]


def _kinds() -> NDArray[np.uint8]:
    """What each sign is, one beyond the last white one being a letter."""
    kinds = np.zeros(_LAST_WHITE + 2, np.uint8)
    kinds[[SPACE, *range(0x9, 0xE), 0x85, 0x2028, 0x2029]] = _WHITE
    kinds[0x1C:0x20] = _SEPARATOR
    return kinds


_KINDS: Final = _kinds()


@compiled
def run_together_each(
    bounds: NDArray[np.int64], some: Marked, ranks: NDArray[np.int8]
) -> tuple[NDArray[np.int64], Marked, NDArray[np.bool_]]:
    """The texts relaxed to one of each sign and without white space; behind which signs it stood.

    What stood behind a sign is laid down one place later, so that the first of all has one too.
    """
    room = some.codes.size
    out = Marked(np.empty(room, np.uint32), np.empty(room, np.int32), np.empty(room, np.int32))
    spaced, left, to = np.zeros(room + 2, np.bool_), bounds.copy(), _NONE
    kept = np.empty(np.max(np.diff(bounds)) if bounds.size > 1 else 0, np.int64)
    for text in range(bounds.size - 1):
        left[text], first, last = np.int64(to), bounds[text], bounds[text + 1]
        places = to, to, _NONE
        if is_stretched(some.codes[first:last]):
            for at in kept[: relax_part(some.codes, first, last, ranks, 1, kept, 0)]:
                places = _put(some, at, out, spaced, places)
        else:
            for at in range(first, last):
                places = _put(some, at, out, spaced, places)
        to = places[1]
    left[-1] = np.int64(to)
    return left, Marked(out.codes[:to], out.starts[:to], out.ends[:to]), spaced[1 : to + _TWO]


@inlined
def _put(some: Marked, at: int, out: Marked, spaced: NDArray[np.bool_], places: _Places) -> _Places:
    """Lay down one sign if it is not white, or that white space stands behind the one before.

    `places` are where the text begins, where the next sign is laid down, and how many separators
    were met, which are not counted where white space is told; gives them anew.  They have no
    sign: whether one is below zero would be asked at each place.
    """
    start, to, separators = places
    code = some.codes[at]
    out.codes[to], out.starts[to], out.ends[to] = code, some.starts[at], some.ends[at]
    if np.uint32(code - _THAI) < _THAI_SIGNS:  # nearly all
        return start, to + _ONE, separators
    kind = _KINDS[min(code, _BEYOND)]
    mark = to - separators
    if kind != _LETTER and mark > start:
        spaced[mark] = True
    return start, to + np.uint64(kind != _WHITE), separators + np.uint64(kind == _SEPARATOR)


@inlined
def is_stretched(codes: NDArray[np.uint32]) -> bool:
    """Whether relaxing may change a text; no branch hangs on a letter, so that many are one step.

    Three of one sign, but digits and spaces, or two of one tone.
    """
    stretched = np.uint32(0)
    before, now, behind = codes[:-2], codes[1:-1], codes[2:]
    for at in range(behind.size):
        is_digit = np.uint32(before[at] - _ZERO) < _TEN
        thrice = (now[at] == behind[at]) & (before[at] != SPACE) & (not is_digit)
        twice = np.uint32(before[at] - _FIRST_TONE) < _TONES
        stretched = np.uint32(
            stretched | (np.uint32(before[at] == now[at]) & np.uint32(thrice | twice))
        )
    return stretched != 0 or (codes.size > 1 and _is_doubled_tone(codes[-2], codes[-1]))


@inlined
def _is_doubled_tone(one: np.uint32, other: np.uint32) -> bool:
    return bool(one == other and np.uint32(one - _FIRST_TONE) < _TONES)


@compiled
def relax_each(
    codes: NDArray[np.uint32],
    bounds: NDArray[np.int64],
    ranks: NDArray[np.int8],
    keep: int,
    kept: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Where the signs stand that are left in `kept` when what is stretched is shortened."""
    ends = np.zeros(bounds.size, np.int64)
    for at in range(bounds.size - 1):
        ends[at + 1] = relax_part(codes, bounds[at], bounds[at + 1], ranks, keep, kept, ends[at])
    return ends


@compiled
def relax_part(
    codes: NDArray[np.uint32],
    at: int,
    last: int,
    ranks: NDArray[np.int8],
    keep: int,
    kept: NDArray[np.int64],
    to: int,
) -> int:
    """The same of one part, from `to` on in `kept`; gives where it ends."""
    while at < last:
        kept[to] = at
        to, end = to + 1, at + 1
        if end < last and codes[end] == codes[at]:
            end = _end_of_run(codes, at, last)
            for place in range(at + 1, at + _kept_of_run(codes[at], end - at, keep, ranks)):
                kept[to] = place
                to += 1
        at = end
    return to


@compiled
def _end_of_run(codes: NDArray[np.uint32], at: int, last: int) -> int:
    end = at + 1
    while end < last and codes[end] == codes[at]:
        end += 1
    return end


@compiled
def _kept_of_run(code: np.uint32, length: int, keep: int, ranks: NDArray[np.int8]) -> int:
    """How many of a run of one sign stay."""
    kept = length
    if length >= 3 and not (0x30 <= code <= 0x39) and not is_white(code):
        kept = min(kept, keep)
    if length >= 2 and rank_of(code, ranks) == TONE:
        kept = min(kept, 1)
    return kept
