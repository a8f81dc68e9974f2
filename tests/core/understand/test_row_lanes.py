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
STEPS = np.append([65535, 65535, 65280, 1], RANDOM.integers(1, 1 << 14, ROWS - 4))
LINES = in_lines(WEIGHTS, STEPS / FINE)

by_words, by_bytes, add_row = row_lanes.made(at_once=False), row_lanes.add_fours, row_lanes.add_row
some_fours = st.lists(st.lists(st.integers(0, ROWS - 1), min_size=4, max_size=4), max_size=30)


@numba.njit
def on_any_machine(lines, cells, sums):
    return by_words(lines, cells, 0, cells.size, sums)


@numba.njit
def on_this_machine(lines, cells, sums):
    return by_bytes(lines, cells, 0, cells.size, sums)


@numba.njit
def one_row(lines, cell, worth, sums):
    add_row(lines, np.uint64(cell), np.float32(worth), sums)


def slowly(cells: np.ndarray) -> tuple[np.ndarray, np.float32]:
    """In whole numbers, and only at the end in single floats."""
    sums = STEPS[cells].astype(int) @ WEIGHTS[cells].astype(int)
    squares = (STEPS[cells].astype(int) ** 2).sum()
    return (sums / FINE).astype(np.float32), np.float32(squares / FINE**2)


@pytest.mark.parametrize("added", [on_any_machine, on_this_machine])
@given(fours=some_fours)
def test_rows_are_added_up_exactly(added: Callable[..., float], fours: list[list[int]]):
    cells, sums = np.array(fours, np.uint32).reshape(-1), np.zeros(COLUMNS, np.float32)
    squares = added(LINES, cells, sums)

    wanted, length = slowly(cells)
    assert sums.tobytes() == wanted.tobytes()
    assert np.float32(squares) == length


@pytest.mark.parametrize("added", [on_any_machine, on_this_machine])
@pytest.mark.parametrize("row", [0, 1, 2])
def test_as_many_heavy_rows_as_may_be_added_at_once_are_not_too_much(
    added: Callable[..., float], row: int
):
    cells, sums = np.full(row_lanes.MOST, row, np.uint32), np.zeros(COLUMNS, np.float32)
    added(LINES, cells, sums)

    assert sums.tobytes() == slowly(cells)[0].tobytes()


@given(st.integers(0, ROWS - 1), st.floats(-9, 9, width=32))
def test_a_row_is_added_as_often_as_it_is_worth(cell: int, worth: float):
    sums = RANDOM.normal(size=COLUMNS).astype(np.float32)
    wanted = sums + np.float32(worth) * WEIGHTS[cell].astype(np.float32)
    one_row(LINES, cell, worth, sums)

    assert sums.tobytes() == wanted.tobytes()
