"""Numbers are put in order where they lie, the first of them alone."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numba import njit

from sangsuk.core.understand.order_loops import put_in_order

NUMBERS = st.lists(st.integers(-(2**63), 2**63 - 1) | st.integers(0, 3), max_size=200)


@njit
def ordered(numbers: np.ndarray, many: int) -> np.ndarray:
    put_in_order(numbers, many)
    return numbers


@given(NUMBERS, st.integers(0, 200))
def test_the_first_numbers_are_sorted_and_the_others_left(numbers: list[int], many: int):
    many = min(many, len(numbers))
    found = ordered(np.array(numbers, np.int64), many)
    assert found.tolist() == [*sorted(numbers[:many]), *numbers[many:]]
