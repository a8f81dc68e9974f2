"""Numbers parted sixty-four at once stand where they would if taken one by one."""

import numba
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.understand.parting_lanes import TOGETHER, keep_those, odd_marks

ROOM = 16
bytes_of_a_block = st.binary(min_size=2 * TOGETHER, max_size=2 * TOGETHER)


@numba.njit
def part(numbers, marks, out):
    kept, left = np.uint64(0), np.uint64(0)
    for at in range(np.uint64(0), np.uint64(numbers.size - ROOM), np.uint64(TOGETHER)):
        odd = odd_marks(marks, at)
        kept = keep_those(numbers, at, odd, out, kept)
        left = keep_those(numbers, at, ~odd, numbers, left)
    return kept, left


@given(bytes_of_a_block)
def test_numbers_are_parted_by_whether_their_marks_are_odd(given_marks: bytes):
    marks = np.frombuffer(bytearray(given_marks), np.uint8)
    numbers = np.arange(marks.size + ROOM, dtype=np.uint32) * 77
    before, out = numbers[: marks.size].copy(), np.empty(marks.size + ROOM, np.uint32)
    kept, left = part(numbers, marks, out)

    assert out[:kept].tolist() == before[marks % 2 == 1].tolist()
    assert numbers[:left].tolist() == before[marks % 2 == 0].tolist()
