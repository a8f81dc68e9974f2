"""The loops that cut parts out of folded texts; told in `fold`."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.fold import CUT_TO_SPACE
from sangsuk.core.thai.fold_loops import AT_ONCE, SPACE, Marked


@compiled
def cut_each(
    cut: NDArray[np.uint8], bounds: NDArray[np.int64], which: NDArray[np.int64], some: Marked
) -> tuple[NDArray[np.int64], Marked]:
    """Of some texts the signs that are not CUT, a space for CUT_TO_SPACE; and their new bounds."""
    codes, left = np.empty(cut.size, np.uint32), np.empty(which.size + 1, np.int64)
    starts, ends = np.empty(cut.size, np.int32), np.empty(cut.size, np.int32)
    to = 0
    for each, text in enumerate(which):
        left[each], at, last = to, bounds[text], bounds[text + 1]
        while at < last:
            first = at
            at = next_cut(cut, at, last)
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
def next_cut(cut: NDArray[np.uint8], at: int, last: int) -> int:
    """The first place from `at` on that is marked, or `last`; many unmarked ones are one step."""
    while at + AT_ONCE <= last:
        marked, part = np.uint8(0), cut[at : at + AT_ONCE]
        for place in range(part.size):
            marked = np.uint8(marked | part[place])
        if marked != 0:
            break
        at += AT_ONCE
    while at < last and cut[at] == 0:
        at += 1
    return at


@inlined
def _copy(some: NDArray[Any], to: NDArray[Any]) -> None:
    for at in range(some.size):
        to[at] = some[at]
