"""The loops of folding, over many texts at once; what they mean is told in `fold`."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined

DROPPED: Final = 0xFFFFFFFF
SPACE: Final = 0x20
SARA_E, SARA_AE = 0x0E40, 0x0E41  # เ, แ: typed twice, the first looks like the second
NIKHAHIT, SARA_AA, SARA_AM = 0x0E4D, 0x0E32, 0x0E33  # ํ + า looks like ำ
TONE: Final = 2  # rank of the tone marks
_MOST_RANK: Final = 4
AT_ONCE: Final = 64  # signs that are looked at and laid down together
_NOTHING: Final = np.uint32(0)
# Signs that folding leaves alone: Thai but for its digits, what stands before A, what stands
# behind Z up to the space that does not break, and all beyond the table.
_THAI, _THAI_SIGNS = np.uint32(0x0E00), 0x50
_FIRST_CAPITAL, _BEHIND_CAPITALS, _SMALL = 0x41, np.uint32(0x5B), 0x45
_LAST_IN_TABLE: Final = 0xFFFF
_HAN_AKAT, _FIRST_ABOVE, _ABOVE = 0x0E31, np.uint32(0x0E34), 7  # vowels above and below
_MAITAIKHU, _MARKS = np.uint32(0x0E47), 8
_FIRST_TONE, _TONES_AND_SILENT = np.uint32(0x0E48), 7


class Signs(NamedTuple):
    """What each code point becomes, and its place among the marks of a consonant."""

    becomes: NDArray[np.uint32]
    ranks: NDArray[np.int8]  # from U+0E00


class Marked(NamedTuple):
    """Code points with the raw places that each stands for, texts behind each other."""

    codes: NDArray[np.uint32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]


@inlined
def rank_of(code: np.uint32, ranks: NDArray[np.int8]) -> int:
    place = np.int64(code) - 0x0E00
    return int(ranks[place]) if 0 <= place < ranks.size else 0


@inlined
def is_white(code: np.uint32) -> bool:
    lines = code == 0x85 or code == 0x2028 or code == 0x2029  # noqa: PLR1714 - faster so
    return bool(code == SPACE or 0x9 <= code <= 0xD or lines)


@compiled
def fold_each(
    raw: NDArray[np.uint32], bounds: NDArray[np.int64], signs: Signs, out: Marked
) -> NDArray[np.int64]:
    """Fold every text into `out`; gives their new bounds."""
    ends = np.zeros(bounds.size, np.int64)
    for at in range(bounds.size - 1):
        first = ends[at]
        last = _map(raw[bounds[at] : bounds[at + 1]], signs.becomes, out, first)
        if not _is_tidy(out.codes[first:last]):
            _order(out, first, last, signs.ranks)
            last = _compose(out, first, last)
            _order(out, first, last, signs.ranks)
        ends[at + 1] = last
    return ends


@inlined
def _map(raw: NDArray[np.uint32], becomes: NDArray[np.uint32], out: Marked, first: int) -> int:
    """Sign by sign, and many at once where all of them stay as they are; gives the new end."""
    codes, starts, ends = out
    last, at = first, 0
    while at < raw.size:
        part = raw[at : at + AT_ONCE]
        if _stays(part):
            _lay_down(part, at, codes[last:], starts[last:], ends[last:])
            last += part.size
        else:
            for place in range(at, at + part.size):
                code = raw[place]
                if code < becomes.size:
                    code = becomes[code]
                codes[last], starts[last], ends[last] = code, place, place + 1
                last += code != DROPPED
        at += part.size
    return last


@inlined
def _stays(part: NDArray[np.uint32]) -> bool:
    """Whether folding changes none of these signs; no branch hangs on one, so many are one step."""
    changed = _NOTHING
    for at in range(part.size):
        code = part[at]
        thai, low = np.uint32(code - _THAI) < _THAI_SIGNS, code < _FIRST_CAPITAL
        small, far = np.uint32(code - _BEHIND_CAPITALS) < _SMALL, code > _LAST_IN_TABLE
        changed = np.uint32(changed | np.uint32(not (thai | low | small | far)))
    return bool(changed == _NOTHING)


@inlined
def _lay_down(
    part: NDArray[np.uint32],
    at: int,
    codes: NDArray[np.uint32],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
) -> None:
    for place in range(part.size):
        codes[place] = part[place]
        starts[place], ends[place] = at + place, at + place + 1


@inlined
def _is_tidy(codes: NDArray[np.uint32]) -> bool:
    """Whether all marks stand in order and nothing is to be joined; a no may be too careful.

    The codes of marks are in the order of their ranks, but for that of sara am.
    """
    untidy, before, after = _NOTHING, codes[:-1], codes[1:]
    for at in range(after.size):
        one, two = before[at], after[at]
        is_am = one == SARA_AM
        late = (np.uint32(one - _FIRST_TONE) < _TONES_AND_SILENT) | is_am
        above = np.uint32(two - _FIRST_ABOVE) < _ABOVE
        marked = above | (np.uint32(two - _MAITAIKHU) < _MARKS) | (two == _HAN_AKAT)
        wrong = late & marked & ((two < one) | is_am)
        ae, am = (one == SARA_E) & (two == SARA_E), (one == NIKHAHIT) & (two == SARA_AA)
        untidy = np.uint32(untidy | np.uint32(wrong | ae | am))
    return bool(untidy == _NOTHING)


@inlined
def joins(before: np.uint32, code: np.uint32) -> bool:
    """Whether two signs are typed for one: เเ for แ, ํ + า for ำ."""
    is_ae, is_am = code == SARA_E == before, code == SARA_AA and before == NIKHAHIT
    return bool(is_ae or is_am)


@compiled
def _order(out: Marked, first: int, last: int, ranks: NDArray[np.int8]) -> None:
    """Marks in one order behind their consonant, however they were typed."""
    at = first
    while at < last:
        end, before, tidy = at, 0, True
        while end < last and rank_of(out.codes[end], ranks) > 0:
            now = rank_of(out.codes[end], ranks)
            tidy = tidy and before <= now
            before, end = now, end + 1
        if not tidy:
            _sort_marks(out, at, end, ranks)
        at = end + 1


@compiled
def _sort_marks(out: Marked, first: int, last: int, ranks: NDArray[np.int8]) -> None:
    """By rank, those of one rank as they stood; linear, for a text may hold 100,000 marks."""
    codes, starts = out.codes[first:last].copy(), out.starts[first:last].copy()
    ends, at = out.ends[first:last].copy(), first
    for wanted in range(1, _MOST_RANK + 1):
        for old in range(codes.size):
            if rank_of(codes[old], ranks) == wanted:
                out.codes[at], out.starts[at], out.ends[at] = codes[old], starts[old], ends[old]
                at += 1


@compiled
def _compose(out: Marked, first: int, last: int) -> int:
    """เเ becomes แ and ํ + า becomes ำ; gives the new end."""
    codes, starts, ends = out
    to, at = first, first
    while at < last:
        joined = at + 1 < last and joins(codes[at], codes[at + 1])
        whole = np.uint32(SARA_AE if codes[at] == SARA_E else SARA_AM)
        codes[to], starts[to] = whole if joined else codes[at], starts[at]
        ends[to] = max(ends[at], ends[at + 1]) if joined else ends[at]
        to, at = to + 1, at + (2 if joined else 1)
    return to


@compiled
def take(kept: NDArray[np.int64], some: Marked) -> Marked:
    """The signs that stand at some places, alone."""
    codes = np.empty(kept.size, np.uint32)
    starts, ends = np.empty(kept.size, np.int32), np.empty(kept.size, np.int32)
    for to in range(kept.size):
        at = kept[to]
        codes[to], starts[to], ends[to] = some.codes[at], some.starts[at], some.ends[at]
    return Marked(codes, starts, ends)


@compiled
def squeeze_each(bounds: NDArray[np.int64], some: Marked) -> tuple[NDArray[np.int64], Marked]:
    """The signs that are no white space, and the texts' new bounds."""
    room = some.codes.size
    codes, left = np.empty(room, np.uint32), bounds.copy()
    starts, ends = np.empty(room, np.int32), np.empty(room, np.int32)
    to = 0
    for text in range(bounds.size - 1):
        left[text] = to
        for at in range(bounds[text], bounds[text + 1]):
            code = some.codes[at]
            codes[to], starts[to], ends[to] = code, some.starts[at], some.ends[at]
            to += not is_white(code)
    left[-1] = to
    return left, Marked(codes[:to], starts[:to], ends[:to])
