"""The loops of folding, over many texts at once; what they mean is told in `fold`."""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.fold import CUT_TO_SPACE

DROPPED: Final = 0xFFFFFFFF
SPACE: Final = 0x20
SARA_E, SARA_AE = 0x0E40, 0x0E41  # เ, แ: typed twice, the first looks like the second
NIKHAHIT, SARA_AA, SARA_AM = 0x0E4D, 0x0E32, 0x0E33  # ํ + า looks like ำ
TONE: Final = 2  # rank of the tone marks
_MOST_RANK: Final = 4


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
        last, tidy = _map(raw[bounds[at] : bounds[at + 1]], signs, out, first)
        if not tidy:
            _order(out, first, last, signs.ranks)
            last = _compose(out, first, last)
            _order(out, first, last, signs.ranks)
        ends[at + 1] = last
    return ends


@inlined
def _map(raw: NDArray[np.uint32], signs: Signs, out: Marked, first: int) -> tuple[int, bool]:
    """Sign by sign; also whether all marks stand in order and nothing is to be joined."""
    becomes, ranks = signs
    codes, starts, ends = out
    last, tidy, before, rank_before = first, True, np.uint32(0), 0
    for place in range(raw.size):
        code = raw[place]
        if code < becomes.size:
            code = becomes[code]
        if code == DROPPED:
            continue
        rank = rank_of(code, ranks)
        if 0 < rank < rank_before or joins(before, code):
            tidy = False
        codes[last], starts[last], ends[last] = code, place, place + 1
        last, before, rank_before = last + 1, code, rank
    return last, tidy


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


@compiled
def cut_each(
    cut: NDArray[np.uint8], bounds: NDArray[np.int64], some: Marked
) -> tuple[NDArray[np.int64], Marked]:
    """The signs that are not CUT, a space for CUT_TO_SPACE; and the texts' new bounds."""
    codes, left = np.empty(cut.size, np.uint32), bounds.copy()
    starts, ends = np.empty(cut.size, np.int32), np.empty(cut.size, np.int32)
    to = 0
    for text in range(bounds.size - 1):
        left[text], at, last = to, bounds[text], bounds[text + 1]
        while at < last:
            first = at
            while at < last and cut[at] == 0:
                at += 1
            _copy(some.codes[first:at], codes[to:])
            _copy(some.starts[first:at], starts[to:])
            _copy(some.ends[first:at], ends[to:])
            to += at - first
            if at < last:
                codes[to], starts[to], ends[to] = SPACE, some.starts[at], some.ends[at]
                to, at = to + (cut[at] == CUT_TO_SPACE), at + 1
    left[-1] = to
    return left, Marked(codes[:to], starts[:to], ends[:to])


@inlined
def _copy(some: NDArray[Any], to: NDArray[Any]) -> None:
    for at in range(some.size):
        to[at] = some[at]
