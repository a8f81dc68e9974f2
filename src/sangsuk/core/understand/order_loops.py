"""The loop that puts numbers in order where they lie."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import inlined

_STEP: Final = 3


@inlined
def put_in_order(numbers: NDArray[np.int64], many: int) -> None:
    """Sort the first of some numbers (Shell, 1959): without a call where they are few."""
    gap = 1
    while gap < many // (_STEP * _STEP):
        gap = _STEP * gap + 1
    while gap > 0:
        for at in range(gap, many):
            number, to = numbers[at], at
            while to >= gap and numbers[to - gap] > number:
                numbers[to] = numbers[to - gap]
                to -= gap
            numbers[to] = number
        gap //= _STEP
