"""Rows of weights added up four at once weigh what they weigh one by one."""

from collections.abc import Callable

import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.understand import row_lanes
from sangsuk.core.understand.heads import COLUMNS, FINE, in_lines

ROWS = 64
RANDOM = np.random.default_rng(7)
WEIGHTS = RANDOM.integers(-127, 128, (ROWS, COLUMNS)).astype(np.int8)
WEIGHTS[:2] = [[127], [-128]]
STEPS = np.append([1, 65535, 256, 255], RANDOM.integers(1, 1 << 14, ROWS - 4))
LINES = in_lines(WEIGHTS, STEPS / FINE)

by_words, by_bytes, add_row = row_lanes.made(at_once=False), row_lanes.add_fours, row_lanes.add_row
some_fours = st.lists(st.lists(st.integers(0, ROWS - 1), min_size=4, max_size=4), max_size=30)


@numba.njit
def on_any_machine(lines, cells, sums):
    return by_words(lines, cells, cells.size, sums)


@numba.njit
def on_this_machine(lines, cells, sums):
    return by_bytes(lines, cells, cells.size, sums)


@numba.njit
def one_row(lines, cell, worth, sums):
    add_row(lines, np.uint64(cell), np.float64(worth), sums)


def slowly(cells: np.ndarray) -> tuple[np.ndarray, np.float32]:
    """Each four in whole numbers; fours and squares in single floats, in their order."""
    sums, squares = np.zeros(COLUMNS, np.float32), np.float32(0)
    for four in cells.reshape(-1, 4).astype(int):
        sums += (STEPS[four] @ WEIGHTS[four].astype(int)).astype(np.float32)
        each = (STEPS[four] / FINE).astype(np.float32) ** 2
        squares += ((each[0] + each[1]) + each[2]) + each[3]
    return sums / np.float32(FINE), squares


@pytest.mark.parametrize("added", [on_any_machine, on_this_machine])
@given(fours=some_fours)
def test_four_rows_are_added_up_exactly(added: Callable[..., float], fours: list[list[int]]):
    cells, sums = np.array(fours, np.uint32).reshape(-1), np.empty(COLUMNS, np.float32)
    squares = added(LINES, cells, sums)

    wanted, length = slowly(cells)
    assert sums.tobytes() == wanted.tobytes()
    assert np.float32(squares) == length


@given(st.integers(0, ROWS - 1), st.floats(-9, 9))
def test_a_row_is_added_as_often_as_it_is_worth(cell: int, worth: float):
    sums = RANDOM.normal(size=COLUMNS).astype(np.float32)
    wanted = (sums.astype(float) + worth * WEIGHTS[cell].astype(float)).astype(np.float32)
    one_row(LINES, cell, worth, sums)

    assert sums.tobytes() == wanted.tobytes()
